/* The register of institutions: the list of code and name, or the administration's open data with its 14 columns. */
#include "config.h"

#include "portal/import-run.h"

#include <ctype.h>
#include <string.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "domain/identifier.h"
#include "store/institution.h"

enum column { CODE, NAME, KIND, PHONE, ADDRESS, END_DATE, COUNTY, START_DATE };

static const struct import_column columns[] = {
	[CODE] = {.name = "醫事機構代碼", .is_needed = 1}, [NAME] = {.name = "醫事機構名稱", .is_needed = 1},
	[KIND] = {.name = "醫事機構種類"},		   [PHONE] = {.name = "電話"},
	[ADDRESS] = {.name = "地址"},			   [END_DATE] = {.name = "終止合約或歇業日期"},
	[COUNTY] = {.name = "縣市別代碼"},		   [START_DATE] = {.name = "合約起日"},
};

/* The code in stored form; a check digit that does not fit is only worth a warning (R-ACT-35). */
static void read_code(struct import_row *row, char code[11])
{
	struct identifier id;
	enum rule rule = domain_identifier_check(domain_identifier_find("institution"),
						 portal_import_row_cell(row, CODE), &id);

	portal_import_row_fault(row, CODE, rule);
	if (rule == RULE_NONE) {
		portal_import_row_fault(row, CODE, id.warning);
		base_mem_copy(code, 11, id.value);
	}
}

/* The columns that the file has; what it has not stays as it is known. */
static void read_row(struct import_row *row, struct institution *institution)
{
	portal_import_row_text(row, NAME, 0, institution->institution_name, sizeof institution->institution_name);
	if (!*institution->institution_name && !row->is_refused)
		portal_import_row_fault(row, NAME, RULE_IMP_3);
	portal_import_row_text(row, KIND, GATE_FOLD, institution->institution_kind,
			       sizeof institution->institution_kind);
	portal_import_row_text(row, PHONE, GATE_FOLD, institution->phone_no, sizeof institution->phone_no);
	portal_import_row_text(row, ADDRESS, GATE_FOLD, institution->address, sizeof institution->address);
	if (portal_import_row_has(row, START_DATE))
		portal_import_row_date(row, START_DATE, institution->contract_start_date);
	if (portal_import_row_has(row, END_DATE))
		portal_import_row_date(row, END_DATE, institution->contract_end_date);
}

/* By the file's own column where it names a county, else by the code; "" when neither does. */
static int find_county(struct import_run *run, struct institution *institution)
{
	const char *digits = portal_import_row_cell(&run->row, COUNTY);
	char code[11] = "0000000000";
	int err = ERR_NOT_FOUND;

	if (isdigit((unsigned char)digits[0]) && isdigit((unsigned char)digits[1])) {
		memcpy(code + 2, digits, 2);
		err = store_institution_county(run->store, code, institution->county_code);
	}
	if (err == ERR_NOT_FOUND)
		err = store_institution_county(run->store, institution->institution_code, institution->county_code);
	if (err == ERR_NOT_FOUND)
		*institution->county_code = '\0';
	return err == ERR_NOT_FOUND ? 0 : err;
}

/*
 * Open data lists an institution once for each contract.  A contract that began later counts; of one file's rows
 * that do not tell, the one that still runs.
 */
static int is_outdated(const struct institution *row, const struct institution *known, int is_seen)
{
	int order = *row->contract_start_date && *known->contract_start_date
			    ? strcmp(row->contract_start_date, known->contract_start_date)
			    : 0;

	return order < 0 || (order == 0 && is_seen && *row->contract_end_date && !*known->contract_end_date);
}

static int take(struct import_run *run, enum import_verdict *verdict)
{
	struct institution known = {0}, institution;
	char code[11] = "";
	int err, changed = 0, is_known, is_seen;

	read_code(&run->row, code);
	err = *code ? store_institution_find(run->store, code, &known) : ERR_NOT_FOUND;
	if (err && err != ERR_NOT_FOUND)
		return err;
	is_known = !err;
	institution = known;
	read_row(&run->row, &institution);
	if (run->row.is_refused)
		return 0;
	memcpy(institution.institution_code, code, sizeof code);
	is_seen = !portal_import_set_add(&run->seen, code);
	if (is_known && is_outdated(&institution, &known, is_seen)) {
		*verdict = IMPORT_OUTDATED;
		return 0;
	}
	err = find_county(run, &institution);
	if (!err && run->may_write)
		err = store_institution_put(run->store, &institution, &changed);
	if (changed)
		*verdict = IMPORT_CHANGED;
	return err;
}

static const struct import_kind kind = {
	.columns = columns,
	.n_columns = BASE_COUNT(columns),
	.take = take,
	.count = store_institution_count,
};

static int run(struct act_call *call)
{
	return portal_import_run(call, &kind);
}

const struct act portal_import_institution = {
	.name = "import.institution",
	.right = RIGHT_IMPORT,
	.run = run,
};
