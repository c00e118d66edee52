-- name: staff_grant_list
-- in: staff_id int, max int
-- out: staff_grant
SELECT staff_id, role, scope_code FROM staff_grant WHERE staff_id = :staff_id
ORDER BY role, scope_code LIMIT :max;

-- name: staff_grant_add
-- in: staff_id int, role text, scope_code text
INSERT INTO staff_grant (staff_id, role, scope_code) VALUES (:staff_id, :role, :scope_code)
ON CONFLICT DO NOTHING;

-- name: staff_grant_clear
-- in: staff_id int
DELETE FROM staff_grant WHERE staff_id = :staff_id;

-- name: staff_grant_count_others
-- in: role text, staff_id int
-- out: count; of active staff with that role anywhere, without one of them
SELECT count(*) AS count
FROM staff_grant JOIN staff ON staff.id = staff_grant.staff_id
WHERE role = :role AND state = 'active' AND staff_id <> :staff_id;

-- name: staff_grant_find_county
-- in: code text
-- out: name_zh
SELECT name_zh FROM county WHERE code = :code AND is_active = 1;

-- name: staff_grant_find_app_system
-- in: code text
-- out: name_zh
SELECT name_zh FROM app_system WHERE code = :code AND is_active = 1;
