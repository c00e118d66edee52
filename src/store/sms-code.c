/* Codes sent by text message. */
#include "config.h"

#include "store/sms-code.h"

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_TEXT, sms_code, reference),	 STORE_FIELD(FIELD_NUMBER, sms_code, account_id),
	STORE_FIELD(FIELD_TEXT, sms_code, code_hash),	 STORE_FIELD(FIELD_NUMBER, sms_code, expires_at),
	STORE_FIELD(FIELD_NUMBER, sms_code, tries),	 STORE_FIELD(FIELD_OPTION, sms_code, used_at),
};
static const struct shape shape = STORE_SHAPE(sms_code, fields);

int store_sms_code_insert(struct store *store, const struct sms_code *code)
{
	struct sms_code row = *code;
	int err = store_statement_run(store, STATEMENT_SMS_CODE_CLEAR, "i", code->account_id);

	return err ? err : store_statement_put(store, STATEMENT_SMS_CODE_INSERT, &shape, &row);
}

int store_sms_code_find(struct store *store, const char *reference, struct sms_code *code)
{
	return store_statement_find(store, STATEMENT_SMS_CODE_FIND, &shape, code, "s", reference);
}

int store_sms_code_update(struct store *store, const struct sms_code *code)
{
	struct sms_code row = *code;

	return store_statement_put(store, STATEMENT_SMS_CODE_UPDATE, &shape, &row);
}
