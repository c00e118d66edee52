-- name: notice_get
-- in: id int
-- out: notice
SELECT id, kind, category, app_system_code, title, body, published_date, valid_until, is_pinned, edition, edited_at,
	withdrawn_at
FROM notice WHERE id = :id;

-- name: notice_insert
-- in: kind text, category text, app_system_code text, title text, body text, published_date text, valid_until text
-- in: is_pinned int, search_text text
-- out: id, edition
INSERT INTO notice (kind, category, app_system_code, title, body, published_date, valid_until, is_pinned, search_text,
	edition)
VALUES (:kind, :category, :app_system_code, :title, :body, :published_date, :valid_until, :is_pinned, :search_text, 1)
RETURNING id, edition;

-- Only who has seen the last edition changes it.
-- name: notice_update
-- in: id int, category text, app_system_code text, title text, body text, published_date text, valid_until text
-- in: is_pinned int, search_text text, edition int, edited_at int, withdrawn_at int
-- out: edition
UPDATE notice SET category = :category, app_system_code = :app_system_code, title = :title, body = :body,
	published_date = :published_date, valid_until = :valid_until, is_pinned = :is_pinned,
	search_text = :search_text, edition = edition + 1, edited_at = :edited_at, withdrawn_at = :withdrawn_at
WHERE id = :id AND edition = :edition
RETURNING edition;

-- The lists run down the key (is_pinned, published_date, id) of what has a gram in it; the parameters are the key to go
-- on from.  A filter that is '' lets all pass, the system '-' what belongs to none; is_all: withdrawn ones, expired ones
-- and those of the future, too.
-- name: notice_next
-- in: gram text, kind text, category text, app_system_code text, pattern text, today text, is_all int
-- in: is_pinned int, published_date text, id int, max int
-- out: notice without body
SELECT t.id, t.kind, t.category, t.app_system_code, t.title, t.published_date, t.valid_until, t.is_pinned, t.edition,
	t.edited_at, t.withdrawn_at
FROM gram g
CROSS JOIN notice t ON t.id = g.id
WHERE g.gram = :gram AND g.kind = :kind AND (g.is_pinned, g.published_date, g.id) < (:is_pinned, :published_date, :id)
	AND (:category = '' OR t.category = :category)
	AND (:app_system_code = '' OR ifnull(t.app_system_code, '-') = :app_system_code)
	AND t.search_text LIKE :pattern ESCAPE '\'
	AND (:is_all = 1 OR (t.withdrawn_at IS NULL AND t.published_date <= :today
		AND (t.valid_until = '' OR t.valid_until >= :today)))
ORDER BY g.is_pinned DESC, g.published_date DESC, g.id DESC LIMIT :max;

-- name: notice_previous
-- in: gram text, kind text, category text, app_system_code text, pattern text, today text, is_all int
-- in: is_pinned int, published_date text, id int, max int
-- out: notice without body, from the key upwards
SELECT t.id, t.kind, t.category, t.app_system_code, t.title, t.published_date, t.valid_until, t.is_pinned, t.edition,
	t.edited_at, t.withdrawn_at
FROM gram g
CROSS JOIN notice t ON t.id = g.id
WHERE g.gram = :gram AND g.kind = :kind AND (g.is_pinned, g.published_date, g.id) > (:is_pinned, :published_date, :id)
	AND (:category = '' OR t.category = :category)
	AND (:app_system_code = '' OR ifnull(t.app_system_code, '-') = :app_system_code)
	AND t.search_text LIKE :pattern ESCAPE '\'
	AND (:is_all = 1 OR (t.withdrawn_at IS NULL AND t.published_date <= :today
		AND (t.valid_until = '' OR t.valid_until >= :today)))
ORDER BY g.is_pinned, g.published_date, g.id LIMIT :max;

-- name: notice_categories
-- in: kind text, max int
-- out: category
SELECT DISTINCT category FROM notice WHERE kind = :kind AND category <> '' ORDER BY category LIMIT :max;
