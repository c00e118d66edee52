-- name: application_find_number
-- in: number text
-- out: application with the names of kind and state
SELECT a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.applied_at,
	a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
WHERE a.number = :number;
