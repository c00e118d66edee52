-- name: audit_head_insert
-- in: id int, at int, rows int, hash text, previous text, key_id text, signature text, is_mailed int
-- out: id
INSERT INTO audit_head (id, at, rows, hash, previous, key_id, signature, is_mailed)
VALUES (:id, :at, :rows, :hash, :previous, :key_id, :signature, :is_mailed)
RETURNING id;

-- name: audit_head_last
-- out: audit_head
SELECT id, at, rows, hash, previous, key_id, signature, is_mailed FROM audit_head
WHERE id = (SELECT max(id) FROM audit_head);

-- name: audit_head_walk
-- out: audit_head
-- scan: the whole chain is what is looked at
SELECT id, at, rows, hash, previous, key_id, signature, is_mailed FROM audit_head ORDER BY id;

-- name: audit_head_mailed
-- out: at
SELECT at FROM audit_head WHERE is_mailed = 1 AND at > 0 ORDER BY at DESC LIMIT 1;

-- name: audit_head_key_insert
-- in: id text, public_key text, made_at int
-- out: id; no row when it is known
INSERT INTO audit_key (id, public_key, made_at) VALUES (:id, :public_key, :made_at)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: audit_head_key_find
-- in: id text
-- out: audit_key
SELECT id, public_key, made_at FROM audit_key WHERE id = :id;

-- name: audit_head_key_list
-- out: audit_key
-- scan: there are few
SELECT id, public_key, made_at FROM audit_key ORDER BY made_at, id;
