-- Forms that were left half filled in, and letters to an address that is not an account's yet.

PRAGMA user_version = 3;

CREATE TABLE draft (
	account_id INTEGER PRIMARY KEY REFERENCES account (id),
	form TEXT NOT NULL CHECK (form <> ''),
	field TEXT NOT NULL,
	content TEXT NOT NULL CHECK (length(content) <= 16384),
	saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_saved ON draft (saved_at);

ALTER TABLE token ADD COLUMN email TEXT NOT NULL DEFAULT ''
	CHECK ((email <> '') = (purpose = 'email_change'));
