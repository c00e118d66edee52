-- Logins without a reader: codes by text message.

PRAGMA user_version = 12;

CREATE TABLE sms_code (
	reference TEXT PRIMARY KEY,
	account_id INTEGER NOT NULL UNIQUE REFERENCES account (id),
	code_hash TEXT NOT NULL,
	expires_at INTEGER NOT NULL,
	tries INTEGER NOT NULL,
	used_at INTEGER
) STRICT;
