-- name: letter_insert
-- in: kind text, account_id int, recipient text, recipient_name text, subject text, body text, message_id text,
-- in: state text, tries int, created_at int, due_at int, sent_at int, reply text, channel text
-- out: id; no row when the message id was used before
INSERT INTO letter (kind, account_id, recipient, recipient_name, subject, body, message_id, state, tries,
	created_at, due_at, sent_at, reply, channel)
VALUES (:kind, :account_id, :recipient, :recipient_name, :subject, :body, :message_id, :state, :tries,
	:created_at, :due_at, :sent_at, :reply, :channel)
ON CONFLICT (message_id) DO NOTHING
RETURNING id;

-- name: letter_get
-- in: id int
-- out: letter
SELECT id, kind, account_id, recipient, recipient_name, subject, body, message_id, state, tries, created_at,
	due_at, sent_at, reply, channel
FROM letter WHERE id = :id;

-- name: letter_due
-- in: channel text, now int
-- out: letter
SELECT id, kind, account_id, recipient, recipient_name, subject, body, message_id, state, tries, created_at,
	due_at, sent_at, reply, channel
FROM letter WHERE state = 'waiting' AND channel = :channel AND due_at <= :now
ORDER BY due_at, id LIMIT 1;

-- name: letter_next_due
-- in: channel text
-- out: due_at
SELECT due_at FROM letter WHERE state = 'waiting' AND channel = :channel ORDER BY due_at, id LIMIT 1;

-- name: letter_update
-- in: id int, state text, tries int, due_at int, sent_at int, reply text
-- out: id
UPDATE letter
SET state = :state, tries = :tries, due_at = :due_at, sent_at = :sent_at, reply = :reply,
	body = CASE WHEN :state = 'sent' THEN NULL ELSE body END
WHERE id = :id
RETURNING id;

-- name: letter_recover
-- in: now int
-- out: id
UPDATE letter SET state = 'waiting', due_at = :now WHERE state = 'sending'
RETURNING id;

-- name: letter_list
-- in: after int, max int
-- out: letter without body
SELECT id, kind, account_id, recipient, recipient_name, subject, message_id, state, tries, created_at, due_at,
	sent_at, reply, channel
FROM letter WHERE id > :after
ORDER BY id LIMIT :max;

-- name: letter_list_state
-- in: state text, after int, max int
-- out: letter without body
SELECT id, kind, account_id, recipient, recipient_name, subject, message_id, state, tries, created_at, due_at,
	sent_at, reply, channel
FROM letter WHERE state = :state AND id > :after
ORDER BY id LIMIT :max;

-- name: letter_oldest
-- out: created_at
SELECT created_at FROM letter WHERE state = 'waiting' ORDER BY id LIMIT 1;
