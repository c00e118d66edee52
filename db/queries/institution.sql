-- name: institution_find
-- in: institution_code text
-- out: institution
SELECT institution_code, institution_name, institution_kind, county_code, phone_no, address, contract_start_date,
	contract_end_date
FROM institution WHERE institution_code = :institution_code;

-- name: institution_put
-- in: institution_code text, institution_name text, institution_kind text, county_code text, phone_no text,
-- in: address text, contract_start_date text, contract_end_date text
-- out: institution_code; no row when nothing differs
INSERT INTO institution (institution_code, institution_name, institution_kind, county_code, phone_no, address,
	contract_start_date, contract_end_date)
VALUES (:institution_code, :institution_name, :institution_kind, :county_code, :phone_no, :address,
	:contract_start_date, :contract_end_date)
ON CONFLICT (institution_code) DO UPDATE
	SET institution_name = excluded.institution_name, institution_kind = excluded.institution_kind,
		county_code = excluded.county_code, phone_no = excluded.phone_no, address = excluded.address,
		contract_start_date = excluded.contract_start_date, contract_end_date = excluded.contract_end_date
	WHERE (institution.institution_name, institution.institution_kind, coalesce(institution.county_code, ''),
			institution.phone_no, institution.address, institution.contract_start_date,
			institution.contract_end_date)
		<> (excluded.institution_name, excluded.institution_kind, coalesce(excluded.county_code, ''),
			excluded.phone_no, excluded.address, excluded.contract_start_date, excluded.contract_end_date)
RETURNING institution_code;

-- name: institution_count
-- out: number
-- scan: the operator asks after an import
SELECT count(*) FROM institution;

-- name: institution_county
-- in: digits text
-- out: county_code
SELECT county_code FROM county_digits WHERE digits = :digits;
