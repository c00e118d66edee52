/* One-time codes, and what can be said about the fields of the login by one. */
#include "config.h"

#include "domain/code-login.h"

#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "domain/identifier.h"
#include "domain/person-id.h"
#include "domain/shape.h"

static const char digits[] = "0123456789";

void domain_code_login_make(char code[DOMAIN_CODE_LOGIN_SIZE])
{
	base_random_text(code, DOMAIN_CODE_LOGIN_SIZE - 1, digits);
}

void domain_code_login_make_reference(char reference[DOMAIN_CODE_LOGIN_REFERENCE_SIZE])
{
	base_random_text(reference, DOMAIN_CODE_LOGIN_REFERENCE_SIZE - 1, "abcdefghijklmnopqrstuvwxyz234567");
}

enum rule domain_code_login_read(const char *typed, char code[DOMAIN_CODE_LOGIN_SIZE])
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule;

	code[0] = '\0';
	if (domain_shape_is_blank(typed))
		return RULE_CARD_50_EMPTY;
	rule = domain_identifier_normalise(typed, IDENTIFIER_FOLD, RULE_CARD_50, value);
	if (rule)
		return rule;
	if (strspn(value, digits) != strlen(value) || base_mem_copy(code, DOMAIN_CODE_LOGIN_SIZE, value) ||
	    strlen(code) != DOMAIN_CODE_LOGIN_SIZE - 1)
		return RULE_CARD_50;
	return RULE_NONE;
}

enum rule domain_code_login_state(const struct one_time_code *code, int64_t now)
{
	if (code->tries >= DOMAIN_CODE_LOGIN_TRIES)
		return RULE_CARD_50_MANY;
	return code->used_at || now >= code->expires_at ? RULE_CARD_50_LATE : RULE_NONE;
}

void domain_code_login_check_person_id_no(const struct code_login *login, struct problems *problems)
{
	char value[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;
	enum rule rule = RULE_ACT_21;

	if (!domain_shape_is_blank(login->person_id_no))
		rule = domain_identifier_person(login->person_id_no, value, &kind);
	domain_rule_add(problems, "person_id_no", rule);
}

void domain_code_login_check_captcha(const struct code_login *login, struct problems *problems)
{
	if (!login->captcha[0])
		domain_rule_add(problems, "captcha", RULE_ACT_13_EMPTY);
}

void domain_code_login_check_code(const struct code_login *login, struct problems *problems)
{
	char code[DOMAIN_CODE_LOGIN_SIZE];

	domain_rule_add(problems, "code", domain_code_login_read(login->code, code));
	base_mem_wipe(code, sizeof code);
}

void domain_code_login_check_card_no(const struct code_login *login, struct problems *problems)
{
	struct identifier identifier;
	enum rule rule = RULE_CARD_54_EMPTY;

	if (!domain_shape_is_blank(login->card_no))
		rule = domain_identifier_check(domain_identifier_find("nhi-card"), login->card_no, &identifier);
	domain_rule_add(problems, "card_no", rule);
}

void domain_code_login_normalise(struct code_login *login)
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	struct identifier card;

	if (!domain_identifier_normalise(login->person_id_no, IDENTIFIER_FOLD | IDENTIFIER_UPPER, RULE_ACT_22, value))
		(void)base_mem_copy(login->person_id_no, sizeof login->person_id_no, value);
	if (!domain_identifier_check(domain_identifier_find("nhi-card"), login->card_no, &card))
		(void)base_mem_copy(login->card_no, sizeof login->card_no, card.value);
}
