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
-- out: id
SELECT id FROM licence WHERE personnel_type = :personnel_type AND certificate_serial = :certificate_serial;

-- name: licence_put
-- in: person_id int, personnel_type text, certificate_serial text, is_practising int, home_institution_code text,
-- in: practice_licence_no text, renewal_due_date text
-- out: id; no row when nothing differs
INSERT INTO licence (person_id, personnel_type, certificate_serial, is_practising, home_institution_code,
	practice_licence_no, renewal_due_date)
VALUES (:person_id, :personnel_type, :certificate_serial, :is_practising, :home_institution_code,
	:practice_licence_no, :renewal_due_date)
ON CONFLICT (personnel_type, certificate_serial) DO UPDATE
	SET person_id = excluded.person_id, is_practising = excluded.is_practising,
		home_institution_code = excluded.home_institution_code,
		practice_licence_no = excluded.practice_licence_no, renewal_due_date = excluded.renewal_due_date
	WHERE (licence.person_id, licence.is_practising, licence.home_institution_code, licence.practice_licence_no,
			licence.renewal_due_date)
		<> (excluded.person_id, excluded.is_practising, excluded.home_institution_code,
			excluded.practice_licence_no, excluded.renewal_due_date)
RETURNING id;

-- name: licence_count
-- out: number
-- scan: the operator asks after an import
SELECT count(*) FROM licence;

-- name: licence_type
-- in: personnel_type text
-- out: number
SELECT is_active FROM personnel_type WHERE code = :personnel_type;
