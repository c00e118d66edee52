-- What is said to the engine itself; these are SQLite's own words.

-- name: engine_begin
BEGIN IMMEDIATE;

-- A transaction that only reads: what others commit meanwhile is not seen.
-- name: engine_snapshot
BEGIN;

-- name: engine_commit
COMMIT;

-- name: engine_rollback
ROLLBACK;

-- name: engine_application_id
-- out: number
PRAGMA application_id;

-- name: engine_version
-- out: number
PRAGMA user_version;

-- name: engine_schema_size
-- out: number
-- scan: the list of tables
SELECT count(*) FROM sqlite_schema;

-- name: engine_integrity
-- out: sentence; one row "ok" when all is well
PRAGMA integrity_check(20);

-- name: engine_foreign_keys
-- out: table, rowid, parent, number
PRAGMA foreign_key_check;
