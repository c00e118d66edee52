/* Wishes for letters. */
#include "config.h"

#include "store/mail-request.h"

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, mail_request, id),	    STORE_FIELD(FIELD_TEXT, mail_request, kind),
	STORE_FIELD(FIELD_OPTION, mail_request, person_id), STORE_FIELD(FIELD_TEXT, mail_request, source),
	STORE_FIELD(FIELD_NUMBER, mail_request, at),	    STORE_FIELD(FIELD_NUMBER, mail_request, due_at),
	STORE_FIELD(FIELD_TEXT, mail_request, reference),
};
static const struct shape shape = STORE_SHAPE(mail_request, fields);

int store_mail_request_add(struct store *store, struct mail_request *request)
{
	request->due_at = request->at;
	return store_statement_put(store, STATEMENT_MAIL_REQUEST_ADD, &shape, request);
}

int store_mail_request_next(struct store *store, struct mail_request *request)
{
	return store_statement_find(store, STATEMENT_MAIL_REQUEST_NEXT, &shape, request, "");
}

int store_mail_request_put_off(struct store *store, int64_t id, int64_t due_at)
{
	return store_statement_run(store, STATEMENT_MAIL_REQUEST_PUT_OFF, "ii", id, due_at);
}

int store_mail_request_take(struct store *store, int64_t id, struct mail_request *request)
{
	return store_statement_find(store, STATEMENT_MAIL_REQUEST_TAKE, &shape, request, "i", id);
}
