-- Enrolled cards that are blocked, and sessions of institutions, which end with their cards.

PRAGMA user_version = 14;

ALTER TABLE card ADD COLUMN revoked_at INTEGER;
ALTER TABLE card ADD COLUMN revoked_by TEXT NOT NULL DEFAULT '';

ALTER TABLE session RENAME TO session_before;

CREATE TABLE session (
	id INTEGER PRIMARY KEY,
	account_id INTEGER REFERENCES account (id),
	staff_id INTEGER,
	institution_code TEXT,
	via TEXT NOT NULL CHECK (via IN ('terminal', 'ssh', 'command')),
	source TEXT NOT NULL,
	started_at INTEGER NOT NULL,
	seen_at INTEGER NOT NULL,
	ended_at INTEGER,
	reason TEXT NOT NULL,
	CHECK ((account_id IS NOT NULL) + (staff_id IS NOT NULL) + (institution_code IS NOT NULL) = 1),
	CHECK ((ended_at IS NULL) = (reason = ''))
) STRICT;

INSERT INTO session (id, account_id, staff_id, via, source, started_at, seen_at, ended_at, reason)
SELECT id, account_id, staff_id, via, source, started_at, seen_at, ended_at, reason FROM session_before;

DROP TABLE session_before;

CREATE INDEX session_open ON session (account_id, staff_id, institution_code, id) WHERE ended_at IS NULL;
CREATE INDEX session_ended ON session (ended_at);
