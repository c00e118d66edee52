-- What every connection says first.  Sessions are many, so the page cache is small (KiB when negative).
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA secure_delete = ON;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -2048;
PRAGMA busy_timeout = 5000;
