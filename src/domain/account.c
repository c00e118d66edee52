/* The rules of account names and states. */
#include "config.h"

#include "domain/account.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/identifier.h"
#include "domain/shape.h"

enum { NAME_LEAST = 8, NAME_MOST = 20 };

static const struct state {
	const char *word, *title_zh;
	enum rule login, answer;
} states[] = {
	[ACCOUNT_NONE] = {"", "尚未開通", RULE_ACT_5, RULE_ACT_25},
	[ACCOUNT_PENDING_MAIL] = {"pending_mail", "待E-Mail認證", RULE_ACT_6, RULE_ACT_24},
	[ACCOUNT_ACTIVE] = {"active", "已開通", RULE_NONE, RULE_ACT_23},
	[ACCOUNT_SUSPENDED] = {"suspended", "已停用", RULE_ACT_6_SUSPENDED, RULE_ACT_23},
};

enum account_state domain_account_state(const char *word)
{
	for (size_t i = 1; i < BASE_COUNT(states); i++)
		if (strcmp(states[i].word, word) == 0)
			return (enum account_state)i;
	return ACCOUNT_NONE;
}

const char *domain_account_state_word(enum account_state state)
{
	return states[state].word;
}

const char *domain_account_state_title(enum account_state state)
{
	return states[state].title_zh;
}

enum rule domain_account_check_login(enum account_state state)
{
	return states[state].login;
}

enum rule domain_account_check_suspend(enum account_state state)
{
	if (state == ACCOUNT_ACTIVE)
		return RULE_NONE;
	return state == ACCOUNT_SUSPENDED ? RULE_STF_6_SUSPENDED : RULE_STF_6_PENDING;
}

enum rule domain_account_check_resume(enum account_state state)
{
	return state == ACCOUNT_SUSPENDED ? RULE_NONE : RULE_STF_6_ACTIVE;
}

enum rule domain_account_answer(enum account_state state)
{
	return states[state].answer;
}

/* One letter and nine digits, or two letters and eight, in either case. */
static int is_person_id(const char *login_name)
{
	char raised[NAME_MOST + 1];

	if (base_mem_copy(raised, sizeof raised, login_name) != 0)
		return 0;
	domain_shape_raise(raised);
	return domain_shape_matches(raised, "A999999999") || domain_shape_matches(raised, "AA99999999");
}

enum rule domain_account_check_name(const char *login_name)
{
	size_t n = 0;

	while (domain_shape_is_digit(login_name[n]) || domain_shape_is_upper(login_name[n]) ||
	       domain_shape_is_lower(login_name[n]))
		n++;
	if (login_name[n] || n < NAME_LEAST || n > NAME_MOST || domain_shape_is_digit(login_name[0]))
		return RULE_ACT_38;
	return is_person_id(login_name) ? RULE_ACT_38_PERSON : RULE_NONE;
}

enum rule domain_account_identify(struct identifier *identifier)
{
	enum rule rule = domain_account_check_name(identifier->value);

	if (rule == RULE_NONE)
		snprintf(identifier->detail, sizeof identifier->detail, base_lang_text("帳號"));
	return rule;
}
