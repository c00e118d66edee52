-- From an empty file to version 1.  Never edited once released; db/schema.sql explains the tables.

PRAGMA application_id = 1296126031;
PRAGMA user_version = 1;

CREATE TABLE county (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	id_letter TEXT NOT NULL,
	health_bureau_zh TEXT NOT NULL,
	sort_order INTEGER NOT NULL,
	is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE county_digits (
	digits TEXT PRIMARY KEY,
	county_code TEXT NOT NULL REFERENCES county (code)
) STRICT;

CREATE TABLE personnel_type (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	certificate_prefix TEXT NOT NULL,
	is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE app_system (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	is_default_app INTEGER NOT NULL CHECK (is_default_app IN (0, 1)),
	sort_order INTEGER NOT NULL,
	is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	person_id_no TEXT NOT NULL UNIQUE,
	person_id_kind TEXT NOT NULL CHECK (person_id_kind IN ('national', 'resident_old', 'resident_new')),
	name TEXT NOT NULL
) STRICT;

CREATE TABLE institution (
	institution_code TEXT PRIMARY KEY,
	institution_name TEXT NOT NULL,
	institution_kind TEXT NOT NULL,
	county_code TEXT REFERENCES county (code),
	phone_no TEXT NOT NULL,
	address TEXT NOT NULL,
	contract_start_date TEXT NOT NULL,
	contract_end_date TEXT NOT NULL
) STRICT;

CREATE TABLE licence (
	id INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person (id),
	personnel_type TEXT NOT NULL REFERENCES personnel_type (code),
	certificate_serial TEXT NOT NULL,
	is_practising INTEGER NOT NULL CHECK (is_practising IN (0, 1)),
	home_institution_code TEXT NOT NULL,
	practice_licence_no TEXT NOT NULL,
	renewal_due_date TEXT NOT NULL,
	UNIQUE (personnel_type, certificate_serial),
	CHECK ((is_practising = 1) = (home_institution_code <> ''))
) STRICT;
CREATE INDEX licence_person ON licence (person_id);

CREATE TABLE account (
	id INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL UNIQUE REFERENCES person (id),
	login_name TEXT NOT NULL,
	email TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('pending_mail', 'active', 'suspended')),
	password_hash TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	verified_at INTEGER,
	last_login_at INTEGER,
	last_login_source TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_login_name ON account (lower(login_name));
CREATE INDEX account_email ON account (lower(email));

CREATE TABLE account_app_system (
	account_id INTEGER NOT NULL REFERENCES account (id),
	app_system_code TEXT NOT NULL REFERENCES app_system (code),
	granted_at INTEGER NOT NULL,
	PRIMARY KEY (account_id, app_system_code)
) STRICT;

CREATE TABLE terms (
	version INTEGER PRIMARY KEY,
	body TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	published_at INTEGER NOT NULL
) STRICT;

CREATE TABLE consent (
	account_id INTEGER NOT NULL REFERENCES account (id),
	version INTEGER NOT NULL REFERENCES terms (version),
	sha256 TEXT NOT NULL,
	agreed_at INTEGER NOT NULL,
	source TEXT NOT NULL,
	PRIMARY KEY (account_id, version)
) STRICT;

CREATE TABLE token (
	selector TEXT PRIMARY KEY,
	secret_hash TEXT NOT NULL,
	code_hash TEXT NOT NULL,
	purpose TEXT NOT NULL,
	account_id INTEGER NOT NULL REFERENCES account (id),
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	used_at INTEGER,
	superseded_at INTEGER,
	CHECK (used_at IS NULL OR superseded_at IS NULL)
) STRICT;
CREATE INDEX token_code ON token (code_hash, created_at);
CREATE UNIQUE INDEX token_open ON token (account_id, purpose) WHERE used_at IS NULL AND superseded_at IS NULL;

CREATE TABLE policy (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

CREATE TABLE attempt (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	source TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_subject ON attempt (kind, subject, at);
CREATE INDEX attempt_source ON attempt (kind, source, at);

CREATE TABLE audit (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	actor TEXT NOT NULL,
	level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
	source TEXT NOT NULL,
	act TEXT NOT NULL,
	object TEXT NOT NULL,
	outcome TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
	SELECT RAISE(ABORT, 'the trail is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
	SELECT RAISE(ABORT, 'the trail is append-only');
END;

CREATE TABLE letter (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	account_id INTEGER REFERENCES account (id),
	recipient TEXT NOT NULL,
	recipient_name TEXT NOT NULL,
	subject TEXT NOT NULL,
	body TEXT,
	message_id TEXT NOT NULL UNIQUE,
	state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
	tries INTEGER NOT NULL,
	created_at INTEGER NOT NULL,
	due_at INTEGER NOT NULL,
	sent_at INTEGER,
	reply TEXT NOT NULL,
	CHECK (body IS NOT NULL OR state = 'sent')
) STRICT;
CREATE INDEX letter_state ON letter (state, id);
CREATE INDEX letter_due ON letter (state, due_at, id);

CREATE TABLE notice (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('announcement', 'news')),
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	published_date TEXT NOT NULL,
	valid_until TEXT NOT NULL,
	is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1))
) STRICT;
CREATE INDEX notice_list ON notice (kind, is_pinned, published_date, id);
