-- Enrolled cards that are blocked.

PRAGMA user_version = 14;

ALTER TABLE card ADD COLUMN revoked_at INTEGER;
ALTER TABLE card ADD COLUMN revoked_by TEXT NOT NULL DEFAULT '';
