/* Applications. */
#include "config.h"

#include "store/application.h"

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_TEXT, application, number),
	STORE_FIELD(FIELD_TEXT, application, kind),
	STORE_FIELD(FIELD_TEXT, application, kind_name),
	STORE_FIELD(FIELD_TEXT, application, state),
	STORE_FIELD(FIELD_TEXT, application, state_name),
	STORE_FIELD(FIELD_INT, application, is_final),
	STORE_FIELD(FIELD_NUMBER, application, applied_at),
	STORE_FIELD(FIELD_NUMBER, application, changed_at),
};
static const struct shape shape = STORE_SHAPE(application, fields);

int store_application_find_number(struct store *store, const char *number, struct application *application)
{
	return store_statement_find(store, STATEMENT_APPLICATION_FIND_NUMBER, &shape, application, "s", number);
}
