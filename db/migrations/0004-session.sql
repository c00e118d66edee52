-- Who is logged in where, failed logins since the last one, and telephone numbers of accounts.

PRAGMA user_version = 4;

CREATE TABLE session (
	id INTEGER PRIMARY KEY,
	account_id INTEGER REFERENCES account (id),
	staff_id INTEGER,
	via TEXT NOT NULL CHECK (via IN ('terminal', 'ssh', 'command')),
	source TEXT NOT NULL,
	started_at INTEGER NOT NULL,
	seen_at INTEGER NOT NULL,
	ended_at INTEGER,
	reason TEXT NOT NULL,
	CHECK ((account_id IS NULL) <> (staff_id IS NULL)),
	CHECK ((ended_at IS NULL) = (reason = ''))
) STRICT;
CREATE INDEX session_open ON session (account_id, staff_id, id) WHERE ended_at IS NULL;
CREATE INDEX session_ended ON session (ended_at);

ALTER TABLE account ADD COLUMN failed_logins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN mobile_no TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN landline_no TEXT NOT NULL DEFAULT '';
