/* What can be said about the fields of the activation wizard. */
#include "config.h"

#include "domain/activation.h"

#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/email.h"
#include "domain/identifier.h"
#include "domain/shape.h"

/* Reports the rule that a value of a kind breaks, or its warning. */
static void check_kind(const char *kind, const char *value, const char *field, struct problems *problems)
{
	struct identifier identifier;
	enum rule rule = domain_identifier_check(domain_identifier_find(kind), value, &identifier);

	domain_rule_add(problems, field, rule == RULE_NONE ? identifier.warning : rule);
}

void domain_activation_check_terms_agreed(const struct activation *activation, struct problems *problems)
{
	if (strcmp(activation->terms_agreed, "yes") != 0)
		domain_rule_add(problems, "terms_agreed", RULE_ACT_15);
}

void domain_activation_check_person_id_no(const struct activation *activation, struct problems *problems)
{
	char value[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;
	enum rule rule = RULE_ACT_21;

	if (!domain_shape_is_blank(activation->person_id_no))
		rule = domain_identifier_person(activation->person_id_no, value, &kind);
	domain_rule_add(problems, "person_id_no", rule);
}

void domain_activation_check_is_practising(const struct activation *activation, struct problems *problems)
{
	if (strcmp(activation->is_practising, "yes") != 0 && strcmp(activation->is_practising, "no") != 0)
		domain_rule_add(problems, "is_practising", RULE_ACT_30);
}

/* Whoever has not chosen yet is asked to choose and nothing else. */
void domain_activation_check_home_institution_code(const struct activation *activation, struct problems *problems)
{
	static const char field[] = "home_institution_code";
	const char *code = activation->home_institution_code;
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule;

	if (strcmp(activation->is_practising, "yes") != 0) {
		if (strcmp(activation->is_practising, "no") == 0 && !domain_shape_is_blank(code))
			domain_rule_add(problems, field, RULE_ACT_32);
		return;
	}
	if (domain_shape_is_blank(code)) {
		domain_rule_add(problems, field, RULE_ACT_31);
		return;
	}
	rule = domain_identifier_normalise(code, IDENTIFIER_FOLD, RULE_ACT_31_LENGTH, value);
	if (rule == RULE_NONE && base_text_length(value) != sizeof activation->home_institution_code - 1)
		rule = RULE_ACT_31_LENGTH;
	if (rule == RULE_NONE)
		check_kind("institution", value, field, problems);
	else
		domain_rule_add(problems, field, rule);
}

void domain_activation_check_certificate_serial(const struct activation *activation, struct problems *problems)
{
	if (domain_shape_is_blank(activation->certificate_serial))
		domain_rule_add(problems, "certificate_serial", RULE_ACT_33_EMPTY);
	else
		check_kind("certificate", activation->certificate_serial, "certificate_serial", problems);
}

void domain_activation_check_login_name(const struct activation *activation, struct problems *problems)
{
	if (domain_shape_is_blank(activation->login_name))
		domain_rule_add(problems, "login_name", RULE_ACT_37_EMPTY);
	else
		check_kind("account", activation->login_name, "login_name", problems);
}

void domain_activation_check_email(const struct activation *activation, struct problems *problems)
{
	domain_email_check_typed(activation->email, problems);
}

void domain_activation_check_email_confirm(const struct activation *activation, struct problems *problems)
{
	domain_email_check_confirm(activation->email, activation->email_confirm, problems);
}

void domain_activation_check_identity(const struct activation *activation, struct problems *problems)
{
	domain_activation_check_person_id_no(activation, problems);
}

void domain_activation_check_licence(const struct activation *activation, struct problems *problems)
{
	domain_activation_check_is_practising(activation, problems);
	domain_activation_check_home_institution_code(activation, problems);
	domain_activation_check_certificate_serial(activation, problems);
}

void domain_activation_check_personal(const struct activation *activation, struct problems *problems)
{
	domain_activation_check_login_name(activation, problems);
	domain_activation_check_email(activation, problems);
	domain_activation_check_email_confirm(activation, problems);
}

void domain_activation_check(const struct activation *activation, struct problems *problems)
{
	domain_activation_check_terms_agreed(activation, problems);
	domain_activation_check_identity(activation, problems);
	domain_activation_check_licence(activation, problems);
	domain_activation_check_personal(activation, problems);
}

void domain_activation_normalise(struct activation *activation)
{
#define ROW(member, its_flags) \
	{ \
		.text = activation->member, .size = sizeof activation->member, .flags = (its_flags) \
	}
	const struct {
		char *text;
		size_t size;
		unsigned flags;
	} rows[] = {
		ROW(person_id_no, IDENTIFIER_FOLD | IDENTIFIER_UPPER),
		ROW(home_institution_code, IDENTIFIER_FOLD | IDENTIFIER_UPPER),
		ROW(certificate_serial, IDENTIFIER_FOLD),
		ROW(login_name, 0),
		ROW(email, IDENTIFIER_FOLD),
		ROW(email_confirm, IDENTIFIER_FOLD),
	};
#undef ROW

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		char value[DOMAIN_IDENTIFIER_SIZE];

		if (domain_identifier_normalise(rows[i].text, rows[i].flags, RULE_ACT_22, value) == RULE_NONE)
			(void)base_mem_copy(rows[i].text, rows[i].size, value);
	}
}
