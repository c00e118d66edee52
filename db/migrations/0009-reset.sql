-- Wishes for letters by those who forgot their account or password, or whose account was asked for.

PRAGMA user_version = 9;

CREATE TABLE mail_request (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('account', 'password', 'query', 'code')),
	person_id INTEGER REFERENCES person (id),
	source TEXT NOT NULL,
	at INTEGER NOT NULL,
	due_at INTEGER NOT NULL,
	reference TEXT NOT NULL
) STRICT;
CREATE INDEX mail_request_due ON mail_request (due_at, id);
