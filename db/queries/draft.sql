-- name: draft_find
-- in: account_id int
-- out: draft
SELECT account_id, form, field, content, saved_at FROM draft WHERE account_id = :account_id;

-- name: draft_put
-- in: account_id int, form text, field text, content text, saved_at int
INSERT INTO draft (account_id, form, field, content, saved_at)
VALUES (:account_id, :form, :field, :content, :saved_at)
ON CONFLICT (account_id) DO UPDATE
SET form = excluded.form, field = excluded.field, content = excluded.content, saved_at = excluded.saved_at;

-- name: draft_drop
-- in: account_id int
DELETE FROM draft WHERE account_id = :account_id;

-- name: draft_purge
-- in: before int
DELETE FROM draft WHERE saved_at < :before;
