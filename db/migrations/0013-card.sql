-- Certificate cards, and whom they belong to.

PRAGMA user_version = 13;

CREATE TABLE card (
	id INTEGER PRIMARY KEY,
	fingerprint TEXT NOT NULL UNIQUE,
	ssh_fingerprint TEXT NOT NULL,
	certificate TEXT NOT NULL,
	account_id INTEGER REFERENCES account (id),
	institution_code TEXT REFERENCES institution (institution_code),
	valid_to INTEGER NOT NULL,
	enrolled_at INTEGER NOT NULL,
	CHECK ((account_id IS NULL) <> (institution_code IS NULL))
) STRICT;
CREATE INDEX card_key ON card (ssh_fingerprint, valid_to, id);
CREATE INDEX card_account ON card (account_id, id);
CREATE INDEX card_institution ON card (institution_code, id);
