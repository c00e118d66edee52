-- name: person_find
-- in: person_id_no text
-- out: person
SELECT id, person_id_no, person_id_kind, name FROM person WHERE person_id_no = :person_id_no;

-- name: person_get
-- in: id int
-- out: person
SELECT id, person_id_no, person_id_kind, name FROM person WHERE id = :id;

-- name: person_put
-- in: person_id_no text, person_id_kind text, name text
-- out: id; no row when nothing differs
INSERT INTO person (person_id_no, person_id_kind, name)
VALUES (:person_id_no, :person_id_kind, :name)
ON CONFLICT (person_id_no) DO UPDATE
	SET person_id_kind = excluded.person_id_kind, name = excluded.name
	WHERE (person.person_id_kind, person.name) <> (excluded.person_id_kind, excluded.name)
RETURNING id;
