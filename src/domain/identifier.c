/* The table of kinds, and the way every value goes. */
#include "config.h"

#include "domain/identifier.h"

#include <stdio.h>
#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/certificate.h"
#include "domain/email.h"
#include "domain/institution-code.h"
#include "domain/nhi-card.h"
#include "domain/phone.h"
#include "domain/shape.h"

enum { INPUT_MAX = 1024, MASK_FIRST = 4, MASK_LAST = 3 };

static const struct identifier_kind kinds[] = {
	{.name = "national", .title_zh = "國民身分證統一編號", .flags = IDENTIFIER_FOLD | IDENTIFIER_UPPER,
	 .unreadable = RULE_ID_1, .identify = domain_person_id_identify_national},
	{.name = "resident", .title_zh = "外來人口統一證號(居留證號)", .flags = IDENTIFIER_FOLD | IDENTIFIER_UPPER,
	 .unreadable = RULE_ID_3, .identify = domain_person_id_identify_resident},
	{.name = "institution", .title_zh = "醫事機構代碼", .flags = IDENTIFIER_FOLD | IDENTIFIER_UPPER,
	 .unreadable = RULE_ID_4, .identify = domain_institution_code_identify},
	{.name = "certificate", .title_zh = "證書字號", .flags = IDENTIFIER_FOLD, .unreadable = RULE_ACT_33,
	 .identify = domain_certificate_identify},
	{.name = "nhi-card", .title_zh = "健保卡卡號", .flags = IDENTIFIER_FOLD | IDENTIFIER_UPPER,
	 .unreadable = RULE_ID_6, .identify = domain_nhi_card_identify},
	{.name = "mobile", .title_zh = "行動電話", .flags = IDENTIFIER_FOLD, .unreadable = RULE_ID_7,
	 .identify = domain_phone_identify_mobile},
	{.name = "landline", .title_zh = "市話號碼", .flags = IDENTIFIER_FOLD | IDENTIFIER_UPPER,
	 .unreadable = RULE_ID_8, .identify = domain_phone_identify_landline},
	{.name = "email", .title_zh = "E-Mail", .flags = IDENTIFIER_FOLD, .unreadable = RULE_ACT_41,
	 .identify = domain_email_identify},
	/* a full-width account name is refused, not folded (R-ACT-38) */
	{.name = "account", .title_zh = "帳號", .unreadable = RULE_ACT_38, .identify = domain_account_identify},
};

const struct identifier_kind *domain_identifier_row(size_t i)
{
	return i < BASE_COUNT(kinds) ? &kinds[i] : NULL;
}

const struct identifier_kind *domain_identifier_find(const char *name)
{
	for (size_t i = 0; i < BASE_COUNT(kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

/* Cuts white space off both ends of n bytes. */
static const char *trim(const char *text, size_t *n)
{
	static const char blanks[] = " \t\r\n";

	while (*n > 0 && strchr(blanks, text[*n - 1]))
		--*n;
	for (; *n > 0 && strchr(blanks, *text); text++)
		--*n;
	return text;
}

enum rule domain_identifier_normalise(const char *input, unsigned flags, enum rule unreadable,
				      char value[DOMAIN_IDENTIFIER_SIZE])
{
	struct buf admitted = {0};
	size_t n = strnlen(input, INPUT_MAX + 1);
	enum rule rule;

	value[0] = '\0';
	if (n > INPUT_MAX)
		return unreadable;
	input = trim(input, &n);
	rule = domain_rule_from_gate(base_gate_admit(input, n, flags & IDENTIFIER_FOLD ? GATE_FOLD : 0, &admitted));
	if (rule == RULE_NONE) {
		const char *text = base_buf_text(&admitted);

		n = admitted.len;
		text = trim(text, &n); /* ideographic blanks are blanks by now */
		rule = n < DOMAIN_IDENTIFIER_SIZE ? RULE_NONE : unreadable;
		snprintf(value, DOMAIN_IDENTIFIER_SIZE, "%.*s", rule == RULE_NONE ? (int)n : 0, text);
	}
	if (flags & IDENTIFIER_UPPER)
		domain_shape_raise(value);
	base_buf_release(&admitted);
	return rule;
}

enum rule domain_identifier_check(const struct identifier_kind *kind, const char *input, struct identifier *out)
{
	enum rule rule;

	*out = (struct identifier){0};
	rule = domain_identifier_normalise(input, kind->flags, kind->unreadable, out->value);
	if (rule == RULE_NONE)
		rule = kind->identify(out);
	if (rule != RULE_NONE)
		*out = (struct identifier){0};
	return rule;
}

enum rule domain_identifier_person(const char *input, char value[DOMAIN_PERSON_ID_SIZE], enum person_id_kind *kind)
{
	char text[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule = domain_identifier_normalise(input, IDENTIFIER_FOLD | IDENTIFIER_UPPER, RULE_ACT_22, text);

	value[0] = '\0';
	*kind = PERSON_ID_NONE;
	if (rule != RULE_NONE)
		return rule;
	if (domain_person_id_kind(text) == PERSON_ID_NONE)
		return RULE_ACT_22;
	if (domain_person_id_digit(text) != text[DOMAIN_PERSON_ID_SIZE - 2])
		return RULE_ACT_22_DIGIT;
	*kind = domain_person_id_kind(text);
	memcpy(value, text, DOMAIN_PERSON_ID_SIZE);
	return RULE_NONE;
}

void domain_identifier_mask(const char *value, char masked[DOMAIN_IDENTIFIER_MASK_SIZE])
{
	size_t n = strnlen(value, DOMAIN_IDENTIFIER_MASK_SIZE - 1);
	size_t hidden = n > MASK_FIRST + MASK_LAST ? n - MASK_LAST : n;

	for (size_t i = 0; i < n; i++)
		masked[i] = i >= hidden || (hidden < n && i < MASK_FIRST) ? value[i] : '*';
	masked[n] = '\0';
}
