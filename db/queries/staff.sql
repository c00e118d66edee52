-- name: staff_get
-- in: id int
-- out: staff
SELECT id, login_name, name, email, state, password_hash, totp_secret, totp_last_step, created_at, last_login_at,
	last_login_source
FROM staff WHERE id = :id;

-- name: staff_find_login_name
-- in: login_name text
-- out: staff
SELECT id, login_name, name, email, state, password_hash, totp_secret, totp_last_step, created_at, last_login_at,
	last_login_source
FROM staff WHERE lower(login_name) = lower(:login_name);

-- name: staff_insert
-- in: login_name text, name text, email text, state text, password_hash text, totp_secret text, totp_last_step int,
-- in: created_at int, last_login_at int, last_login_source text
-- out: id; no row when the name is taken
INSERT INTO staff (login_name, name, email, state, password_hash, totp_secret, totp_last_step, created_at,
	last_login_at, last_login_source)
VALUES (:login_name, :name, :email, :state, :password_hash, :totp_secret, :totp_last_step, :created_at,
	:last_login_at, :last_login_source)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: staff_update
-- in: id int, name text, email text, state text, password_hash text, totp_secret text, totp_last_step int,
-- in: last_login_at int, last_login_source text
-- out: id
UPDATE staff
SET name = :name, email = :email, state = :state, password_hash = :password_hash, totp_secret = :totp_secret,
	totp_last_step = :totp_last_step, last_login_at = :last_login_at, last_login_source = :last_login_source
WHERE id = :id
RETURNING id;

-- name: staff_next
-- in: login_name text, max int
-- out: staff
SELECT id, login_name, name, email, state, password_hash, totp_secret, totp_last_step, created_at, last_login_at,
	last_login_source
FROM staff WHERE lower(login_name) > lower(:login_name)
ORDER BY lower(login_name) LIMIT :max;

-- name: staff_previous
-- in: login_name text, max int
-- out: staff, from the name upwards; a NULL name is behind all
SELECT id, login_name, name, email, state, password_hash, totp_secret, totp_last_step, created_at, last_login_at,
	last_login_source
FROM staff WHERE lower(login_name) < coalesce(lower(:login_name), '~')
ORDER BY lower(login_name) DESC LIMIT :max;
