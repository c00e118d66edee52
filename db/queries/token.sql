-- name: token_find_selector
-- in: selector text
-- out: token
SELECT selector, secret_hash, code_hash, purpose, account_id, staff_id, created_at, expires_at, used_at,
	superseded_at, email
FROM token WHERE selector = :selector;

-- Codes are long enough to be unique; should two agree, the newer one counts.
-- name: token_find_code
-- in: code_hash text
-- out: token
SELECT selector, secret_hash, code_hash, purpose, account_id, staff_id, created_at, expires_at, used_at,
	superseded_at, email
FROM token WHERE code_hash = :code_hash
ORDER BY created_at DESC LIMIT 1;

-- name: token_find_open
-- in: account_id int, purpose text
-- out: token
SELECT selector, secret_hash, code_hash, purpose, account_id, staff_id, created_at, expires_at, used_at,
	superseded_at, email
FROM token WHERE account_id = :account_id AND purpose = :purpose AND used_at IS NULL AND superseded_at IS NULL;

-- name: token_insert
-- in: selector text, secret_hash text, code_hash text, purpose text, account_id int, staff_id int,
-- in: created_at int, expires_at int, used_at int, superseded_at int, email text
-- out: selector; no row when the selector is taken or another token of the account and purpose is open
INSERT INTO token (selector, secret_hash, code_hash, purpose, account_id, staff_id, created_at, expires_at, used_at,
	superseded_at, email)
VALUES (:selector, :secret_hash, :code_hash, :purpose, :account_id, :staff_id, :created_at, :expires_at, :used_at,
	:superseded_at, :email)
ON CONFLICT DO NOTHING
RETURNING selector;

-- name: token_use
-- in: selector text, at int
-- out: selector; no row when it was used or superseded before
UPDATE token SET used_at = :at
WHERE selector = :selector AND used_at IS NULL AND superseded_at IS NULL
RETURNING selector;

-- name: token_supersede
-- in: account_id int, purpose text, at int
UPDATE token SET superseded_at = :at
WHERE account_id = :account_id AND purpose = :purpose AND used_at IS NULL AND superseded_at IS NULL;

-- name: token_supersede_staff
-- in: staff_id int, at int
UPDATE token SET superseded_at = :at
WHERE staff_id = :staff_id AND used_at IS NULL AND superseded_at IS NULL;
