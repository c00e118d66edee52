-- name: sms_code_clear
-- in: account_id int
DELETE FROM sms_code WHERE account_id = :account_id;

-- name: sms_code_insert
-- in: reference text, account_id int, code_hash text, expires_at int, tries int, used_at int
-- out: reference
INSERT INTO sms_code (reference, account_id, code_hash, expires_at, tries, used_at)
VALUES (:reference, :account_id, :code_hash, :expires_at, :tries, :used_at)
RETURNING reference;

-- name: sms_code_find
-- in: reference text
-- out: sms_code
SELECT reference, account_id, code_hash, expires_at, tries, used_at FROM sms_code WHERE reference = :reference;

-- name: sms_code_update
-- in: reference text, tries int, used_at int
-- out: reference
UPDATE sms_code SET tries = :tries, used_at = :used_at WHERE reference = :reference
RETURNING reference;
