-- What a connection says besides that brings in a whole register: its indexes are entered all over, and pages that
-- do not stay in memory until the commit are written again and again (KiB when negative).
PRAGMA cache_size = -65536;
