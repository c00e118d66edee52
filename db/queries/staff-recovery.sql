-- name: staff_recovery_add
-- in: staff_id int, code_hash text
INSERT INTO staff_recovery (staff_id, code_hash) VALUES (:staff_id, :code_hash);

-- name: staff_recovery_find
-- in: staff_id int, code_hash text
-- out: used_at
SELECT coalesce(used_at, 0) AS used_at FROM staff_recovery WHERE staff_id = :staff_id AND code_hash = :code_hash;

-- name: staff_recovery_use
-- in: staff_id int, code_hash text, at int
UPDATE staff_recovery SET used_at = :at
WHERE staff_id = :staff_id AND code_hash = :code_hash AND used_at IS NULL;

-- name: staff_recovery_count
-- in: staff_id int
-- out: count; of those not used
SELECT count(*) AS count FROM staff_recovery WHERE staff_id = :staff_id AND used_at IS NULL;

-- name: staff_recovery_clear
-- in: staff_id int
DELETE FROM staff_recovery WHERE staff_id = :staff_id;
