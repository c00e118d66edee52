-- Text messages go through the outbox beside letters.

PRAGMA user_version = 11;

ALTER TABLE letter ADD COLUMN channel TEXT NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'sms'));
DROP INDEX letter_due;
CREATE INDEX letter_due ON letter (state, channel, due_at, id);
