-- From version 1 to 2: the state of applications.  Never edited once released; db/schema.sql explains the tables.

PRAGMA user_version = 2;

CREATE TABLE application_kind (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL
) STRICT;

CREATE TABLE application_state (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	is_final INTEGER NOT NULL CHECK (is_final IN (0, 1))
) STRICT;

CREATE TABLE application (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL REFERENCES application_kind (code),
	state TEXT NOT NULL REFERENCES application_state (code),
	applied_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL
) STRICT;
