-- name: document_get
-- in: id int
-- out: document
SELECT id, kind, name, category, app_system_code, title, size, sha256, media_type, published_date,
	valid_until, is_pinned, edition, edited_at, withdrawn_at
FROM document WHERE id = :id;

-- The one of that name that was not withdrawn; case does not count.
-- name: document_find
-- in: name text
-- out: document
SELECT id, kind, name, category, app_system_code, title, size, sha256, media_type, published_date,
	valid_until, is_pinned, edition, edited_at, withdrawn_at
FROM document WHERE lower(name) = lower(:name) AND withdrawn_at IS NULL;

-- name: document_insert
-- in: kind text, name text, category text, app_system_code text, title text, size int, sha256 text, media_type text
-- in: published_date text, valid_until text, is_pinned int, search_text text
-- out: id, edition
INSERT INTO document (kind, name, category, app_system_code, title, size, sha256, media_type, published_date,
	valid_until, is_pinned, search_text, edition)
VALUES (:kind, :name, :category, :app_system_code, :title, :size, :sha256, :media_type, :published_date,
	:valid_until, :is_pinned, :search_text, 1)
RETURNING id, edition;

-- Only who has seen the last edition changes it; the bytes stay as they are.
-- name: document_update
-- in: id int, category text, app_system_code text, title text, published_date text, valid_until text
-- in: is_pinned int, search_text text, edition int, edited_at int, withdrawn_at int
-- out: edition
UPDATE document SET category = :category, app_system_code = :app_system_code, title = :title,
	published_date = :published_date, valid_until = :valid_until, is_pinned = :is_pinned,
	search_text = :search_text, edition = edition + 1, edited_at = :edited_at, withdrawn_at = :withdrawn_at
WHERE id = :id AND edition = :edition
RETURNING edition;

-- name: document_total
-- out: total
-- scan: a few hundred rows, when one is added
SELECT coalesce(sum(size), 0) AS total FROM document;

-- name: document_blobs
-- in: after_id int, max int
-- out: document
SELECT id, kind, name, category, app_system_code, title, size, sha256, media_type, published_date,
	valid_until, is_pinned, edition, edited_at, withdrawn_at
FROM document WHERE id > :after_id ORDER BY id LIMIT :max;

-- name: document_attach
-- in: notice_id int, document_id int
INSERT INTO notice_document (notice_id, document_id) VALUES (:notice_id, :document_id)
ON CONFLICT (notice_id, document_id) DO NOTHING;

-- name: document_detach
-- in: notice_id int, document_id int
DELETE FROM notice_document WHERE notice_id = :notice_id AND document_id = :document_id;

-- What belongs to a notice and was not withdrawn; on a day, what is shown on it, or '': of whatever days.
-- name: document_of_notice
-- in: notice_id int, after_id int, today text, max int
-- out: document
SELECT t.id, t.kind, t.name, t.category, t.app_system_code, t.title, t.size, t.sha256, t.media_type, t.published_date,
	t.valid_until, t.is_pinned, t.edition, t.edited_at, t.withdrawn_at
FROM notice_document nd
JOIN document t ON t.id = nd.document_id
WHERE nd.notice_id = :notice_id AND nd.document_id > :after_id AND t.withdrawn_at IS NULL
	AND (:today = '' OR (t.published_date <= :today AND (t.valid_until = '' OR t.valid_until >= :today)))
ORDER BY nd.document_id LIMIT :max;

-- The lists run down the key (is_pinned, published_date, id) of what has a gram in it; the parameters are the key to go
-- on from.  A filter that is '' lets all pass, the system '-' what belongs to none; is_all: withdrawn ones, expired ones
-- and those of the future, too.
-- name: document_next
-- in: gram text, kind text, category text, app_system_code text, pattern text, today text, is_all int
-- in: is_pinned int, published_date text, id int, max int
-- out: document
SELECT t.id, t.kind, t.name, t.category, t.app_system_code, t.title, t.size, t.sha256, t.media_type, t.published_date,
	t.valid_until, t.is_pinned, t.edition, t.edited_at, t.withdrawn_at
FROM gram g
CROSS JOIN document t ON t.id = g.id
WHERE g.gram = :gram AND g.kind = :kind AND (g.is_pinned, g.published_date, g.id) < (:is_pinned, :published_date, :id)
	AND (:category = '' OR t.category = :category)
	AND (:app_system_code = '' OR ifnull(t.app_system_code, '-') = :app_system_code)
	AND t.search_text LIKE :pattern ESCAPE '\'
	AND (:is_all = 1 OR (t.withdrawn_at IS NULL AND t.published_date <= :today
		AND (t.valid_until = '' OR t.valid_until >= :today)))
ORDER BY g.is_pinned DESC, g.published_date DESC, g.id DESC LIMIT :max;

-- name: document_previous
-- in: gram text, kind text, category text, app_system_code text, pattern text, today text, is_all int
-- in: is_pinned int, published_date text, id int, max int
-- out: document, from the key upwards
SELECT t.id, t.kind, t.name, t.category, t.app_system_code, t.title, t.size, t.sha256, t.media_type, t.published_date,
	t.valid_until, t.is_pinned, t.edition, t.edited_at, t.withdrawn_at
FROM gram g
CROSS JOIN document t ON t.id = g.id
WHERE g.gram = :gram AND g.kind = :kind AND (g.is_pinned, g.published_date, g.id) > (:is_pinned, :published_date, :id)
	AND (:category = '' OR t.category = :category)
	AND (:app_system_code = '' OR ifnull(t.app_system_code, '-') = :app_system_code)
	AND t.search_text LIKE :pattern ESCAPE '\'
	AND (:is_all = 1 OR (t.withdrawn_at IS NULL AND t.published_date <= :today
		AND (t.valid_until = '' OR t.valid_until >= :today)))
ORDER BY g.is_pinned, g.published_date, g.id LIMIT :max;

-- name: document_categories
-- in: kind text, max int
-- out: category
SELECT DISTINCT category FROM document WHERE kind = :kind AND category <> '' ORDER BY category LIMIT :max;
