/* The record of E-Mail認證, what follows on a token, and the pages of its failures. */
#include "config.h"

#include "screen/verification.h"

#include <string.h>

#include "base/mem.h"
#include "domain/password.h"
#include "domain/rule.h"
#include "domain/verification.h"
#include "portal/token.h"
#include "portal/verification.h"
#include "screen/session.h"

static const struct form_member members[] = {
	FORM_MEMBER(verification, code),
	FORM_MEMBER(verification, email),
	FORM_MEMBER(verification, login_name),
	FORM_MEMBER(verification, password),
	FORM_MEMBER(verification, password_confirm),
};

enum { TICKS_MAX = 16 };

const struct form_record screen_verification_record = {
	.name = "verification",
	.size = sizeof(struct verification),
	.members = members,
	.n_members = BASE_COUNT(members),
};

/* They share one rule number; the sentence tells them apart. */
static const struct {
	enum rule rule;
	const char *outcome;
} outcomes[] = {
	{RULE_ACT_51, "wrong"},
	{RULE_ACT_51_EXPIRED, "expired"},
	{RULE_ACT_51_EXPIRED_EMAIL, "expired"},
	{RULE_ACT_51_EXPIRED_RESET, "reset-expired"},
	{RULE_ACT_51_USED, "used"},
	{RULE_ACT_51_SUPERSEDED, "superseded"},
};

const char *screen_verification_outcome(struct visit *visit)
{
	const struct problem *problem = base_problem_find(tui_visit_problems(visit), "code", PROBLEM_ERROR);

	for (size_t i = 0; problem && i < BASE_COUNT(outcomes); i++)
		if (strcmp(problem->text, domain_rule_text(outcomes[i].rule)) == 0)
			return outcomes[i].outcome;
	return NULL;
}

size_t screen_verification_ticks(const void *record, struct form_tick *ticks, size_t max)
{
	const struct verification *verification = record;
	struct password_tick rules[TICKS_MAX];
	size_t n = domain_password_ticks(domain_password_policy_or_standard(verification->policy),
					 verification->password, verification->password_confirm,
					 &(struct password_owner){.login_name = verification->login_name}, rules,
					 max < TICKS_MAX ? max : TICKS_MAX);

	for (size_t i = 0; i < n; i++)
		ticks[i] = (struct form_tick){.is_met = rules[i].is_met, .text = rules[i].text};
	return n;
}

/* What follows on a token of each purpose. */
static const struct {
	enum token_purpose purpose;
	const char *outcome;
} followers[] = {
	{TOKEN_VERIFICATION, "done"},
	{TOKEN_EMAIL, "email"},
	{TOKEN_RESET, SCREEN_VERIFICATION_RESET},
};

const char *screen_verification_open(struct visit *visit)
{
	const struct verification *verification = tui_visit_record(visit);

	if (!screen_session_act(visit, &portal_verification_open, tui_visit_record(visit)))
		return screen_verification_outcome(visit);
	for (size_t i = 0; i < BASE_COUNT(followers); i++)
		if (strcmp(verification->purpose, portal_token_word(followers[i].purpose)) == 0)
			return followers[i].outcome;
	return NULL;
}
