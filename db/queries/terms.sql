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
