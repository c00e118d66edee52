-- What every connection says first.  Patience before anything that looks into the file: after a crash another
-- process may be busy recovering it.  Sessions are many, so the page cache is small (KiB when negative).
PRAGMA busy_timeout = 5000;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA secure_delete = ON;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -2048;
