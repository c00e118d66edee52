-- The trail is sealed by signed heads; what an operator watches is counted; the trail is found by its words.

PRAGMA user_version = 8;

CREATE TABLE audit_key (
	id TEXT PRIMARY KEY,
	public_key TEXT NOT NULL,
	made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_head (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	rows INTEGER NOT NULL,
	hash TEXT NOT NULL,
	previous TEXT NOT NULL,
	key_id TEXT NOT NULL REFERENCES audit_key (id),
	signature TEXT NOT NULL,
	is_mailed INTEGER NOT NULL CHECK (is_mailed IN (0, 1))
) STRICT;
CREATE INDEX audit_head_mailed ON audit_head (at) WHERE is_mailed = 1;
CREATE TRIGGER audit_head_no_update BEFORE UPDATE ON audit_head BEGIN
	SELECT RAISE(ABORT, 'the trail is append-only');
END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN
	SELECT RAISE(ABORT, 'the trail is append-only');
END;

CREATE INDEX audit_actor ON audit (actor, id);
CREATE INDEX audit_act ON audit (act, id);
CREATE INDEX audit_object ON audit (object, id);

CREATE TABLE counter (
	topic TEXT NOT NULL,
	word TEXT NOT NULL,
	outcome TEXT NOT NULL,
	value INTEGER NOT NULL,
	PRIMARY KEY (topic, word, outcome)
) STRICT;
INSERT INTO counter (topic, word, outcome, value) SELECT 'account', state, '', count(*) FROM account GROUP BY state;
INSERT INTO counter (topic, word, outcome, value) SELECT 'letter', state, '', count(*) FROM letter GROUP BY state;
INSERT INTO counter (topic, word, outcome, value)
	SELECT 'audit', act, outcome, count(*) FROM audit GROUP BY act, outcome;

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
