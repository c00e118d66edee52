-- name: person_find
-- in: person_id_no text
-- out: person
SELECT id, person_id_no, person_id_kind, name FROM person WHERE person_id_no = :person_id_no;

-- name: person_get
-- in: id int
-- out: person
SELECT id, person_id_no, person_id_kind, name FROM person WHERE id = :id;

-- name: person_insert
-- in: person_id_no text, person_id_kind text, name text
INSERT INTO person (person_id_no, person_id_kind, name)
VALUES (:person_id_no, :person_id_kind, :name)
ON CONFLICT (person_id_no) DO NOTHING;

-- name: person_update
-- in: id int, person_id_kind text, name text
-- out: id
UPDATE person SET person_id_kind = :person_id_kind, name = :name
WHERE id = :id
RETURNING id;
