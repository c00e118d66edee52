-- name: card_find
-- in: fingerprint text
-- out: card
SELECT id, fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at
FROM card WHERE fingerprint = :fingerprint;

-- A renewed certificate may have the key of the one before: the one that is valid longest is meant.
-- name: card_find_key
-- in: ssh_fingerprint text
-- out: card
SELECT id, fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at
FROM card WHERE ssh_fingerprint = :ssh_fingerprint
ORDER BY valid_to DESC, id DESC LIMIT 1;

-- name: card_insert
-- in: fingerprint text, ssh_fingerprint text, certificate text, account_id int, institution_code text, valid_to int,
-- in: enrolled_at int
-- out: id
INSERT INTO card (fingerprint, ssh_fingerprint, certificate, account_id, institution_code, valid_to, enrolled_at)
VALUES (:fingerprint, :ssh_fingerprint, :certificate, :account_id, :institution_code, :valid_to, :enrolled_at)
RETURNING id;
