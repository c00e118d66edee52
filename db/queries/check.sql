-- Invariants that the schema cannot say.  Each statement gives one row, the object's name, for each breach.

-- name: check_account_without_password
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || id AS object FROM account WHERE state = 'active' AND password_hash = '' ORDER BY id;

-- name: check_account_not_verified
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || id AS object FROM account
WHERE (state = 'active' AND verified_at IS NULL) OR (state = 'pending_mail' AND verified_at IS NOT NULL)
ORDER BY id;

-- name: check_account_without_person
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || a.id AS object FROM account a
LEFT JOIN person p ON p.id = a.person_id
WHERE p.id IS NULL
ORDER BY a.id;

-- Who waits for a letter must have been given a token to verify with.
-- name: check_account_without_token
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || id AS object FROM account
WHERE state = 'pending_mail'
	AND id NOT IN (SELECT account_id FROM token WHERE purpose = 'email_verification')
ORDER BY id;

-- An account that went through activation has a token; it must then stand in the trail.
-- name: check_account_without_audit
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || account_id AS object FROM token
WHERE purpose = 'email_verification'
	AND 'account:' || account_id NOT IN (SELECT object FROM audit WHERE act = 'activation.submit')
GROUP BY account_id ORDER BY account_id;

-- Its token left in a letter.
-- name: check_account_without_letter
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || account_id AS object FROM token
WHERE purpose = 'email_verification'
	AND account_id NOT IN (SELECT account_id FROM letter WHERE account_id IS NOT NULL)
GROUP BY account_id ORDER BY account_id;

-- name: check_audit_without_account
-- out: object
-- scan: a check looks at everything
SELECT object FROM audit
WHERE act = 'activation.submit' AND outcome = 'done'
	AND object NOT IN (SELECT 'account:' || id FROM account)
GROUP BY object ORDER BY object;

-- A token is used once, after it was made.
-- name: check_token_times
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || account_id AS object FROM token
WHERE expires_at <= created_at OR used_at < created_at OR superseded_at < created_at
ORDER BY selector;

-- Once the mail is verified nothing is left to verify.
-- name: check_token_after_verification
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || a.id AS object
FROM account a JOIN token t ON t.account_id = a.id
WHERE a.state = 'active' AND t.purpose = 'email_verification' AND t.used_at IS NULL AND t.superseded_at IS NULL
ORDER BY a.id;

-- name: check_letter_sent
-- out: object
-- scan: a check looks at everything
SELECT 'letter:' || id AS object FROM letter
WHERE (state = 'sent') <> (sent_at IS NOT NULL) OR (state = 'sent' AND body IS NOT NULL)
ORDER BY id;

-- name: check_terms_hash
-- out: object
-- scan: a check looks at everything
SELECT 'account:' || c.account_id AS object
FROM consent c JOIN terms t ON t.version = c.version
WHERE c.sha256 <> t.sha256
ORDER BY c.account_id, c.version;

-- An application is in the state that its last step brought; those without an applicant of ours have no history.
-- name: check_application_state
-- out: object
-- scan: a check looks at everything
SELECT 'application:' || a.id AS object FROM application a
WHERE a.account_id IS NOT NULL AND a.state IS DISTINCT FROM (
	SELECT e.to_state FROM application_event e WHERE e.application_id = a.id ORDER BY e.id DESC LIMIT 1)
ORDER BY a.id;

-- Each step begins where the one before it ended, and the version counts them.
-- name: check_application_steps
-- out: object
-- scan: a check looks at everything
SELECT 'application:' || application_id AS object
FROM (SELECT application_id, from_state,
	lag(to_state, 1, '') OVER (PARTITION BY application_id ORDER BY id) AS former FROM application_event)
WHERE from_state <> former
GROUP BY application_id ORDER BY application_id;

-- name: check_application_version
-- out: object
-- scan: a check looks at everything
SELECT 'application:' || a.id AS object FROM application a
WHERE a.account_id IS NOT NULL
	AND a.version <> (SELECT count(*) FROM application_event e WHERE e.application_id = a.id)
ORDER BY a.id;

-- Only what is in review is taken by somebody.
-- name: check_application_lease
-- out: object
-- scan: a check looks at everything
SELECT 'application:' || id AS object FROM application
WHERE (lease_staff_id IS NOT NULL) <> (state = 'in_review')
ORDER BY id;

-- What was approved was granted.
-- name: check_application_grant
-- out: object
-- scan: a check looks at everything
SELECT 'application:' || a.id AS object
FROM application a JOIN app_system_application d ON d.application_id = a.id
WHERE a.state = 'approved' AND NOT EXISTS (SELECT 1 FROM account_app_system g
	WHERE g.account_id = a.account_id AND g.app_system_code = d.app_system_code)
ORDER BY a.id;

-- Two applications of one account for one system do not wait at a time.
-- name: check_application_twice
-- out: object
-- scan: a check looks at everything
SELECT 'application:' || max(a.id) AS object
FROM application a JOIN app_system_application d ON d.application_id = a.id
WHERE a.state IN ('submitted', 'in_review', 'returned')
GROUP BY a.account_id, d.app_system_code HAVING count(*) > 1
ORDER BY max(a.id);

-- An application for a system has its detail, and lies in the system's scope.
-- name: check_application_detail
-- out: object
-- scan: a check looks at everything
SELECT 'application:' || a.id AS object
FROM application a LEFT JOIN app_system_application d ON d.application_id = a.id
WHERE (a.kind = 'app_system') <> (d.application_id IS NOT NULL)
	OR (a.kind = 'app_system' AND (a.scope_kind <> 'app-system' OR a.scope_code <> d.app_system_code))
ORDER BY a.id;

-- What is counted on the way against what is there.
-- name: check_counter
-- out: object
-- scan: a check looks at everything
SELECT coalesce(c.topic, r.topic) || ':' || coalesce(c.word, r.word) AS object
FROM (SELECT topic, word, outcome, value FROM counter WHERE value <> 0) c
FULL JOIN (
	SELECT 'account' AS topic, state AS word, '' AS outcome, count(*) AS value FROM account GROUP BY state
	UNION ALL SELECT 'letter', state, '', count(*) FROM letter GROUP BY state
	UNION ALL SELECT 'audit', act, outcome, count(*) FROM audit GROUP BY act, outcome
) r ON r.topic = c.topic AND r.word = c.word AND r.outcome = c.outcome
WHERE c.value IS NOT r.value
ORDER BY 1;

-- What is listed stands where its own row says.
-- name: check_gram_notice
-- out: object
-- scan: a check looks at everything
SELECT 'notice:' || n.id AS object FROM notice n
LEFT JOIN gram g ON g.gram = '' AND g.kind = n.kind AND g.is_pinned = n.is_pinned
	AND g.published_date = n.published_date AND g.id = n.id
WHERE g.id IS NULL
ORDER BY n.id;

-- name: check_gram_document
-- out: object
-- scan: a check looks at everything
SELECT 'document:' || d.name AS object FROM document d
LEFT JOIN gram g ON g.gram = '' AND g.kind = d.kind AND g.is_pinned = d.is_pinned
	AND g.published_date = d.published_date AND g.id = d.id
WHERE g.id IS NULL
ORDER BY d.id;
