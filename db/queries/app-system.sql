-- The state of the account's last application for a system stands beside it.
-- name: app_system_list
-- in: account_id int, max int
-- out: app_system
-- scan: a handful of rows, all of them wanted
SELECT s.code, s.name_zh, s.is_default_app, s.is_active,
	CASE WHEN g.account_id IS NULL THEN 0 ELSE 1 END AS is_granted,
	coalesce(a.state, '') AS state, coalesce(t.name_zh, '') AS state_name, coalesce(a.number, '') AS number
FROM app_system s
LEFT JOIN account_app_system g ON g.app_system_code = s.code AND g.account_id = :account_id
LEFT JOIN application a ON a.id = (
	SELECT max(b.id) FROM application b
	JOIN app_system_application d ON d.application_id = b.id
	WHERE b.account_id = :account_id AND d.app_system_code = s.code)
LEFT JOIN application_state t ON t.code = a.state
WHERE s.is_active = 1 OR g.account_id IS NOT NULL
ORDER BY s.sort_order, s.code
LIMIT :max;

-- name: app_system_get
-- in: code text
-- out: app_system without what belongs to an account
SELECT code, name_zh, is_default_app, is_active FROM app_system WHERE code = :code;

-- name: app_system_is_granted
-- in: account_id int, code text
-- out: 1
SELECT 1 AS is_granted FROM account_app_system WHERE account_id = :account_id AND app_system_code = :code;

-- Whether another application of the account for the system waits for its end.
-- name: app_system_find_open
-- in: account_id int, code text, except_id int
-- out: id
SELECT a.id FROM application a
JOIN app_system_application d ON d.application_id = a.id
WHERE a.account_id = :account_id AND a.id <> :except_id AND d.app_system_code = :code
	AND a.state IN ('submitted', 'in_review', 'returned')
LIMIT 1;

-- name: app_system_grant
-- in: account_id int, code text, at int
INSERT INTO account_app_system (account_id, app_system_code, granted_at) VALUES (:account_id, :code, :at)
ON CONFLICT (account_id, app_system_code) DO NOTHING;

-- name: app_system_grant_defaults
-- in: account_id int, at int
-- scan: a handful of systems
INSERT INTO account_app_system (account_id, app_system_code, granted_at)
SELECT :account_id, code, :at FROM app_system WHERE is_default_app = 1 AND is_active = 1
ON CONFLICT (account_id, app_system_code) DO NOTHING;

-- name: app_system_put_application
-- in: application_id int, app_system_code text, reason text
INSERT INTO app_system_application (application_id, app_system_code, reason)
VALUES (:application_id, :app_system_code, :reason)
ON CONFLICT (application_id) DO UPDATE SET app_system_code = excluded.app_system_code, reason = excluded.reason;

-- name: app_system_get_application
-- in: application_id int
-- out: app_system_application
SELECT d.application_id, d.app_system_code, s.name_zh AS app_system_name, d.reason
FROM app_system_application d
JOIN app_system s ON s.code = d.app_system_code
WHERE d.application_id = :application_id;
