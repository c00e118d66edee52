-- name: notice_get
-- in: id int
-- out: notice
SELECT id, kind, title, body, published_date, valid_until, is_pinned FROM notice WHERE id = :id;

-- name: notice_insert
-- in: kind text, title text, body text, published_date text, valid_until text, is_pinned int
-- out: id
INSERT INTO notice (kind, title, body, published_date, valid_until, is_pinned)
VALUES (:kind, :title, :body, :published_date, :valid_until, :is_pinned)
RETURNING id;

-- The list runs down the key (is_pinned, published_date, id); the parameters are the key to go on from.
-- name: notice_next
-- in: kind text, today text, is_pinned int, published_date text, id int, max int
-- out: notice without body
SELECT id, kind, title, published_date, valid_until, is_pinned
FROM notice
WHERE kind = :kind AND published_date <= :today AND (valid_until = '' OR valid_until >= :today)
	AND (is_pinned, published_date, id) < (:is_pinned, :published_date, :id)
ORDER BY is_pinned DESC, published_date DESC, id DESC LIMIT :max;

-- name: notice_previous
-- in: kind text, today text, is_pinned int, published_date text, id int, max int
-- out: notice without body, from the key upwards
SELECT id, kind, title, published_date, valid_until, is_pinned
FROM notice
WHERE kind = :kind AND published_date <= :today AND (valid_until = '' OR valid_until >= :today)
	AND (is_pinned, published_date, id) > (:is_pinned, :published_date, :id)
ORDER BY is_pinned, published_date, id LIMIT :max;
