-- The whole schema as it is now: the manual of the data.  Migrating an empty file through db/migrations gives
-- exactly this; a test compares the two, so a change is made in both places.
--
-- Manners: instants are seconds since 1970-01-01 UTC, NULL while they have not come; civil dates are ISO text
-- in Taipei; codes are text; a flag is 0 or 1; text that is not known is '' and never NULL.  STRICT is SQLite's
-- own word, everything else is read by PostgreSQL too.

PRAGMA application_id = 1296126031; -- "MAPO"
PRAGMA user_version = 14;

-- Code tables.  First filled from db/data; an operator may reword, add and retire (is_active) codes, and a
-- migration adds the missing ones without touching the others.

-- One county or special municipality 縣市, by its government code.
CREATE TABLE county (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	id_letter TEXT NOT NULL, -- first letter of ID numbers given out there
	health_bureau_zh TEXT NOT NULL,
	sort_order INTEGER NOT NULL,
	is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

-- Characters 3-4 of an institution code, and the county they mean; merged counties have several.
CREATE TABLE county_digits (
	digits TEXT PRIMARY KEY,
	county_code TEXT NOT NULL REFERENCES county (code)
) STRICT;

-- One kind of medical personnel 醫事人員類別.
CREATE TABLE personnel_type (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	certificate_prefix TEXT NOT NULL, -- word before a certificate's number, as 醫字
	is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

-- One application system 應用系統 that an account may use.
CREATE TABLE app_system (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	is_default_app INTEGER NOT NULL CHECK (is_default_app IN (0, 1)), -- 1: every account has it (R-ACT-40)
	sort_order INTEGER NOT NULL,
	is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

-- One kind of application 申辦項目.
CREATE TABLE application_kind (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)) -- 0: nobody may apply now
) STRICT;

-- One state that an application may be in 申辦狀態.
CREATE TABLE application_state (
	code TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)) -- 1: it will not change any more
) STRICT;

-- The personnel register, kept by imports.

-- One person: the only table with ID numbers; everything else points here.
CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	person_id_no TEXT NOT NULL UNIQUE,
	person_id_kind TEXT NOT NULL CHECK (person_id_kind IN ('national', 'resident_old', 'resident_new')),
	name TEXT NOT NULL
) STRICT;

-- One medical institution 醫事機構, contracted now or before.
CREATE TABLE institution (
	institution_code TEXT PRIMARY KEY,
	institution_name TEXT NOT NULL,
	institution_kind TEXT NOT NULL, -- as the source names it
	county_code TEXT REFERENCES county (code), -- NULL: the digits in the code mean no county
	phone_no TEXT NOT NULL,
	address TEXT NOT NULL,
	contract_start_date TEXT NOT NULL,
	contract_end_date TEXT NOT NULL -- '' while the contract runs
) STRICT;

-- One certificate 證書 of a person, and where he practises by it.
CREATE TABLE licence (
	id INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person (id),
	personnel_type TEXT NOT NULL REFERENCES personnel_type (code),
	certificate_serial TEXT NOT NULL, -- the six digits of 證書字號
	is_practising INTEGER NOT NULL CHECK (is_practising IN (0, 1)),
	home_institution_code TEXT NOT NULL, -- no reference: the register knows institutions that our list does not
	practice_licence_no TEXT NOT NULL, -- 執業執照字號
	renewal_due_date TEXT NOT NULL, -- 應更新日期
	UNIQUE (personnel_type, certificate_serial),
	CHECK ((is_practising = 1) = (home_institution_code <> ''))
) STRICT;
CREATE INDEX licence_person ON licence (person_id);

-- Accounts and what belongs to them.

-- One portal account; a person has at most one (R-ACT-23).
CREATE TABLE account (
	id INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL UNIQUE REFERENCES person (id),
	login_name TEXT NOT NULL, -- as its owner writes it; case does not count (R-ACT-38)
	email TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('pending_mail', 'active', 'suspended')),
	password_hash TEXT NOT NULL, -- Argon2id with its parameters; '' until the mail is verified
	created_at INTEGER NOT NULL,
	verified_at INTEGER,
	last_login_at INTEGER,
	last_login_source TEXT NOT NULL, -- terminal or address
	failed_logins INTEGER NOT NULL DEFAULT 0, -- wrong passwords since then
	mobile_no TEXT NOT NULL DEFAULT '', -- 0912345678; one-time codes go there
	landline_no TEXT NOT NULL DEFAULT '' -- 02-12345678#123
) STRICT;
CREATE UNIQUE INDEX account_login_name ON account (lower(login_name));
CREATE INDEX account_email ON account (lower(email));

-- One login, from its beginning to its end; whoever is logged in holds a lock with its number (base/slot.h), so a row
-- that nobody holds was left by a process that died.
CREATE TABLE session (
	id INTEGER PRIMARY KEY,
	account_id INTEGER REFERENCES account (id),
	staff_id INTEGER, -- of the ministry and the bureaus
	institution_code TEXT, -- by its card; exactly one of the three is set
	via TEXT NOT NULL CHECK (via IN ('terminal', 'ssh', 'command')),
	source TEXT NOT NULL, -- terminal or address
	started_at INTEGER NOT NULL,
	seen_at INTEGER NOT NULL, -- its last act on the trail
	ended_at INTEGER,
	reason TEXT NOT NULL, -- why it ended: logout, elsewhere, password, lost, ...; '' while it stands
	CHECK ((account_id IS NOT NULL) + (staff_id IS NOT NULL) + (institution_code IS NOT NULL) = 1),
	CHECK ((ended_at IS NULL) = (reason = ''))
) STRICT;
CREATE INDEX session_open ON session (account_id, staff_id, institution_code, id) WHERE ended_at IS NULL;
CREATE INDEX session_ended ON session (ended_at);

-- One system that an account may use.
CREATE TABLE account_app_system (
	account_id INTEGER NOT NULL REFERENCES account (id),
	app_system_code TEXT NOT NULL REFERENCES app_system (code),
	granted_at INTEGER NOT NULL,
	PRIMARY KEY (account_id, app_system_code)
) STRICT;

-- One published version of the terms of membership; the highest counts.
CREATE TABLE terms (
	version INTEGER PRIMARY KEY,
	body TEXT NOT NULL,
	sha256 TEXT NOT NULL, -- of the body
	published_at INTEGER NOT NULL
) STRICT;

-- One account's first agreement to one version (R-ACT-16).
CREATE TABLE consent (
	account_id INTEGER NOT NULL REFERENCES account (id),
	version INTEGER NOT NULL REFERENCES terms (version),
	sha256 TEXT NOT NULL, -- of the very text that was shown
	agreed_at INTEGER NOT NULL,
	source TEXT NOT NULL, -- terminal or address
	PRIMARY KEY (account_id, version)
) STRICT;
CREATE INDEX consent_version ON consent (version, account_id);

-- Staff: those who work at the console.

-- One member of staff 人員.
CREATE TABLE staff (
	id INTEGER PRIMARY KEY,
	login_name TEXT NOT NULL, -- case does not count (R-STF-1)
	name TEXT NOT NULL,
	email TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'suspended')),
	password_hash TEXT NOT NULL, -- Argon2id with its parameters; '' until the invitation is accepted
	totp_secret TEXT NOT NULL, -- sealed under the key in staff.key; '' until the invitation is accepted
	totp_last_step INTEGER NOT NULL, -- a code of this step of 30 seconds, or an earlier one, has been used
	created_at INTEGER NOT NULL,
	last_login_at INTEGER,
	last_login_source TEXT NOT NULL, -- terminal or address
	CHECK ((password_hash = '') = (totp_secret = '')),
	CHECK (state <> 'active' OR password_hash <> '')
) STRICT;
CREATE UNIQUE INDEX staff_login_name ON staff (lower(login_name));

-- One role of a member of staff, and where it holds.
CREATE TABLE staff_grant (
	staff_id INTEGER NOT NULL REFERENCES staff (id),
	role TEXT NOT NULL, -- as src/domain/access.h names it
	scope_code TEXT NOT NULL, -- of the county, the system ...; '' for a role that holds everywhere
	PRIMARY KEY (staff_id, role, scope_code)
) STRICT;
CREATE INDEX staff_grant_role ON staff_grant (role, scope_code, staff_id);

-- One code that was printed for the day on which the telephone is lost.
CREATE TABLE staff_recovery (
	staff_id INTEGER NOT NULL REFERENCES staff (id),
	code_hash TEXT NOT NULL,
	used_at INTEGER,
	PRIMARY KEY (staff_id, code_hash)
) STRICT;

-- Why a member of staff looked at an account; the trail names the row.
CREATE TABLE account_lookup (
	id INTEGER PRIMARY KEY,
	staff_id INTEGER NOT NULL REFERENCES staff (id),
	account_id INTEGER NOT NULL REFERENCES account (id),
	reason TEXT NOT NULL CHECK (reason <> ''),
	at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_lookup_account ON account_lookup (account_id, id);

-- One secret sent to a mailbox; only hashes stand here (R-ACT-49).
CREATE TABLE token (
	selector TEXT PRIMARY KEY, -- the public half of the link's token
	secret_hash TEXT NOT NULL,
	code_hash TEXT NOT NULL, -- of the code that can be typed instead
	purpose TEXT NOT NULL, -- email_verification, email_change, password_reset, staff_invitation
	account_id INTEGER REFERENCES account (id), -- of the one, or
	staff_id INTEGER REFERENCES staff (id), -- of the other
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	used_at INTEGER,
	superseded_at INTEGER, -- when a newer one took its place (R-ACT-51)
	email TEXT NOT NULL DEFAULT '' -- the new address that it verifies; '' when that is the account's own
		CHECK ((email <> '') = (purpose = 'email_change')),
	CHECK (used_at IS NULL OR superseded_at IS NULL),
	CHECK ((account_id IS NULL) <> (staff_id IS NULL))
) STRICT;
CREATE INDEX token_code ON token (code_hash, created_at);
-- one that can still be used, at most, for each account and purpose, and for each member of staff
CREATE UNIQUE INDEX token_open ON token (account_id, purpose) WHERE used_at IS NULL AND superseded_at IS NULL;
CREATE UNIQUE INDEX token_open_staff ON token (staff_id) WHERE used_at IS NULL AND superseded_at IS NULL;

-- What an account typed into a form and has not sent: offered again at the next login after a lost line.
CREATE TABLE draft (
	account_id INTEGER PRIMARY KEY REFERENCES account (id),
	form TEXT NOT NULL CHECK (form <> ''),
	field TEXT NOT NULL, -- where the cursor stood; '' on none
	content TEXT NOT NULL CHECK (length(content) <= 16384), -- name=value lines; never a secret
	saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_saved ON draft (saved_at);

-- What the portal keeps for itself.

-- One setting of the ministry that differs from the program's default.
CREATE TABLE policy (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

-- One try that counts against guessing (R-ACT-7, R-ACT-26); forgotten after its window.
CREATE TABLE attempt (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL, -- login, activation_query, ...
	subject TEXT NOT NULL, -- a hash of what was tried
	source TEXT NOT NULL, -- terminal or address
	at INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_subject ON attempt (kind, subject, at);
CREATE INDEX attempt_source ON attempt (kind, source, at);

-- The trail: one act of one actor.  Rows are only ever added, and each is sealed to the one before it.
CREATE TABLE audit (
	id INTEGER PRIMARY KEY, -- 1, 2, ... without gaps
	at INTEGER NOT NULL,
	actor TEXT NOT NULL, -- nobody, account:ID, operator:NAME, system
	level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4), -- of authentication
	source TEXT NOT NULL, -- terminal or address
	act TEXT NOT NULL,
	object TEXT NOT NULL, -- account:ID; '' when none
	outcome TEXT NOT NULL, -- done, or the rule or error that stopped it
	hash TEXT NOT NULL -- SHA-256 over the hash before and this row, as src/store/audit.c writes it
) STRICT;
CREATE INDEX audit_actor ON audit (actor, id);
CREATE INDEX audit_act ON audit (act, id);
CREATE INDEX audit_object ON audit (object, id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
	SELECT RAISE(ABORT, 'the trail is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
	SELECT RAISE(ABORT, 'the trail is append-only');
END;

-- One key that signs heads; its private half is the file audit.key and never stands in the database.
CREATE TABLE audit_key (
	id TEXT PRIMARY KEY, -- first half of SHA-256 over the public key
	public_key TEXT NOT NULL, -- Ed25519, hexadecimal
	made_at INTEGER NOT NULL
) STRICT;

-- One head: a signed statement of how the trail ended at an instant.  A copy kept elsewhere shows later whether any
-- row before was touched.
CREATE TABLE audit_head (
	id INTEGER PRIMARY KEY, -- 1, 2, ... without gaps
	at INTEGER NOT NULL,
	rows INTEGER NOT NULL, -- the last row of the trail then
	hash TEXT NOT NULL, -- that row's
	previous TEXT NOT NULL, -- SHA-256 over the head before with its signature
	key_id TEXT NOT NULL REFERENCES audit_key (id),
	signature TEXT NOT NULL, -- Ed25519 over all that, as src/store/audit-head.c writes it
	is_mailed INTEGER NOT NULL CHECK (is_mailed IN (0, 1)) -- 1: it left in a letter to the operator
) STRICT;
CREATE INDEX audit_head_mailed ON audit_head (at) WHERE is_mailed = 1;
CREATE TRIGGER audit_head_no_update BEFORE UPDATE ON audit_head BEGIN
	SELECT RAISE(ABORT, 'the trail is append-only');
END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN
	SELECT RAISE(ABORT, 'the trail is append-only');
END;

-- The outbox: one letter, from the transaction that caused it to the server that took it.
CREATE TABLE letter (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL, -- name of the template
	account_id INTEGER REFERENCES account (id),
	recipient TEXT NOT NULL,
	recipient_name TEXT NOT NULL,
	subject TEXT NOT NULL,
	body TEXT, -- carries secrets: erased (NULL) once the letter is sent
	message_id TEXT NOT NULL UNIQUE, -- the same at every try, so that a server or reader can see doubles
	state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
	tries INTEGER NOT NULL,
	created_at INTEGER NOT NULL,
	due_at INTEGER NOT NULL, -- no try before
	sent_at INTEGER,
	reply TEXT NOT NULL, -- the last word of the server, or ours
	channel TEXT NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'sms')), -- to a mailbox, or a mobile number
	CHECK (body IS NOT NULL OR state = 'sent')
) STRICT;
CREATE INDEX letter_state ON letter (state, id);
CREATE INDEX letter_account ON letter (account_id, id);
CREATE INDEX letter_due ON letter (state, channel, due_at, id);

-- One certificate card that has been enrolled (R-CARD-36): it belongs to an account or an institution.
CREATE TABLE card (
	id INTEGER PRIMARY KEY,
	fingerprint TEXT NOT NULL UNIQUE, -- SHA-256 of the certificate
	ssh_fingerprint TEXT NOT NULL, -- SHA-256 of its key in the wire form of SSH
	certificate TEXT NOT NULL, -- PEM
	account_id INTEGER REFERENCES account (id),
	institution_code TEXT REFERENCES institution (institution_code),
	valid_to INTEGER NOT NULL,
	enrolled_at INTEGER NOT NULL,
	revoked_at INTEGER, -- blocked by the operator: it opens nothing any more
	revoked_by TEXT NOT NULL DEFAULT '', -- which operator
	CHECK ((account_id IS NULL) <> (institution_code IS NULL))
) STRICT;
CREATE INDEX card_key ON card (ssh_fingerprint, valid_to, id);
CREATE INDEX card_account ON card (account_id, id);
CREATE INDEX card_institution ON card (institution_code, id);

-- One code that went out by text message (R-CARD-50), the newest of its account.
CREATE TABLE sms_code (
	reference TEXT PRIMARY KEY, -- known to the session that asked for it alone
	account_id INTEGER NOT NULL UNIQUE REFERENCES account (id),
	code_hash TEXT NOT NULL, -- of reference and code
	expires_at INTEGER NOT NULL,
	tries INTEGER NOT NULL, -- wrong ones
	used_at INTEGER
) STRICT;

-- One wish for a letter by somebody who is not logged in.  Known people's and unknown ones' are written alike, so that
-- the answer takes the same time (R-ACT-72); maportal-mailer makes a letter of each and takes it away.
CREATE TABLE mail_request (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('account', 'password', 'query', 'code')),
	person_id INTEGER REFERENCES person (id), -- NULL: nobody of that number is known
	source TEXT NOT NULL, -- terminal or address
	at INTEGER NOT NULL,
	due_at INTEGER NOT NULL, -- no try before
	reference TEXT NOT NULL -- of the session that waits for a code; '' for other kinds
) STRICT;
CREATE INDEX mail_request_due ON mail_request (due_at, id);

-- How many there are: of accounts and letters by state, of acts by name and outcome.  Kept by triggers, so that nobody
-- has to count rows; a check recounts.
CREATE TABLE counter (
	topic TEXT NOT NULL, -- account, letter, audit
	word TEXT NOT NULL, -- state, or act
	outcome TEXT NOT NULL, -- of an act; '' for others
	value INTEGER NOT NULL,
	PRIMARY KEY (topic, word, outcome)
) STRICT;
CREATE TRIGGER counter_account_insert AFTER INSERT ON account BEGIN
	INSERT INTO counter (topic, word, outcome, value) VALUES ('account', NEW.state, '', 1)
	ON CONFLICT (topic, word, outcome) DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER counter_account_update AFTER UPDATE OF state ON account WHEN OLD.state <> NEW.state BEGIN
	UPDATE counter SET value = value - 1 WHERE topic = 'account' AND word = OLD.state;
	INSERT INTO counter (topic, word, outcome, value) VALUES ('account', NEW.state, '', 1)
	ON CONFLICT (topic, word, outcome) DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER counter_account_delete AFTER DELETE ON account BEGIN
	UPDATE counter SET value = value - 1 WHERE topic = 'account' AND word = OLD.state;
END;
CREATE TRIGGER counter_letter_insert AFTER INSERT ON letter BEGIN
	INSERT INTO counter (topic, word, outcome, value) VALUES ('letter', NEW.state, '', 1)
	ON CONFLICT (topic, word, outcome) DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER counter_letter_update AFTER UPDATE OF state ON letter WHEN OLD.state <> NEW.state BEGIN
	UPDATE counter SET value = value - 1 WHERE topic = 'letter' AND word = OLD.state;
	INSERT INTO counter (topic, word, outcome, value) VALUES ('letter', NEW.state, '', 1)
	ON CONFLICT (topic, word, outcome) DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER counter_letter_delete AFTER DELETE ON letter BEGIN
	UPDATE counter SET value = value - 1 WHERE topic = 'letter' AND word = OLD.state;
END;
CREATE TRIGGER counter_audit_insert AFTER INSERT ON audit BEGIN
	INSERT INTO counter (topic, word, outcome, value) VALUES ('audit', NEW.act, NEW.outcome, 1)
	ON CONFLICT (topic, word, outcome) DO UPDATE SET value = value + 1;
END;

-- One announcement 系統公告, piece of news 最新消息 or answered question 常見問題.
CREATE TABLE notice (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('announcement', 'news', 'faq')),
	category TEXT NOT NULL, -- 分類; '' for none
	app_system_code TEXT REFERENCES app_system (code), -- NULL: it is about the portal itself
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	published_date TEXT NOT NULL, -- not shown before
	valid_until TEXT NOT NULL, -- last day it is shown; '' for ever
	is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1)),
	search_text TEXT NOT NULL, -- title and body as src/store/gram.c makes them alike
	edition INTEGER NOT NULL, -- 1, and one more with each change: who changes must have seen the last one
	edited_at INTEGER, -- the last change
	withdrawn_at INTEGER -- not shown since
) STRICT;
CREATE INDEX notice_category ON notice (kind, category);

-- One file for everyone: a manual 操作手冊, something to download 下載專區, or what belongs to a notice.
CREATE TABLE document (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('manual', 'download', 'attachment')),
	name TEXT NOT NULL, -- what people get it by; also the name of the file
	category TEXT NOT NULL, -- 所屬分類; '' for none
	app_system_code TEXT REFERENCES app_system (code), -- NULL: it is about the portal itself
	title TEXT NOT NULL,
	size INTEGER NOT NULL CHECK (size > 0), -- bytes
	sha256 TEXT NOT NULL, -- the bytes lie below DATA/blob by this name
	media_type TEXT NOT NULL, -- by content
	published_date TEXT NOT NULL, -- not shown before
	valid_until TEXT NOT NULL, -- last day it is shown; '' for ever
	is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1)),
	search_text TEXT NOT NULL, -- title and name as src/store/gram.c makes them alike
	edition INTEGER NOT NULL, -- 1, and one more with each change
	edited_at INTEGER, -- the last change
	withdrawn_at INTEGER -- not shown since
) STRICT;
CREATE UNIQUE INDEX document_name ON document (lower(name)) WHERE withdrawn_at IS NULL;
CREATE INDEX document_category ON document (kind, category);

-- One file that belongs to a notice.
CREATE TABLE notice_document (
	notice_id INTEGER NOT NULL REFERENCES notice (id),
	document_id INTEGER NOT NULL REFERENCES document (id),
	PRIMARY KEY (notice_id, document_id)
) STRICT;
CREATE INDEX notice_document_document ON notice_document (document_id);

-- One or two neighbouring characters that stand in a notice or a document, in the order of the lists; '' stands in
-- each.  Words of Chinese are found by any two characters, which no index of words can do.
CREATE TABLE gram (
	gram TEXT NOT NULL,
	kind TEXT NOT NULL, -- of the notice or document
	is_pinned INTEGER NOT NULL,
	published_date TEXT NOT NULL,
	id INTEGER NOT NULL, -- of the notice or document
	PRIMARY KEY (gram, kind, is_pinned, published_date, id)
) STRICT;
CREATE INDEX gram_owner ON gram (kind, id);

-- One application 申請案件 of whatever kind; what a kind has of its own stands in a table of its own.
CREATE TABLE application (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE, -- 申請案號: what people ask by
	kind TEXT NOT NULL REFERENCES application_kind (code),
	state TEXT NOT NULL REFERENCES application_state (code), -- that of its last event
	account_id INTEGER REFERENCES account (id), -- who applied; NULL: nobody with an account
	scope_kind TEXT NOT NULL, -- whose staff decide (R-ACC-1): county, app-system, ...; '' the whole portal's
	scope_code TEXT NOT NULL, -- which county, system, ...
	subject TEXT NOT NULL, -- what is applied for, in one line, for lists and letters
	version INTEGER NOT NULL, -- grows with every event, so that nobody decides what he has not seen
	lease_staff_id INTEGER REFERENCES staff (id), -- who has taken it to decide
	lease_until INTEGER, -- others may not take it before
	applied_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL, -- the last change of state
	CHECK ((lease_staff_id IS NULL) = (lease_until IS NULL))
) STRICT;
CREATE INDEX application_queue ON application (scope_kind, scope_code, kind, state, applied_at, id);
CREATE INDEX application_whole ON application (kind, state, applied_at, id);
CREATE INDEX application_own ON application (account_id, id);
CREATE INDEX application_lease ON application (lease_staff_id, applied_at, id) WHERE lease_staff_id IS NOT NULL;

-- One step in the life of an application.  Rows are only ever added.
CREATE TABLE application_event (
	id INTEGER PRIMARY KEY,
	application_id INTEGER NOT NULL REFERENCES application (id),
	at INTEGER NOT NULL,
	account_id INTEGER REFERENCES account (id), -- who did it: an account,
	staff_id INTEGER REFERENCES staff (id), -- or staff; neither: the portal itself
	event TEXT NOT NULL, -- submit, take, approve, ...: src/domain/life-cycle.h
	from_state TEXT NOT NULL, -- '' before there was one
	to_state TEXT NOT NULL REFERENCES application_state (code),
	note TEXT NOT NULL -- the reviewer's opinion 審查意見
) STRICT;
CREATE INDEX application_event_list ON application_event (application_id, id);
CREATE TRIGGER application_event_no_update BEFORE UPDATE ON application_event BEGIN
	SELECT RAISE(ABORT, 'the history is append-only');
END;
CREATE TRIGGER application_event_no_delete BEFORE DELETE ON application_event BEGIN
	SELECT RAISE(ABORT, 'the history is append-only');
END;

-- The last serial number given out of one kind in one ROC year.
CREATE TABLE application_serial (
	kind TEXT NOT NULL REFERENCES application_kind (code),
	year INTEGER NOT NULL,
	serial INTEGER NOT NULL,
	PRIMARY KEY (kind, year)
) STRICT;

-- What an application for the use of an application system says 應用系統申請.
CREATE TABLE app_system_application (
	application_id INTEGER PRIMARY KEY REFERENCES application (id),
	app_system_code TEXT NOT NULL REFERENCES app_system (code),
	reason TEXT NOT NULL -- 申請事由
) STRICT;
