/* Judging passwords against a policy. */
#include "config.h"

#include "domain/password.h"

#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "domain/shape.h"

/* What is known about a password when its demands are looked at. */
struct trial {
	const struct password_policy *policy;
	const char *password, *login_name, *person_id_no;
	size_t length; /* characters */
	size_t uppers, lowers, digits, specials, others;
	int has_adjacent; /* special characters side by side */
};

struct password_demand {
	enum rule rule;
	const char *tick; /* the demand in a few words */
	int (*is_met)(const struct trial *trial);
};

static int length_fits(const struct trial *trial)
{
	return trial->length >= trial->policy->least && trial->length <= trial->policy->most;
}

static int has_upper(const struct trial *trial)
{
	return trial->uppers > 0;
}

static int has_lower(const struct trial *trial)
{
	return trial->lowers > 0;
}

static int has_digit(const struct trial *trial)
{
	return trial->digits > 0;
}

static int has_special(const struct trial *trial)
{
	return trial->specials > 0;
}

static int has_single_specials(const struct trial *trial)
{
	return !trial->has_adjacent;
}

static int has_accepted_only(const struct trial *trial)
{
	return trial->others == 0;
}

static int contains(const char *password, const char *word)
{
	return word[0] && strcasestr(password, word);
}

static int is_impersonal(const struct trial *trial)
{
	return !contains(trial->password, trial->login_name) && !contains(trial->password, trial->person_id_no);
}

/* In the order in which the ministry lists them. */
static const struct password_demand mohw_demands[] = {
	{RULE_ACT_60, "8至20個字元", length_fits},
	{RULE_ACT_61_UPPER, "包含英文大寫字母", has_upper},
	{RULE_ACT_61_LOWER, "包含英文小寫字母", has_lower},
	{RULE_ACT_62, "包含數字", has_digit},
	{RULE_ACT_63, "包含特殊符號", has_special},
	{RULE_ACT_64, "特殊符號不連續", has_single_specials},
	{RULE_ACT_63_OTHER, "不含其他字元", has_accepted_only},
	{RULE_ACT_66, "不包含帳號或身分證號", is_impersonal},
};

static const struct password_policy policies[] = {
	{.name = "mohw",
	 .least = 8,
	 .most = 20,
	 .specials = "+?*$^.()!@#%&_:;',/",
	 .demands = mohw_demands,
	 .n_demands = BASE_COUNT(mohw_demands)},
};

_Static_assert(BASE_COUNT(mohw_demands) < DOMAIN_PASSWORD_TICKS, "the ticks and the confirmation fit");

const struct password_policy *domain_password_policy(const char *name)
{
	for (size_t i = 0; i < BASE_COUNT(policies); i++)
		if (strcmp(policies[i].name, name) == 0)
			return &policies[i];
	return NULL;
}

/* Looks at each byte once; what follows the first byte of a character beyond ASCII is no character of its own. */
static void examine(struct trial *trial)
{
	int was_special = 0;

	for (const char *at = trial->password; *at; at++) {
		int is_special = strchr(trial->policy->specials, *at) != NULL;

		trial->length += (*at & 0xc0) != 0x80;
		trial->has_adjacent |= is_special && was_special;
		was_special = is_special;
		if (is_special)
			trial->specials++;
		else if (domain_shape_is_upper(*at))
			trial->uppers++;
		else if (domain_shape_is_lower(*at))
			trial->lowers++;
		else if (domain_shape_is_digit(*at))
			trial->digits++;
		else
			trial->others++;
	}
}

void domain_password_check(const struct password_policy *policy, const char *password, const char *login_name,
			   const char *person_id_no, const char *field, struct problems *problems)
{
	struct trial trial = {
		.policy = policy, .password = password, .login_name = login_name, .person_id_no = person_id_no};

	examine(&trial);
	for (size_t i = 0; i < policy->n_demands; i++)
		if (!policy->demands[i].is_met(&trial))
			domain_rule_add(problems, field, policy->demands[i].rule);
}

size_t domain_password_ticks(const struct password_policy *policy, const char *password, const char *confirm,
			     const char *login_name, struct password_tick *ticks, size_t max)
{
	struct trial trial = {.policy = policy, .password = password, .login_name = login_name, .person_id_no = ""};
	size_t n = 0;

	examine(&trial);
	for (size_t i = 0; i < policy->n_demands && n < max; i++)
		ticks[n++] = (struct password_tick){.is_met = *password && policy->demands[i].is_met(&trial),
						    .text = policy->demands[i].tick};
	if (n < max)
		ticks[n++] = (struct password_tick){.is_met = *password && strcmp(password, confirm) == 0,
						    .text = "兩次輸入的密碼一致"};
	return n;
}
