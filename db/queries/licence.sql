-- A person may hold several certificates and use any one (R-ACT-36).
-- name: licence_match
-- in: person_id_no text, certificate_serial text, home_institution_code text
-- out: licence
SELECT l.id, l.person_id, l.personnel_type, l.certificate_serial, l.is_practising, l.home_institution_code,
	l.practice_licence_no, l.renewal_due_date
FROM person p JOIN licence l ON l.person_id = p.id
WHERE p.person_id_no = :person_id_no
	AND l.certificate_serial = :certificate_serial
	AND l.home_institution_code = :home_institution_code
LIMIT 1;

-- name: licence_find
-- in: personnel_type text, certificate_serial text
-- out: licence
SELECT id, person_id, personnel_type, certificate_serial, is_practising, home_institution_code,
	practice_licence_no, renewal_due_date
FROM licence WHERE personnel_type = :personnel_type AND certificate_serial = :certificate_serial;

-- name: licence_has
-- in: person_id int
-- out: number
SELECT id FROM licence WHERE person_id = :person_id LIMIT 1;

-- name: licence_insert
-- in: person_id int, personnel_type text, certificate_serial text, is_practising int, home_institution_code text,
-- in: practice_licence_no text, renewal_due_date text
INSERT INTO licence (person_id, personnel_type, certificate_serial, is_practising, home_institution_code,
	practice_licence_no, renewal_due_date)
VALUES (:person_id, :personnel_type, :certificate_serial, :is_practising, :home_institution_code,
	:practice_licence_no, :renewal_due_date)
ON CONFLICT (personnel_type, certificate_serial) DO NOTHING;

-- name: licence_update
-- in: id int, person_id int, is_practising int, home_institution_code text, practice_licence_no text,
-- in: renewal_due_date text
-- out: id
UPDATE licence
SET person_id = :person_id, is_practising = :is_practising, home_institution_code = :home_institution_code,
	practice_licence_no = :practice_licence_no, renewal_due_date = :renewal_due_date
WHERE id = :id
RETURNING id;

-- name: licence_count
-- out: number
-- scan: the operator asks after an import
SELECT count(*) FROM licence;

-- name: licence_type
-- in: personnel_type text
-- out: number
SELECT is_active FROM personnel_type WHERE code = :personnel_type;

-- name: licence_list
-- in: person_id int, max int
-- out: licence_title
SELECT l.id, t.name_zh AS personnel_type_name, t.certificate_prefix, l.certificate_serial, l.is_practising,
	l.home_institution_code, coalesce(i.institution_name, '') AS institution_name, l.renewal_due_date
FROM licence l
JOIN personnel_type t ON t.code = l.personnel_type
LEFT JOIN institution i ON i.institution_code = l.home_institution_code
WHERE l.person_id = :person_id
ORDER BY l.id LIMIT :max;
