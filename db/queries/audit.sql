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
-- out: audit, in the order of store/audit-verify.c
-- scan: the whole chain is what is looked at
SELECT id, at, level, actor, source, act, object, outcome, hash FROM audit ORDER BY id;

-- A page of the trail, newest first; each of the four reads by the index of the word that it is asked for.
-- name: audit_page
-- in: before int, since int, until int, actor text, act text, object text, max int
-- out: audit
SELECT id, at, actor, level, source, act, object, outcome, hash FROM audit
WHERE id < :before AND at >= :since AND at < :until
	AND (:actor = '' OR actor = :actor) AND (:act = '' OR act = :act) AND (:object = '' OR object = :object)
ORDER BY id DESC LIMIT :max;

-- name: audit_page_actor
-- in: before int, since int, until int, actor text, act text, object text, max int
-- out: audit
SELECT id, at, actor, level, source, act, object, outcome, hash FROM audit
WHERE actor = :actor AND id < :before AND at >= :since AND at < :until
	AND (:act = '' OR act = :act) AND (:object = '' OR object = :object)
ORDER BY id DESC LIMIT :max;

-- name: audit_page_act
-- in: before int, since int, until int, actor text, act text, object text, max int
-- out: audit
SELECT id, at, actor, level, source, act, object, outcome, hash FROM audit
WHERE act = :act AND id < :before AND at >= :since AND at < :until
	AND (:actor = '' OR actor = :actor) AND (:object = '' OR object = :object)
ORDER BY id DESC LIMIT :max;

-- name: audit_page_object
-- in: before int, since int, until int, actor text, act text, object text, max int
-- out: audit
SELECT id, at, actor, level, source, act, object, outcome, hash FROM audit
WHERE object = :object AND id < :before AND at >= :since AND at < :until
	AND (:actor = '' OR actor = :actor) AND (:act = '' OR act = :act)
ORDER BY id DESC LIMIT :max;

-- name: audit_last_done
-- in: act text
-- out: at
SELECT at FROM audit WHERE act = :act AND outcome = 'done' ORDER BY id DESC LIMIT 1;
