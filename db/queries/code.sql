-- Code tables from db/data: parameters are columns of the file.  A code that is there already stays as it is.

-- name: code_county
-- in: code text, name_zh text, name_en text, id_letter text, health_bureau_zh text, sort_order int
INSERT INTO county (code, name_zh, name_en, id_letter, health_bureau_zh, sort_order)
VALUES (:code, :name_zh, :name_en, :id_letter, :health_bureau_zh, :sort_order)
ON CONFLICT (code) DO NOTHING;

-- name: code_county_digits
-- in: institution_code_county_digits text, code text
INSERT INTO county_digits (digits, county_code) VALUES (:institution_code_county_digits, :code)
ON CONFLICT (digits) DO NOTHING;

-- name: code_personnel_type
-- in: code text, name_zh text, name_en text, certificate_prefix text
INSERT INTO personnel_type (code, name_zh, name_en, certificate_prefix)
VALUES (:code, :name_zh, :name_en, :certificate_prefix)
ON CONFLICT (code) DO NOTHING;

-- name: code_app_system
-- in: code text, name_zh text, is_default_app int, sort_order int
INSERT INTO app_system (code, name_zh, is_default_app, sort_order)
VALUES (:code, :name_zh, :is_default_app, :sort_order)
ON CONFLICT (code) DO NOTHING;

-- name: code_application_kind
-- in: code text, name_zh text
INSERT INTO application_kind (code, name_zh) VALUES (:code, :name_zh)
ON CONFLICT (code) DO NOTHING;

-- name: code_application_state
-- in: code text, name_zh text, is_final int
INSERT INTO application_state (code, name_zh, is_final) VALUES (:code, :name_zh, :is_final)
ON CONFLICT (code) DO NOTHING;
