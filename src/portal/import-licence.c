/* The register of medical personnel: who holds which certificate and practises where. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/certificate.h"
#include "domain/identifier.h"
#include "portal/import-run.h"
#include "store/institution.h"
#include "store/licence.h"
#include "store/person.h"

enum { NAME_CHARS = 40, CODE_SIZE = 11 };

enum column { PERSON_ID_NO, NAME, TYPE, CERTIFICATE, PRACTISING, INSTITUTION, PRACTICE_LICENCE, RENEWAL };

static const struct import_column columns[] = {
	[PERSON_ID_NO] = {.name = "身分證號", .is_needed = 1, .class = IMPORT_ID_NO},
	[NAME] = {.name = "姓名", .is_needed = 1, .class = IMPORT_PERSONAL},
	[TYPE] = {.name = "醫事人員類別", .is_needed = 1},
	[CERTIFICATE] = {.name = "證書字號", .is_needed = 1},
	[PRACTISING] = {.name = "執業狀態", .is_needed = 1},
	[INSTITUTION] = {.name = "執業機構代碼", .is_needed = 1},
	[PRACTICE_LICENCE] = {.name = "執業執照字號", .class = IMPORT_PERSONAL},
	[RENEWAL] = {.name = "應更新日期"},
};

static const struct {
	const char *word;
	int is_practising;
} practising_words[] = {{"執業", 1}, {"1", 1}, {"未執業", 0}, {"0", 0}};

static void read_person(struct import_row *row, struct person *person)
{
	enum person_id_kind kind;
	enum rule rule =
		domain_identifier_person(portal_import_row_cell(row, PERSON_ID_NO), person->person_id_no, &kind);

	portal_import_row_fault(row, PERSON_ID_NO, rule);
	snprintf(person->person_id_kind, sizeof person->person_id_kind, "%s", domain_person_id_kind_word(kind));
	portal_import_row_text(row, NAME, 0, person->name, sizeof person->name);
	if (base_text_length(person->name) > NAME_CHARS)
		portal_import_row_fault(row, NAME, RULE_IMP_4);
	else if (!*person->name && !*portal_import_row_cell(row, NAME))
		portal_import_row_fault(row, NAME, RULE_IMP_3);
}

static void read_practising(struct import_row *row, struct licence *licence)
{
	char word[32] = "";

	portal_import_row_text(row, PRACTISING, GATE_FOLD, word, sizeof word);
	for (size_t i = 0; i < BASE_COUNT(practising_words); i++)
		if (strcmp(word, practising_words[i].word) == 0) {
			licence->is_practising = practising_words[i].is_practising;
			return;
		}
	portal_import_row_fault(row, PRACTISING, RULE_IMP_7);
}

/*
 * Demanded while practising, forbidden otherwise, as on the screen (R-ACT-31, R-ACT-32).  No warning about its check
 * digit: the code must be known anyway.
 */
static void read_institution(struct import_row *row, struct licence *licence)
{
	const char *cell = portal_import_row_cell(row, INSTITUTION);
	struct identifier id = {0};

	if (!licence->is_practising || !*cell) {
		if (*cell || licence->is_practising)
			portal_import_row_fault(row, INSTITUTION, *cell ? RULE_ACT_32 : RULE_ACT_31);
		return;
	}
	portal_import_row_fault(row, INSTITUTION,
				domain_identifier_check(domain_identifier_find("institution"), cell, &id));
	base_mem_copy(licence->home_institution_code, CODE_SIZE, id.value);
}

static void read_row(struct import_row *row, struct person *person, struct licence *licence)
{
	struct certificate certificate;

	read_person(row, person);
	portal_import_row_text(row, TYPE, GATE_FOLD, licence->personnel_type, sizeof licence->personnel_type);
	portal_import_row_fault(row, CERTIFICATE,
				domain_certificate_parse(portal_import_row_cell(row, CERTIFICATE), &certificate));
	memcpy(licence->certificate_serial, certificate.serial, sizeof licence->certificate_serial);
	read_practising(row, licence);
	read_institution(row, licence);
	portal_import_row_text(row, PRACTICE_LICENCE, 0, licence->practice_licence_no,
			       sizeof licence->practice_licence_no);
	portal_import_row_date(row, RENEWAL, licence->renewal_due_date);
}

/* Whether the tables know the codes of the row; each code is asked for once. */
static int check_codes(struct import_run *run, const struct licence *licence)
{
	struct institution institution;
	const char *code = licence->home_institution_code, *type = licence->personnel_type;
	int err;

	if (!portal_import_set_has(&run->types, type)) {
		err = store_licence_check_type(run->store, type);
		if (err && err != ERR_NOT_FOUND)
			return err;
		if (err)
			portal_import_row_fault(&run->row, TYPE, RULE_IMP_6);
		else
			portal_import_set_add(&run->types, type);
	}
	if (!*code || portal_import_set_has(&run->known, code))
		return 0;
	err = store_institution_find(run->store, code, &institution);
	if (err == ERR_NOT_FOUND)
		portal_import_row_fault(&run->row, INSTITUTION, RULE_ID_4_UNKNOWN);
	else if (!err)
		portal_import_set_add(&run->known, code);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Two rows of one file for one certificate cannot both be right. */
static void check_twice(struct import_run *run, const struct licence *licence)
{
	char key[sizeof licence->personnel_type + sizeof licence->certificate_serial];

	snprintf(key, sizeof key, "%s%s", licence->certificate_serial, licence->personnel_type);
	if (!portal_import_set_add(&run->seen, key))
		portal_import_row_fault(&run->row, CERTIFICATE, RULE_IMP_8);
}

/* The person under his ID number, with the name of the row. */
static int put_person(struct store *store, struct person *person, int *changed)
{
	struct person known;
	int err = store_person_find(store, person->person_id_no, &known);

	*changed = err || strcmp(known.name, person->name) != 0;
	if (err && err != ERR_NOT_FOUND)
		return err;
	if (*changed)
		return store_person_put(store, person);
	person->id = known.id;
	return 0;
}

static int put_row(struct store *store, struct person *person, struct licence *licence, enum import_verdict *verdict)
{
	int is_person_changed, is_licence_changed = 0;
	int err = put_person(store, person, &is_person_changed);

	licence->person_id = person->id;
	if (!err)
		err = store_licence_put(store, licence, &is_licence_changed);
	if (is_person_changed || is_licence_changed)
		*verdict = IMPORT_CHANGED;
	return err;
}

static int take(struct import_run *run, enum import_verdict *verdict)
{
	struct person person = {0};
	struct licence licence = {0};
	int err;

	read_row(&run->row, &person, &licence);
	err = check_codes(run, &licence);
	if (!run->row.is_refused)
		check_twice(run, &licence);
	if (err || run->row.is_refused || !run->may_write)
		return err;
	return put_row(run->store, &person, &licence, verdict);
}

static const struct import_kind kind = {
	.columns = columns,
	.n_columns = BASE_COUNT(columns),
	.take = take,
	.count = store_licence_count,
};

static int run(struct act_call *call)
{
	return portal_import_run(call, &kind);
}

const struct act portal_import_licence = {
	.name = "import.licence",
	.right = RIGHT_IMPORT,
	.run = run,
};
