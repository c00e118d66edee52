/* What can be said about the fields of 變更聯絡電話. */
#include "config.h"

#include "domain/contact-change.h"

#include "base/mem.h"
#include "domain/identifier.h"
#include "domain/rule.h"
#include "domain/shape.h"

static void check_number(const char *kind, const char *value, const char *field, struct problems *problems)
{
	struct identifier identifier;
	enum rule rule;

	if (domain_shape_is_blank(value))
		return;
	rule = domain_identifier_check(domain_identifier_find(kind), value, &identifier);
	/* a toll-free number is an institution's, and here is a person */
	domain_rule_add(problems, field, rule ? rule : identifier.warning ? RULE_ID_8_PERSON : RULE_NONE);
}

void domain_contact_change_check_mobile_no(const struct contact_change *change, struct problems *problems)
{
	check_number("mobile", change->mobile_no, "mobile_no", problems);
}

void domain_contact_change_check_landline_no(const struct contact_change *change, struct problems *problems)
{
	check_number("landline", change->landline_no, "landline_no", problems);
}

void domain_contact_change_check_password(const struct contact_change *change, struct problems *problems)
{
	if (!change->password[0])
		domain_rule_add(problems, "password", RULE_ACT_81_EMPTY);
}

void domain_contact_change_check(const struct contact_change *change, struct problems *problems)
{
	domain_contact_change_check_mobile_no(change, problems);
	domain_contact_change_check_landline_no(change, problems);
	domain_contact_change_check_password(change, problems);
}

static void normalise(const char *kind, char *value, size_t size)
{
	struct identifier identifier = {0};

	if (!domain_shape_is_blank(value))
		(void)domain_identifier_check(domain_identifier_find(kind), value, &identifier);
	(void)base_mem_copy(value, size, identifier.value);
}

void domain_contact_change_normalise(struct contact_change *change)
{
	normalise("mobile", change->mobile_no, sizeof change->mobile_no);
	normalise("landline", change->landline_no, sizeof change->landline_no);
}
