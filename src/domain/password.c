/* Judging passwords against a policy. */
#include "config.h"

#include "domain/password.h"

#include <string.h>
#include <zxcvbn.h>

#include "base/gate.h"
#include "base/mem.h"
#include "domain/common.h"
#include "domain/rule.h"
#include "domain/shape.h"

enum {
	WORD_LEAST = 4,	     /* a shorter word of the owner's may stand in a password by chance */
	LOCAL_PART_MAX = 65, /* of an address, with its NUL */
};

/* What is known about a password when its demands are looked at. */
struct trial {
	const struct password_policy *policy;
	const char *password;
	const char *login_name, *person_id_no;
	char local_part[LOCAL_PART_MAX]; /* of the owner's address */
	size_t length;			 /* characters */
	size_t uppers, lowers, digits, specials, others;
	int has_adjacent; /* special characters side by side */
};

struct password_demand {
	enum rule rule;
	const char *tick; /* the demand in a few words; NULL: say tells */
	int (*is_met)(const struct trial *trial);
	const char *(*say)(const struct trial *trial);
	int is_last; /* follows from the others: a problem only when there is no other */
};

/* Names of this service, which are tried against it first. */
static const char *const service_words[] = {"maportal", "mohw", "dohcs", "醫事系統", "入口網", "衛生福利部"};

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

static int is_out_of_context(const struct trial *trial)
{
	for (size_t i = 0; i < BASE_COUNT(service_words); i++)
		if (contains(trial->password, service_words[i]))
			return 0;
	return strlen(trial->local_part) < WORD_LEAST || !contains(trial->password, trial->local_part);
}

/* Where kinds of characters are demanded, people hang them on a common word. */
static int is_uncommon(const struct trial *trial)
{
	if (domain_common_has(trial->password, strlen(trial->password)))
		return 0;
	return !trial->policy->specials || !domain_common_has_decorated(trial->password);
}

/*
 * The bits of zxcvbn are how often somebody who knows how people choose must guess, as a power of two.  The door lets
 * through 5 guesses in 15 minutes (R-ACT-7), 480 a day: 2^16 of them take four months and a half, 2^23 take 47 years.
 * Below the first a password is 弱, from the second on it is 強.
 *
 * The examples of R-HPA-23 leave little choice: by libzxcvbn 2.5 "Abcdef1!", which has to be 中, has 16.5 bits, the
 * others that have to be 中 have up to 21.1, and "Abcdefghij1*", which has to be 強, has 23.9.  "Abcdef12" would have
 * 20.5 but has to be 弱 as no special character is in it: so nothing is better than 弱 that the other demands refuse.
 * What those alone would let pass is refused: "Password1!" has 7.8 bits, "P4ssw0rd*" 9.6, "Qwerty1!" 10.1, and a login
 * name in disguise some 14.
 */
enum { MEDIUM_BITS = 16, STRONG_BITS = 23 };

static int is_well_formed(const struct trial *trial)
{
	return length_fits(trial) && has_upper(trial) && has_lower(trial) && has_digit(trial) && has_special(trial) &&
	       has_accepted_only(trial);
}

/* What is named first is guessed first. */
static enum password_strength strength(const struct trial *trial)
{
	const char *const own[] = {trial->login_name, trial->local_part, trial->person_id_no};
	const char *known[BASE_COUNT(service_words) + BASE_COUNT(own) + 1];
	size_t n = 0;
	double bits;

	if (!is_well_formed(trial))
		return PASSWORD_WEAK;
	for (size_t i = 0; i < BASE_COUNT(own); i++)
		if (*own[i])
			known[n++] = own[i];
	for (size_t i = 0; i < BASE_COUNT(service_words); i++)
		known[n++] = service_words[i];
	known[n] = NULL;
	bits = ZxcvbnMatch(trial->password, known, NULL);
	return bits >= STRONG_BITS ? PASSWORD_STRONG : bits >= MEDIUM_BITS ? PASSWORD_MEDIUM : PASSWORD_WEAK;
}

static int is_medium(const struct trial *trial)
{
	return strength(trial) >= PASSWORD_MEDIUM;
}

static const char *say_strength(const struct trial *trial)
{
	static const char *const texts[] = {
		[PASSWORD_WEAK] = "密碼強度：弱（須達「中」以上）",
		[PASSWORD_MEDIUM] = "密碼強度：中",
		[PASSWORD_STRONG] = "密碼強度：強",
	};

	return texts[strength(trial)];
}

#define IMPERSONAL \
	{.rule = RULE_ACT_66, .tick = "不包含帳號或身分證號", .is_met = is_impersonal}, \
	{.rule = RULE_ACT_69, .tick = "不含信箱或系統名稱", .is_met = is_out_of_context}, \
	{.rule = RULE_ACT_68, .tick = "不是常見的密碼", .is_met = is_uncommon}

/* In the order in which the ministry lists them. */
static const struct password_demand mohw_demands[] = {
	{.rule = RULE_ACT_60, .tick = "8至20個字元", .is_met = length_fits},
	{.rule = RULE_ACT_61_UPPER, .tick = "包含英文大寫字母", .is_met = has_upper},
	{.rule = RULE_ACT_61_LOWER, .tick = "包含英文小寫字母", .is_met = has_lower},
	{.rule = RULE_ACT_62, .tick = "包含數字", .is_met = has_digit},
	{.rule = RULE_ACT_63, .tick = "包含特殊符號", .is_met = has_special},
	{.rule = RULE_ACT_64, .tick = "特殊符號不連續", .is_met = has_single_specials},
	{.rule = RULE_ACT_63_OTHER, .tick = "不含其他字元", .is_met = has_accepted_only},
	IMPERSONAL,
};

static const struct password_demand hpa_demands[] = {
	{.rule = RULE_HPA_20, .tick = "8至64個字元", .is_met = length_fits},
	{.rule = RULE_HPA_20_UPPER, .tick = "包含英文大寫字母", .is_met = has_upper},
	{.rule = RULE_HPA_20_LOWER, .tick = "包含英文小寫字母", .is_met = has_lower},
	{.rule = RULE_HPA_20_DIGIT, .tick = "包含數字", .is_met = has_digit},
	{.rule = RULE_HPA_20_SPECIAL, .tick = "包含特殊字元 * ~ ! = #", .is_met = has_special},
	{.rule = RULE_HPA_20_OTHER, .tick = "不含其他字元", .is_met = has_accepted_only},
	IMPERSONAL,
	{.rule = RULE_HPA_23, .is_met = is_medium, .say = say_strength, .is_last = 1},
};

static const struct password_demand nist_demands[] = {
	{.rule = RULE_ACT_60_LONG, .tick = "15至64個字元", .is_met = length_fits},
	{.rule = RULE_ACT_63_OTHER, .tick = "不含控制字元", .is_met = has_accepted_only},
	IMPERSONAL,
};

static const struct password_demand nist_second_factor_demands[] = {
	{.rule = RULE_ACT_60_SHORT, .tick = "8至64個字元", .is_met = length_fits},
	{.rule = RULE_ACT_63_OTHER, .tick = "不含控制字元", .is_met = has_accepted_only},
	IMPERSONAL,
};

#define DEMANDS(list) .demands = list, .n_demands = BASE_COUNT(list)

/* The first is the standard. */
static const struct password_policy policies[] = {
	{.name = "mohw", .least = 8, .most = 20, .specials = "+?*$^.()!@#%&_:;',/", DEMANDS(mohw_demands)},
	{.name = "hpa", .least = 8, .most = 64, .specials = "*~!=#", DEMANDS(hpa_demands)},
	{.name = "nist", .least = 15, .most = 64, DEMANDS(nist_demands)},
	{.name = "nist_second_factor", .least = 8, .most = 64, DEMANDS(nist_second_factor_demands)},
};

_Static_assert(BASE_COUNT(mohw_demands) < DOMAIN_PASSWORD_TICKS && BASE_COUNT(hpa_demands) < DOMAIN_PASSWORD_TICKS,
	       "the ticks and the confirmation fit");

const struct password_policy *domain_password_policy(const char *name)
{
	for (size_t i = 0; i < BASE_COUNT(policies); i++)
		if (strcmp(policies[i].name, name) == 0)
			return &policies[i];
	return NULL;
}

const struct password_policy *domain_password_policy_or_standard(const char *name)
{
	const struct password_policy *policy = domain_password_policy(name);

	return policy ? policy : &policies[0];
}

static int is_special(const struct trial *trial, char c)
{
	return trial->policy->specials && strchr(trial->policy->specials, c);
}

/* Where everything is accepted, it is only what no text may have. */
static void examine_free(struct trial *trial)
{
	struct buf admitted = {0};

	for (const char *at = trial->password; *at; at++)
		trial->length += (*at & 0xc0) != 0x80;
	trial->others = base_gate_admit(trial->password, strlen(trial->password), 0, &admitted) != GATE_OK;
	base_buf_release(&admitted);
}

/* Looks at each byte once; what follows the first byte of a character beyond ASCII is no character of its own. */
static void examine(struct trial *trial)
{
	int was_special = 0;

	for (const char *at = trial->password; *at; at++) {
		int is_one = is_special(trial, *at);

		trial->length += (*at & 0xc0) != 0x80;
		trial->has_adjacent |= is_one && was_special;
		was_special = is_one;
		if (is_one)
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

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

static void begin(struct trial *trial, const struct password_policy *policy, const char *password,
		  const struct password_owner *owner)
{
	const char *email = or_nothing(owner->email);
	size_t n = strcspn(email, "@");

	*trial = (struct trial){.policy = policy,
				.password = password,
				.login_name = or_nothing(owner->login_name),
				.person_id_no = or_nothing(owner->person_id_no)};
	if (n < sizeof trial->local_part)
		memcpy(trial->local_part, email, n);
	(policy->specials ? examine : examine_free)(trial);
}

void domain_password_check(const struct password_policy *policy, const char *password,
			   const struct password_owner *owner, const char *field, struct problems *problems)
{
	struct trial trial;
	size_t n_unmet = 0;

	begin(&trial, policy, password, owner);
	for (size_t i = 0; i < policy->n_demands; i++) {
		const struct password_demand *demand = &policy->demands[i];

		if ((demand->is_last && n_unmet) || demand->is_met(&trial))
			continue;
		domain_rule_add(problems, field, demand->rule);
		n_unmet++;
	}
}

size_t domain_password_ticks(const struct password_policy *policy, const char *password, const char *confirm,
			     const struct password_owner *owner, struct password_tick *ticks, size_t max)
{
	struct trial trial;
	size_t n = 0;

	begin(&trial, policy, password, owner);
	for (size_t i = 0; i < policy->n_demands && n < max; i++) {
		const struct password_demand *demand = &policy->demands[i];

		ticks[n++] = (struct password_tick){.is_met = *password && demand->is_met(&trial),
						    .text = demand->say ? demand->say(&trial) : demand->tick};
	}
	if (n < max)
		ticks[n++] = (struct password_tick){.is_met = *password && strcmp(password, confirm) == 0,
						    .text = "兩次輸入的密碼一致"};
	return n;
}

enum password_strength domain_password_strength(const struct password_policy *policy, const char *password,
						const struct password_owner *owner)
{
	struct trial trial;

	begin(&trial, policy, password, owner);
	return strength(&trial);
}
