-- name: account_lookup_add
-- in: staff_id int, account_id int, reason text, at int
-- out: id
INSERT INTO account_lookup (staff_id, account_id, reason, at) VALUES (:staff_id, :account_id, :reason, :at)
RETURNING id;

-- name: account_lookup_counties
-- in: person_id int, max int
-- out: code; where a person practises, one for each certificate
SELECT county_code AS code
FROM licence JOIN institution ON institution_code = home_institution_code
WHERE person_id = :person_id AND county_code IS NOT NULL LIMIT :max;

-- name: account_lookup_letters
-- in: account_id int, max int
-- out: kind, state, created_at; the newest first
SELECT kind, state, created_at FROM letter WHERE account_id = :account_id ORDER BY id DESC LIMIT :max;
