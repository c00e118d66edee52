-- name: account_get
-- in: id int
-- out: account
SELECT id, person_id, login_name, email, state, password_hash, created_at, verified_at, last_login_at,
	last_login_source, failed_logins, mobile_no, landline_no
FROM account WHERE id = :id;

-- name: account_find_person
-- in: person_id int
-- out: account
SELECT id, person_id, login_name, email, state, password_hash, created_at, verified_at, last_login_at,
	last_login_source, failed_logins, mobile_no, landline_no
FROM account WHERE person_id = :person_id;

-- name: account_find_login_name
-- in: login_name text
-- out: account
SELECT id, person_id, login_name, email, state, password_hash, created_at, verified_at, last_login_at,
	last_login_source, failed_logins, mobile_no, landline_no
FROM account WHERE lower(login_name) = lower(:login_name);

-- Several may have given the same (R-ACT-44).
-- name: account_list_address
-- in: email text, max int
-- out: account
SELECT id, person_id, login_name, email, state, password_hash, created_at, verified_at, last_login_at,
	last_login_source, failed_logins, mobile_no, landline_no
FROM account WHERE lower(email) = lower(:email) ORDER BY id LIMIT :max;

-- name: account_find_email
-- in: email text, except_id int
-- out: id
SELECT id FROM account WHERE lower(email) = lower(:email) AND id <> :except_id LIMIT 1;

-- name: account_insert
-- in: person_id int, login_name text, email text, state text, password_hash text, created_at int, verified_at int,
-- in: last_login_at int, last_login_source text
-- out: id; no row when the person has an account or the name is taken
INSERT INTO account (person_id, login_name, email, state, password_hash, created_at, verified_at, last_login_at,
	last_login_source)
VALUES (:person_id, :login_name, :email, :state, :password_hash, :created_at, :verified_at, :last_login_at,
	:last_login_source)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: account_update
-- in: id int, person_id int, login_name text, email text, state text, password_hash text, created_at int,
-- in: verified_at int, last_login_at int, last_login_source text, failed_logins int, mobile_no text, landline_no text
-- out: id
UPDATE account
SET person_id = :person_id, login_name = :login_name, email = :email, state = :state,
	password_hash = :password_hash, created_at = :created_at, verified_at = :verified_at,
	last_login_at = :last_login_at, last_login_source = :last_login_source, failed_logins = :failed_logins,
	mobile_no = :mobile_no, landline_no = :landline_no
WHERE id = :id
RETURNING id;

-- name: account_count_failure
-- in: id int
UPDATE account SET failed_logins = failed_logins + 1 WHERE id = :id;

-- The same password under another hash.
-- name: account_renew_hash
-- in: id int, password_hash text
UPDATE account SET password_hash = :password_hash WHERE id = :id;
