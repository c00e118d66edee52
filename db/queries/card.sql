-- name: card_find
-- in: fingerprint text
-- out: card
SELECT id, fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at,
	revoked_at, revoked_by
FROM card WHERE fingerprint = :fingerprint;

-- A renewed certificate may have the key of the one before: the one that is valid longest is meant.
-- name: card_find_key
-- in: ssh_fingerprint text
-- out: card
SELECT id, fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at,
	revoked_at, revoked_by
FROM card WHERE ssh_fingerprint = :ssh_fingerprint
ORDER BY valid_to DESC, id DESC LIMIT 1;

-- Whether any certificate for this key has been blocked.
-- name: card_find_blocked
-- in: ssh_fingerprint text
-- out: card
SELECT id, valid_to, revoked_at FROM card WHERE ssh_fingerprint = :ssh_fingerprint AND revoked_at IS NOT NULL LIMIT 1;

-- name: card_insert
-- in: fingerprint text, ssh_fingerprint text, certificate text, account_id int, institution_code text, valid_to int,
-- in: enrolled_at int
-- out: id
INSERT INTO card (fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at)
VALUES (:fingerprint, :ssh_fingerprint, :certificate, :account_id, :institution_code, :valid_to, :enrolled_at)
RETURNING id;

-- name: card_get
-- in: id int
-- out: card
SELECT id, fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at,
	revoked_at, revoked_by
FROM card WHERE id = :id;

-- name: card_list_account
-- in: account_id int, id int, max int
-- out: card
SELECT id, fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at,
	revoked_at, revoked_by
FROM card WHERE account_id = :account_id AND id > :id
ORDER BY id LIMIT :max;

-- name: card_list_institution
-- in: institution_code text, id int, max int
-- out: card
SELECT id, fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at,
	revoked_at, revoked_by
FROM card WHERE institution_code = :institution_code AND id > :id
ORDER BY id LIMIT :max;

-- Whoever has the key has all certificates for it.
-- name: card_revoke
-- in: ssh_fingerprint text, revoked_at int, revoked_by text
UPDATE card SET revoked_at = :revoked_at, revoked_by = :revoked_by
WHERE ssh_fingerprint = :ssh_fingerprint AND revoked_at IS NULL;

-- name: card_delete
-- in: id int
DELETE FROM card WHERE id = :id;

-- Asked at each act of a session that is by card.
-- name: card_state
-- in: fingerprint text
-- out: card
SELECT id, valid_to, revoked_at FROM card WHERE fingerprint = :fingerprint;
