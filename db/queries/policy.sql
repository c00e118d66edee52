-- name: policy_find
-- in: name text
-- out: value
SELECT value FROM policy WHERE name = :name;

-- name: policy_put
-- in: name text, value text
INSERT INTO policy (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: policy_drop
-- in: name text
DELETE FROM policy WHERE name = :name;
