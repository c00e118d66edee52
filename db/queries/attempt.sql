-- name: attempt_add
-- in: kind text, subject text, source text, at int
INSERT INTO attempt (kind, subject, source, at) VALUES (:kind, :subject, :source, :at);

-- name: attempt_count_source
-- in: kind text, source text, since int, until int
-- out: count, first_at
SELECT count(*) AS count, min(at) AS first_at
FROM attempt WHERE kind = :kind AND source = :source AND at BETWEEN :since AND :until;

-- name: attempt_count_subject
-- in: kind text, subject text, source text, since int, until int
-- out: count, first_at; a NULL source counts all
SELECT count(*) AS count, min(at) AS first_at
FROM attempt
WHERE kind = :kind AND subject = :subject AND at BETWEEN :since AND :until
	AND (:source IS NULL OR source = :source);

-- name: attempt_clear
-- in: kind text, subject text
DELETE FROM attempt WHERE kind = :kind AND subject = :subject;

-- name: attempt_purge
-- in: kind text, since int, until int
DELETE FROM attempt WHERE kind = :kind AND (at < :since OR at > :until);
