-- name: terms_current
-- out: terms
SELECT version, body, sha256, published_at FROM terms WHERE version = (SELECT max(version) FROM terms);

-- name: terms_publish
-- in: version int, body text, sha256 text, published_at int
-- out: version
INSERT INTO terms (version, body, sha256, published_at)
VALUES (:version, :body, :sha256, :published_at)
RETURNING version;

-- name: terms_agree
-- in: account_id int, version int, sha256 text, agreed_at int, source text
INSERT INTO consent (account_id, version, sha256, agreed_at, source)
VALUES (:account_id, :version, :sha256, :agreed_at, :source)
ON CONFLICT (account_id, version) DO NOTHING;

-- name: terms_agreed
-- in: account_id int
-- out: consent
SELECT account_id, version, sha256, agreed_at, source
FROM consent WHERE account_id = :account_id ORDER BY version DESC LIMIT 1;

-- name: terms_get
-- in: version int
-- out: terms
SELECT version, body, sha256, published_at FROM terms WHERE version = :version;

-- name: terms_list
-- in: before int, max int
-- out: terms without body, the newest first
SELECT version, sha256, published_at FROM terms WHERE version < :before ORDER BY version DESC LIMIT :max;

-- name: terms_count
-- in: version int
-- out: count
SELECT count(*) AS count FROM consent WHERE version = :version;

-- name: terms_of_account
-- in: account_id int, before int, max int
-- out: consent, the newest version first
SELECT account_id, version, sha256, agreed_at, source
FROM consent WHERE account_id = :account_id AND version < :before ORDER BY version DESC LIMIT :max;

-- name: terms_of_version_next
-- in: version int, account_id int, max int
-- out: consent with login_name
SELECT c.account_id, c.version, c.sha256, c.agreed_at, c.source, a.login_name
FROM consent c JOIN account a ON a.id = c.account_id
WHERE c.version = :version AND c.account_id > :account_id ORDER BY c.account_id LIMIT :max;

-- name: terms_of_version_previous
-- in: version int, account_id int, max int
-- out: consent with login_name, from the key downwards
SELECT c.account_id, c.version, c.sha256, c.agreed_at, c.source, a.login_name
FROM consent c JOIN account a ON a.id = c.account_id
WHERE c.version = :version AND c.account_id < :account_id ORDER BY c.account_id DESC LIMIT :max;

-- Whether terms that were there at the account's last login are not agreed to.
-- name: terms_owed
-- in: account_id int
-- out: version
SELECT t.version FROM terms t JOIN account a ON a.id = :account_id
WHERE t.version = (SELECT max(version) FROM terms) AND t.published_at <= a.last_login_at
	AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.account_id = a.id AND c.version >= t.version);
