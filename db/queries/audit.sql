-- name: audit_last
-- out: audit
SELECT id, at, actor, level, source, act, object, outcome, hash FROM audit
WHERE id = (SELECT max(id) FROM audit);

-- name: audit_append
-- in: id int, at int, actor text, level int, source text, act text, object text, outcome text, hash text
-- out: id
INSERT INTO audit (id, at, actor, level, source, act, object, outcome, hash)
VALUES (:id, :at, :actor, :level, :source, :act, :object, :outcome, :hash)
RETURNING id;

-- name: audit_walk
-- out: audit
-- scan: the whole chain is what is looked at
SELECT id, at, actor, level, source, act, object, outcome, hash FROM audit ORDER BY id;
