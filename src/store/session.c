/* Logins. */
#include "config.h"

#include "store/session.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, session_row, id),
	STORE_FIELD(FIELD_OPTION, session_row, account_id),
	STORE_FIELD(FIELD_OPTION, session_row, staff_id),
	STORE_FIELD(FIELD_TEXT_OPTION, session_row, institution_code),
	STORE_FIELD(FIELD_TEXT, session_row, via),
	STORE_FIELD(FIELD_TEXT, session_row, source),
	STORE_FIELD(FIELD_NUMBER, session_row, started_at),
	STORE_FIELD(FIELD_NUMBER, session_row, seen_at),
	STORE_FIELD(FIELD_OPTION, session_row, ended_at),
	STORE_FIELD(FIELD_TEXT, session_row, reason),
};
static const struct shape shape = STORE_SHAPE(session_row, fields);

int store_session_insert(struct store *store, struct session_row *row)
{
	return store_statement_put(store, STATEMENT_SESSION_INSERT, &shape, row);
}

int store_session_get(struct store *store, int64_t id, struct session_row *row)
{
	return store_statement_find(store, STATEMENT_SESSION_GET, &shape, row, "i", id);
}

int store_session_reason(struct store *store, int64_t id, char reason[17])
{
	struct session_row row = {0};
	int err = store_statement_find(store, STATEMENT_SESSION_REASON, &shape, &row, "i", id);

	memcpy(reason, row.reason, sizeof row.reason);
	return err;
}

int store_session_see(struct store *store, int64_t id, int64_t seen_at)
{
	return store_statement_run(store, STATEMENT_SESSION_SEE, "ii", id, seen_at);
}

int store_session_end(struct store *store, int64_t id, int64_t ended_at, const char *reason)
{
	return store_statement_run(store, STATEMENT_SESSION_END, "iis", id, ended_at, reason);
}

int store_session_end_all(struct store *store, const struct session_owner *owner, int64_t except_id, int64_t ended_at,
			  const char *reason)
{
	return store_statement_run(store, STATEMENT_SESSION_END_ALL, "iisiis", owner->account_id, owner->staff_id,
				   owner->institution_code, except_id, ended_at, reason);
}

int store_session_list(struct store *store, const struct session_owner *owner, int64_t after_id, int direction,
		       struct session_row *rows, size_t max, size_t *n)
{
	enum statement which = direction > 0 ? STATEMENT_SESSION_NEXT : STATEMENT_SESSION_PREVIOUS;
	int64_t from = after_id || direction < 0 ? after_id : INT64_MAX;
	sqlite3_stmt *run;
	int err;

	*n = 0;
	err = store_statement_start(store, which, &run, "iisii", owner->account_id, owner->staff_id,
				    owner->institution_code, from, (int64_t)max);
	if (!err)
		err = store_statement_collect(store, run, &shape, rows, n);
	if (!err && direction < 0)
		base_mem_reverse(rows, *n, sizeof *rows);
	return err;
}

int store_session_purge(struct store *store, int64_t before)
{
	return store_statement_run(store, STATEMENT_SESSION_PURGE, "i", before);
}
