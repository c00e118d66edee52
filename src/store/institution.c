/* Institutions. */
#include "config.h"

#include "store/institution.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_TEXT, institution, institution_code),
	STORE_FIELD(FIELD_TEXT, institution, institution_name),
	STORE_FIELD(FIELD_TEXT, institution, institution_kind),
	STORE_FIELD(FIELD_TEXT_OPTION, institution, county_code),
	STORE_FIELD(FIELD_TEXT, institution, phone_no),
	STORE_FIELD(FIELD_TEXT, institution, address),
	STORE_FIELD(FIELD_TEXT, institution, contract_start_date),
	STORE_FIELD(FIELD_TEXT, institution, contract_end_date),
};
static const struct shape shape = STORE_SHAPE(institution, fields);

int store_institution_find(struct store *store, const char *institution_code, struct institution *institution)
{
	return store_statement_find(store, STATEMENT_INSTITUTION_FIND, &shape, institution, "s",
				    institution_code);
}

int store_institution_put(struct store *store, const struct institution *institution, int *changed)
{
	struct institution row = *institution;
	int err = store_statement_put(store, STATEMENT_INSTITUTION_PUT, &shape, &row);

	*changed = !err;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int store_institution_count(struct store *store, int64_t *count)
{
	return store_statement_number(store, STATEMENT_INSTITUTION_COUNT, count, "");
}

int store_institution_county(struct store *store, const char *institution_code, char county_code[6])
{
	struct institution found;
	char digits[3] = "";
	int err;

	county_code[0] = '\0';
	if (strlen(institution_code) != sizeof found.institution_code - 1)
		return ERR_NOT_FOUND;
	memcpy(digits, institution_code + 2, 2);
	err = store_statement_find(store, STATEMENT_INSTITUTION_COUNTY, &shape, &found, "s", digits);
	return err ? err : base_mem_copy(county_code, sizeof found.county_code, found.county_code);
}
