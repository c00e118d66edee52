-- name: mail_request_add
-- in: kind text, person_id int, source text, at int, due_at int, reference text
-- out: id
INSERT INTO mail_request (kind, person_id, source, at, due_at, reference)
VALUES (:kind, :person_id, :source, :at, :due_at, :reference)
RETURNING id;

-- name: mail_request_next
-- out: mail_request
SELECT id, kind, person_id, source, at, due_at, reference FROM mail_request WHERE due_at >= 0
ORDER BY due_at, id LIMIT 1;

-- name: mail_request_put_off
-- in: id int, due_at int
UPDATE mail_request SET due_at = :due_at WHERE id = :id;

-- name: mail_request_take
-- in: id int
-- out: mail_request
DELETE FROM mail_request WHERE id = :id
RETURNING id, kind, person_id, source, at, due_at, reference;
