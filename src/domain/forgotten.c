/* What can be said about the fields of 忘記帳號 and 忘記密碼. */
#include "config.h"

#include "domain/forgotten.h"

#include "base/mem.h"
#include "domain/identifier.h"
#include "domain/person-id.h"
#include "domain/rule.h"
#include "domain/shape.h"

void domain_forgotten_check_person_id_no(const struct forgotten *forgotten, struct problems *problems)
{
	char value[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;
	enum rule rule = RULE_ACT_21;

	if (!domain_shape_is_blank(forgotten->person_id_no))
		rule = domain_identifier_person(forgotten->person_id_no, value, &kind);
	domain_rule_add(problems, "person_id_no", rule);
}

void domain_forgotten_check_captcha(const struct forgotten *forgotten, struct problems *problems)
{
	if (!forgotten->captcha[0])
		domain_rule_add(problems, "captcha", RULE_ACT_13_EMPTY);
}

void domain_forgotten_normalise(struct forgotten *forgotten)
{
	char value[DOMAIN_IDENTIFIER_SIZE];

	if (domain_identifier_normalise(forgotten->person_id_no, IDENTIFIER_FOLD | IDENTIFIER_UPPER, RULE_ACT_22,
					value) == RULE_NONE)
		(void)base_mem_copy(forgotten->person_id_no, sizeof forgotten->person_id_no, value);
}
