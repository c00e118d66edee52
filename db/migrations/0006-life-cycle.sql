-- The life cycle of applications: who applied, whose staff decide, every step; and the first kind that uses it.

PRAGMA user_version = 6;

ALTER TABLE application_kind ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1));

ALTER TABLE application RENAME TO application_before;

CREATE TABLE application (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL REFERENCES application_kind (code),
	state TEXT NOT NULL REFERENCES application_state (code),
	account_id INTEGER REFERENCES account (id),
	scope_kind TEXT NOT NULL,
	scope_code TEXT NOT NULL,
	subject TEXT NOT NULL,
	version INTEGER NOT NULL,
	lease_staff_id INTEGER REFERENCES staff (id),
	lease_until INTEGER,
	applied_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	CHECK ((lease_staff_id IS NULL) = (lease_until IS NULL))
) STRICT;

INSERT INTO application (id, number, kind, state, scope_kind, scope_code, subject, version, applied_at, changed_at)
SELECT id, number, kind, state, '', '', '', 1, applied_at, changed_at FROM application_before;

DROP TABLE application_before;

CREATE INDEX application_queue ON application (scope_kind, scope_code, kind, state, applied_at, id);
CREATE INDEX application_whole ON application (kind, state, applied_at, id);
CREATE INDEX application_own ON application (account_id, id);
CREATE INDEX application_lease ON application (lease_staff_id, applied_at, id) WHERE lease_staff_id IS NOT NULL;

CREATE TABLE application_event (
	id INTEGER PRIMARY KEY,
	application_id INTEGER NOT NULL REFERENCES application (id),
	at INTEGER NOT NULL,
	account_id INTEGER REFERENCES account (id),
	staff_id INTEGER REFERENCES staff (id),
	event TEXT NOT NULL,
	from_state TEXT NOT NULL,
	to_state TEXT NOT NULL REFERENCES application_state (code),
	note TEXT NOT NULL
) STRICT;
CREATE INDEX application_event_list ON application_event (application_id, id);
CREATE TRIGGER application_event_no_update BEFORE UPDATE ON application_event BEGIN
	SELECT RAISE(ABORT, 'the history is append-only');
END;
CREATE TRIGGER application_event_no_delete BEFORE DELETE ON application_event BEGIN
	SELECT RAISE(ABORT, 'the history is append-only');
END;

CREATE TABLE application_serial (
	kind TEXT NOT NULL REFERENCES application_kind (code),
	year INTEGER NOT NULL,
	serial INTEGER NOT NULL,
	PRIMARY KEY (kind, year)
) STRICT;

CREATE TABLE app_system_application (
	application_id INTEGER PRIMARY KEY REFERENCES application (id),
	app_system_code TEXT NOT NULL REFERENCES app_system (code),
	reason TEXT NOT NULL
) STRICT;
