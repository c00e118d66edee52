/* Applications. */
#include "config.h"

#include "store/application.h"

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, application, id),
	STORE_FIELD(FIELD_TEXT, application, number),
	STORE_FIELD(FIELD_TEXT, application, kind),
	STORE_FIELD(FIELD_TEXT, application, kind_name),
	STORE_FIELD(FIELD_TEXT, application, state),
	STORE_FIELD(FIELD_TEXT, application, state_name),
	STORE_FIELD(FIELD_INT, application, is_final),
	STORE_FIELD(FIELD_OPTION, application, account_id),
	STORE_FIELD(FIELD_TEXT, application, applicant),
	STORE_FIELD(FIELD_TEXT, application, scope_kind),
	STORE_FIELD(FIELD_TEXT, application, scope_code),
	STORE_FIELD(FIELD_TEXT, application, subject),
	STORE_FIELD(FIELD_NUMBER, application, version),
	STORE_FIELD(FIELD_OPTION, application, lease_staff_id),
	STORE_FIELD(FIELD_OPTION, application, lease_until),
	STORE_FIELD(FIELD_TEXT, application, lease_staff_name),
	STORE_FIELD(FIELD_NUMBER, application, applied_at),
	STORE_FIELD(FIELD_NUMBER, application, changed_at),
};
static const struct shape shape = STORE_SHAPE(application, fields);

static const struct field event_fields[] = {
	STORE_FIELD(FIELD_NUMBER, application_event, id),
	STORE_FIELD(FIELD_NUMBER, application_event, application_id),
	STORE_FIELD(FIELD_NUMBER, application_event, at),
	STORE_FIELD(FIELD_OPTION, application_event, account_id),
	STORE_FIELD(FIELD_OPTION, application_event, staff_id),
	STORE_FIELD(FIELD_TEXT, application_event, event),
	STORE_FIELD(FIELD_TEXT, application_event, from_state),
	STORE_FIELD(FIELD_TEXT, application_event, to_state),
	STORE_FIELD(FIELD_TEXT, application_event, state_name),
	STORE_FIELD(FIELD_TEXT, application_event, staff_name),
	STORE_FIELD(FIELD_TEXT, application_event, note),
};
static const struct shape event_shape = STORE_SHAPE(application_event, event_fields);

int store_application_find_number(struct store *store, const char *number, struct application *application)
{
	return store_statement_find(store, STATEMENT_APPLICATION_FIND_NUMBER, &shape, application, "s", number);
}

int store_application_find_applicant(struct store *store, const char *number, const char *person_id_no)
{
	int64_t id;

	return store_statement_number(store, STATEMENT_APPLICATION_FIND_APPLICANT, &id, "ss", number, person_id_no);
}

int store_application_next_serial(struct store *store, const char *kind, int year, int64_t *serial)
{
	return store_statement_number(store, STATEMENT_APPLICATION_NEXT_SERIAL, serial, "si", kind, (int64_t)year);
}

int store_application_is_open(struct store *store, const char *kind, int *is_open)
{
	int64_t is_active = 0;
	int err = store_statement_number(store, STATEMENT_APPLICATION_IS_OPEN, &is_active, "s", kind);

	*is_open = is_active != 0;
	return err;
}

int store_application_insert(struct store *store, struct application *application)
{
	return store_statement_put(store, STATEMENT_APPLICATION_INSERT, &shape, application);
}

int store_application_update(struct store *store, struct application *application)
{
	int err = store_statement_put(store, STATEMENT_APPLICATION_UPDATE, &shape, application);

	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

int store_application_renew(struct store *store, struct application *application)
{
	int err = store_statement_put(store, STATEMENT_APPLICATION_RENEW, &shape, application);

	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

/* The statement of a list in one direction, begun at its key. */
static int start(struct store *store, const struct application_list *list, int64_t max, sqlite3_stmt **run)
{
	static const enum statement statements[][2] = {
		[APPLICATION_OWN] = {STATEMENT_APPLICATION_OWN_PREVIOUS, STATEMENT_APPLICATION_OWN_NEXT},
		[APPLICATION_QUEUE] = {STATEMENT_APPLICATION_QUEUE_PREVIOUS, STATEMENT_APPLICATION_QUEUE_NEXT},
		[APPLICATION_WHOLE] = {STATEMENT_APPLICATION_WHOLE_PREVIOUS, STATEMENT_APPLICATION_WHOLE_NEXT},
		[APPLICATION_LEASE] = {STATEMENT_APPLICATION_LEASE_PREVIOUS, STATEMENT_APPLICATION_LEASE_NEXT},
	};
	enum statement which = statements[list->order][list->direction > 0];
	/* Without a key: before the first, behind the last of all; the own list runs down. */
	int is_low = (list->order == APPLICATION_OWN) != (list->direction > 0);
	int64_t end = is_low ? -1 : INT64_MAX, at = list->id ? list->applied_at : end, id = list->id ? list->id : end;

	switch (list->order) {
	case APPLICATION_OWN:
		return store_statement_start(store, which, run, "iii", list->account_id, id, max);
	case APPLICATION_QUEUE:
		return store_statement_start(store, which, run, "ssssiii", list->scope_kind, list->scope_code,
					     list->kind, list->state, at, id, max);
	case APPLICATION_WHOLE:
		return store_statement_start(store, which, run, "ssiii", list->kind, list->state, at, id, max);
	case APPLICATION_LEASE:
		break;
	}
	return store_statement_start(store, which, run, "iiii", list->staff_id, at, id, max);
}

int store_application_list(struct store *store, const struct application_list *list, struct application *rows,
			   size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err = start(store, list, (int64_t)max, &run);

	*n = 0;
	if (!err)
		err = store_statement_collect(store, run, &shape, rows, n);
	if (!err && list->direction < 0)
		base_mem_reverse(rows, *n, sizeof *rows);
	return err;
}

int store_application_add_event(struct store *store, struct application_event *event)
{
	return store_statement_add(store, STATEMENT_APPLICATION_EVENT_INSERT, &event_shape, event, &event->id);
}

int store_application_events(struct store *store, int64_t application_id, int64_t after_id,
			     struct application_event *events, size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err = store_statement_start(store, STATEMENT_APPLICATION_EVENT_LIST, &run, "iii", application_id, after_id,
					(int64_t)max);

	*n = 0;
	return err ? err : store_statement_collect(store, run, &event_shape, events, n);
}

int store_application_find_decision(struct store *store, int64_t application_id, struct application_event *event)
{
	return store_statement_find(store, STATEMENT_APPLICATION_EVENT_DECISION, &event_shape, event, "i",
				    application_id);
}
