/* What can be said about a login by health card. */
#include "config.h"

#include "domain/nhi-login.h"

#include <string.h>

#include "domain/identifier.h"
#include "domain/person-id.h"
#include "domain/rule.h"
#include "domain/shape.h"

void domain_nhi_login_check_person_id_no(const struct nhi_login *login, struct problems *problems)
{
	char value[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;
	enum rule rule = RULE_ACT_21;

	if (!domain_shape_is_blank(login->person_id_no))
		rule = domain_identifier_person(login->person_id_no, value, &kind);
	domain_rule_add(problems, "person_id_no", rule);
}

void domain_nhi_login_check_password(const struct nhi_login *login, struct problems *problems)
{
	size_t n = strlen(login->password);
	enum rule rule = RULE_NONE;

	if (n == 0)
		rule = RULE_CARD_23_EMPTY;
	else if (n < DOMAIN_NHI_LOGIN_PASSWORD_LEAST)
		rule = RULE_CARD_23;
	domain_rule_add(problems, "password", rule);
}

void domain_nhi_login_check_card(const struct nhi_login *login, struct problems *problems)
{
	char value[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;

	if (!login->card_no[0])
		domain_rule_add(problems, "", RULE_CARD_24_EMPTY);
	else if (domain_identifier_person(login->person_id_no, value, &kind) == RULE_NONE &&
		 strcmp(value, login->card_person_id_no) != 0)
		domain_rule_add(problems, "person_id_no", RULE_CARD_24);
}
