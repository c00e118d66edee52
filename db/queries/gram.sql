-- name: gram_add
-- in: gram text, kind text, is_pinned int, published_date text, id int
INSERT INTO gram (gram, kind, is_pinned, published_date, id)
VALUES (:gram, :kind, :is_pinned, :published_date, :id)
ON CONFLICT (gram, kind, is_pinned, published_date, id) DO NOTHING;

-- name: gram_drop
-- in: kind text, id int
DELETE FROM gram WHERE kind = :kind AND id = :id;
