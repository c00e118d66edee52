-- For one import of a million rows in random order: the indexes that it fills stay in memory.
PRAGMA cache_size = -65536;
