-- Staff with roles, a second factor and invitations; a token belongs to an account or to a member of staff.

PRAGMA user_version = 5;

CREATE TABLE staff (
	id INTEGER PRIMARY KEY,
	login_name TEXT NOT NULL,
	name TEXT NOT NULL,
	email TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'suspended')),
	password_hash TEXT NOT NULL,
	totp_secret TEXT NOT NULL,
	totp_last_step INTEGER NOT NULL,
	created_at INTEGER NOT NULL,
	last_login_at INTEGER,
	last_login_source TEXT NOT NULL,
	CHECK ((password_hash = '') = (totp_secret = '')),
	CHECK (state <> 'active' OR password_hash <> '')
) STRICT;
CREATE UNIQUE INDEX staff_login_name ON staff (lower(login_name));

CREATE TABLE staff_grant (
	staff_id INTEGER NOT NULL REFERENCES staff (id),
	role TEXT NOT NULL,
	scope_code TEXT NOT NULL,
	PRIMARY KEY (staff_id, role, scope_code)
) STRICT;
CREATE INDEX staff_grant_role ON staff_grant (role, scope_code, staff_id);

CREATE TABLE staff_recovery (
	staff_id INTEGER NOT NULL REFERENCES staff (id),
	code_hash TEXT NOT NULL,
	used_at INTEGER,
	PRIMARY KEY (staff_id, code_hash)
) STRICT;

CREATE TABLE account_lookup (
	id INTEGER PRIMARY KEY,
	staff_id INTEGER NOT NULL REFERENCES staff (id),
	account_id INTEGER NOT NULL REFERENCES account (id),
	reason TEXT NOT NULL CHECK (reason <> ''),
	at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_lookup_account ON account_lookup (account_id, id);

ALTER TABLE token RENAME TO token_before;
CREATE TABLE token (
	selector TEXT PRIMARY KEY,
	secret_hash TEXT NOT NULL,
	code_hash TEXT NOT NULL,
	purpose TEXT NOT NULL,
	account_id INTEGER REFERENCES account (id),
	staff_id INTEGER REFERENCES staff (id),
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	used_at INTEGER,
	superseded_at INTEGER,
	email TEXT NOT NULL DEFAULT ''
		CHECK ((email <> '') = (purpose = 'email_change')),
	CHECK (used_at IS NULL OR superseded_at IS NULL),
	CHECK ((account_id IS NULL) <> (staff_id IS NULL))
) STRICT;
INSERT INTO token (selector, secret_hash, code_hash, purpose, account_id, created_at, expires_at, used_at, superseded_at,
	email)
SELECT selector, secret_hash, code_hash, purpose, account_id, created_at, expires_at, used_at, superseded_at, email
FROM token_before;
DROP TABLE token_before;
CREATE INDEX token_code ON token (code_hash, created_at);
CREATE UNIQUE INDEX token_open ON token (account_id, purpose) WHERE used_at IS NULL AND superseded_at IS NULL;
CREATE UNIQUE INDEX token_open_staff ON token (staff_id) WHERE used_at IS NULL AND superseded_at IS NULL;

CREATE INDEX letter_account ON letter (account_id, id);
