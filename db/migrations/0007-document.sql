-- Questions, manuals and downloads beside announcements and news; what is published is changed and withdrawn, and
-- found by its words.

PRAGMA user_version = 7;

ALTER TABLE notice RENAME TO notice_old;
CREATE TABLE notice (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('announcement', 'news', 'faq')),
	category TEXT NOT NULL,
	app_system_code TEXT REFERENCES app_system (code),
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	published_date TEXT NOT NULL,
	valid_until TEXT NOT NULL,
	is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1)),
	search_text TEXT NOT NULL,
	edition INTEGER NOT NULL,
	edited_at INTEGER,
	withdrawn_at INTEGER
) STRICT;

INSERT INTO notice (id, kind, category, title, body, published_date, valid_until, is_pinned, search_text, edition)
SELECT id, kind, '', title, body, published_date, valid_until, is_pinned, lower(replace(title || ' ' || body, char(10), ' ')), 1 FROM notice_old;
DROP TABLE notice_old;
CREATE INDEX notice_category ON notice (kind, category);

CREATE TABLE document (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('manual', 'download', 'attachment')),
	name TEXT NOT NULL,
	category TEXT NOT NULL,
	app_system_code TEXT REFERENCES app_system (code),
	title TEXT NOT NULL,
	size INTEGER NOT NULL CHECK (size > 0),
	sha256 TEXT NOT NULL,
	media_type TEXT NOT NULL,
	published_date TEXT NOT NULL,
	valid_until TEXT NOT NULL,
	is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1)),
	search_text TEXT NOT NULL,
	edition INTEGER NOT NULL,
	edited_at INTEGER,
	withdrawn_at INTEGER
) STRICT;
CREATE UNIQUE INDEX document_name ON document (lower(name)) WHERE withdrawn_at IS NULL;
CREATE INDEX document_category ON document (kind, category);

CREATE TABLE notice_document (
	notice_id INTEGER NOT NULL REFERENCES notice (id),
	document_id INTEGER NOT NULL REFERENCES document (id),
	PRIMARY KEY (notice_id, document_id)
) STRICT;
CREATE INDEX notice_document_document ON notice_document (document_id);

CREATE TABLE gram (
	gram TEXT NOT NULL,
	kind TEXT NOT NULL,
	is_pinned INTEGER NOT NULL,
	published_date TEXT NOT NULL,
	id INTEGER NOT NULL,
	PRIMARY KEY (gram, kind, is_pinned, published_date, id)
) STRICT;
CREATE INDEX gram_owner ON gram (kind, id);

INSERT INTO gram (gram, kind, is_pinned, published_date, id)
WITH RECURSIVE place (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM place WHERE at < 100000)
SELECT DISTINCT CASE at WHEN 0 THEN '' ELSE substr(n.search_text, at, 2) END,
	n.kind, n.is_pinned, n.published_date, n.id
FROM notice n JOIN place ON at < length(n.search_text);

CREATE INDEX consent_version ON consent (version, account_id);
