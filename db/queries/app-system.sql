-- name: app_system_list
-- in: account_id int, max int
-- out: app_system
-- scan: a handful of rows, all of them wanted
SELECT s.code, s.name_zh, s.is_default_app, CASE WHEN g.account_id IS NULL THEN 0 ELSE 1 END AS is_granted
FROM app_system s
LEFT JOIN account_app_system g ON g.app_system_code = s.code AND g.account_id = :account_id
WHERE s.is_active = 1 OR g.account_id IS NOT NULL
ORDER BY s.sort_order, s.code
LIMIT :max;

-- name: app_system_grant_defaults
-- in: account_id int, at int
-- scan: a handful of systems
INSERT INTO account_app_system (account_id, app_system_code, granted_at)
SELECT :account_id, code, :at FROM app_system WHERE is_default_app = 1 AND is_active = 1
ON CONFLICT (account_id, app_system_code) DO NOTHING;
