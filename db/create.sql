-- What a new file is told once: readers and the one writer do not wait for each other.
PRAGMA journal_mode = WAL;
