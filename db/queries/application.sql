-- name: application_find_number
-- in: number text
-- out: application with the names of kind, state and applicant
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.number = :number;

-- The number alone says nothing to others than the applicant.
-- name: application_find_applicant
-- in: number text, person_id_no text
-- out: id
SELECT a.id FROM application a
JOIN account c ON c.id = a.account_id
JOIN person p ON p.id = c.person_id
WHERE a.number = :number AND p.person_id_no = :person_id_no;

-- name: application_insert
-- in: number text, kind text, state text, account_id int, scope_kind text, scope_code text, subject text,
-- in: applied_at int
-- out: id, version, changed_at
INSERT INTO application (number, kind, state, account_id, scope_kind, scope_code, subject, version, applied_at,
	changed_at)
VALUES (:number, :kind, :state, :account_id, :scope_kind, :scope_code, :subject, 1, :applied_at, :applied_at)
RETURNING id, version, changed_at;

-- name: application_update
-- in: id int, version int, state text, scope_kind text, scope_code text, subject text, lease_staff_id int,
-- in: lease_until int, changed_at int
-- out: version; no row when it is another version by now
UPDATE application SET state = :state, scope_kind = :scope_kind, scope_code = :scope_code, subject = :subject,
	lease_staff_id = :lease_staff_id, lease_until = :lease_until, changed_at = :changed_at, version = version + 1
WHERE id = :id AND version = :version
RETURNING version;

-- The same hands have it for longer: no step, so the version stays.
-- name: application_renew
-- in: id int, version int, lease_until int
-- out: version; no row when it is another version by now
UPDATE application SET lease_until = :lease_until WHERE id = :id AND version = :version
RETURNING version;

-- name: application_next_serial
-- in: kind text, year int
-- out: serial
INSERT INTO application_serial (kind, year, serial) VALUES (:kind, :year, 1)
ON CONFLICT (kind, year) DO UPDATE SET serial = application_serial.serial + 1
RETURNING serial;

-- name: application_is_open
-- in: kind text
-- out: is_active
SELECT is_active FROM application_kind WHERE code = :kind;

-- The lists run by key: their own newest first for applicants, the oldest first for reviewers.
-- name: application_own_next
-- in: account_id int, id int, max int
-- out: applications of an account
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.account_id = :account_id AND a.id < :id
ORDER BY a.id DESC LIMIT :max;

-- name: application_own_previous
-- in: account_id int, id int, max int
-- out: applications of an account, from the key upwards
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.account_id = :account_id AND a.id > :id
ORDER BY a.id LIMIT :max;

-- name: application_queue_next
-- in: scope_kind text, scope_code text, kind text, state text, applied_at int, id int, max int
-- out: applications of a scope
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.scope_kind = :scope_kind AND a.scope_code = :scope_code AND a.kind = :kind AND a.state = :state AND (a.applied_at, a.id) > (:applied_at, :id)
ORDER BY a.applied_at, a.id LIMIT :max;

-- name: application_queue_previous
-- in: scope_kind text, scope_code text, kind text, state text, applied_at int, id int, max int
-- out: applications of a scope, from the key upwards
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.scope_kind = :scope_kind AND a.scope_code = :scope_code AND a.kind = :kind AND a.state = :state AND (a.applied_at, a.id) < (:applied_at, :id)
ORDER BY a.applied_at DESC, a.id DESC LIMIT :max;

-- name: application_whole_next
-- in: kind text, state text, applied_at int, id int, max int
-- out: applications of the whole portal
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.kind = :kind AND a.state = :state AND (a.applied_at, a.id) > (:applied_at, :id)
ORDER BY a.applied_at, a.id LIMIT :max;

-- name: application_whole_previous
-- in: kind text, state text, applied_at int, id int, max int
-- out: applications of the whole portal, from the key upwards
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.kind = :kind AND a.state = :state AND (a.applied_at, a.id) < (:applied_at, :id)
ORDER BY a.applied_at DESC, a.id DESC LIMIT :max;

-- name: application_lease_next
-- in: staff_id int, applied_at int, id int, max int
-- out: applications that somebody has taken
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.lease_staff_id = :staff_id AND (a.applied_at, a.id) > (:applied_at, :id)
ORDER BY a.applied_at, a.id LIMIT :max;

-- name: application_lease_previous
-- in: staff_id int, applied_at int, id int, max int
-- out: applications that somebody has taken, from the key upwards
SELECT a.id, a.number, a.kind, k.name_zh AS kind_name, a.state, s.name_zh AS state_name, s.is_final, a.account_id,
	coalesce(p.name, '') AS applicant, a.scope_kind, a.scope_code, a.subject, a.version, a.lease_staff_id,
	coalesce(f.name, '') AS lease_staff_name, a.lease_until, a.applied_at, a.changed_at
FROM application a
JOIN application_kind k ON k.code = a.kind
JOIN application_state s ON s.code = a.state
LEFT JOIN account c ON c.id = a.account_id
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN staff f ON f.id = a.lease_staff_id
WHERE a.lease_staff_id = :staff_id AND (a.applied_at, a.id) < (:applied_at, :id)
ORDER BY a.applied_at DESC, a.id DESC LIMIT :max;

-- name: application_event_insert
-- in: application_id int, at int, account_id int, staff_id int, event text, from_state text, to_state text, note text
INSERT INTO application_event (application_id, at, account_id, staff_id, event, from_state, to_state, note)
VALUES (:application_id, :at, :account_id, :staff_id, :event, :from_state, :to_state, :note);

-- name: application_event_list
-- in: application_id int, id int, max int
-- out: events behind one, the first first
SELECT e.id, e.application_id, e.at, e.account_id, e.staff_id, e.event, e.from_state, e.to_state,
	s.name_zh AS state_name, coalesce(f.name, '') AS staff_name, e.note
FROM application_event e
JOIN application_state s ON s.code = e.to_state
LEFT JOIN staff f ON f.id = e.staff_id
WHERE e.application_id = :application_id AND e.id > :id
ORDER BY e.id LIMIT :max;

-- name: application_event_decision
-- in: application_id int
-- out: the last event in which somebody decided
SELECT e.id, e.application_id, e.at, e.account_id, e.staff_id, e.event, e.from_state, e.to_state,
	s.name_zh AS state_name, coalesce(f.name, '') AS staff_name, e.note
FROM application_event e
JOIN application_state s ON s.code = e.to_state
LEFT JOIN staff f ON f.id = e.staff_id
WHERE e.application_id = :application_id AND e.event IN ('approve', 'reject', 'return')
ORDER BY e.id DESC LIMIT 1;
