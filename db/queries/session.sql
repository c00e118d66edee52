-- name: session_get
-- in: id int
-- out: session_row
SELECT id, account_id, staff_id, institution_code, via, source, started_at, seen_at, ended_at, reason
FROM session WHERE id = :id;

-- Asked at each act: nothing is read but the row's place in the table.
-- name: session_reason
-- in: id int
-- out: session_row
SELECT reason FROM session WHERE id = :id;

-- name: session_insert
-- in: account_id int, staff_id int, institution_code text, via text, source text, started_at int, seen_at int, ended_at int,
-- in: reason text
-- out: id
INSERT INTO session (account_id, staff_id, institution_code, via, source, started_at, seen_at, ended_at, reason)
VALUES (:account_id, :staff_id, :institution_code, :via, :source, :started_at, :seen_at, :ended_at, :reason)
RETURNING id;

-- name: session_see
-- in: id int, seen_at int
UPDATE session SET seen_at = :seen_at WHERE id = :id;

-- name: session_end
-- in: id int, ended_at int, reason text
UPDATE session SET ended_at = :ended_at, reason = :reason WHERE id = :id AND ended_at IS NULL;

-- An owner is an account or one of the staff, the other number is 0; or an institution, else its code is null.  The session except_id stays.
-- name: session_end_all
-- in: account_id int, staff_id int, institution_code text, except_id int, ended_at int, reason text
UPDATE session SET ended_at = :ended_at, reason = :reason
WHERE account_id IS nullif(:account_id, 0) AND staff_id IS nullif(:staff_id, 0)
	AND institution_code IS :institution_code AND ended_at IS NULL AND id <> :except_id;

-- Those that stand, newest first; the parameter is the key to go on from.
-- name: session_next
-- in: account_id int, staff_id int, institution_code text, id int, max int
-- out: session_row
SELECT id, account_id, staff_id, institution_code, via, source, started_at, seen_at, ended_at, reason
FROM session
WHERE account_id IS nullif(:account_id, 0) AND staff_id IS nullif(:staff_id, 0)
	AND institution_code IS :institution_code AND ended_at IS NULL AND id < :id
ORDER BY id DESC LIMIT :max;

-- name: session_previous
-- in: account_id int, staff_id int, institution_code text, id int, max int
-- out: session_row, from the key upwards
SELECT id, account_id, staff_id, institution_code, via, source, started_at, seen_at, ended_at, reason
FROM session
WHERE account_id IS nullif(:account_id, 0) AND staff_id IS nullif(:staff_id, 0)
	AND institution_code IS :institution_code AND ended_at IS NULL AND id > :id
ORDER BY id LIMIT :max;

-- The newest stays, so that no number is given twice: somebody may still hold it.
-- name: session_purge
-- in: before int
DELETE FROM session WHERE ended_at < :before AND id < (SELECT max(id) FROM session);
