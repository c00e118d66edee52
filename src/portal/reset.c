/* The acts of those who forgot their account name or their password. */
#include "config.h"

#include "portal/reset.h"

#include "domain/forgotten.h"
#include "domain/rule.h"
#include "portal/mail-request.h"
#include "portal/throttle.h"

/* Each request may send a letter: nobody's mailbox is filled, and nobody goes through many numbers. */
static const struct counter by_person = {
	.kind = "reset",
	.max_policy = POLICY_RESET_REQUESTS_MAX,
	.window_policy = POLICY_THROTTLE_DAY_S,
	.lock_policy = POLICY_THROTTLE_DAY_S,
};
static const struct counter by_source = {
	.kind = "reset",
	.max_policy = POLICY_RESET_SOURCE_MAX,
	.window_policy = POLICY_THROTTLE_DAY_S,
	.lock_policy = POLICY_THROTTLE_DAY_S,
};

/* Asks both, whatever the first says; the longer wait is told. */
static int check_throttle(struct act_call *call, const char *subject)
{
	long person_minutes, source_minutes = 0;
	int err = portal_throttle_wait(call, &by_person, subject, NULL, &person_minutes);

	if (!err)
		err = portal_throttle_wait(call, &by_source, NULL, call->portal->actor.source, &source_minutes);
	if (source_minutes > person_minutes)
		person_minutes = source_minutes;
	if (!err && person_minutes > 0)
		domain_rule_add_number(call->problems, "", RULE_ACT_75, person_minutes);
	return err;
}

/* Nothing here may depend on whether the number is known: neither what is said nor how long it takes (R-ACT-72). */
static int ask(struct act_call *call, const char *kind)
{
	struct forgotten *forgotten = call->record;
	char subject[BASE_HASH_TEXT_SIZE];
	int err;

	domain_forgotten_normalise(forgotten);
	domain_forgotten_check_person_id_no(forgotten, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	portal_throttle_subject(forgotten->person_id_no, subject);
	err = check_throttle(call, subject);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = portal_throttle_count(call, &by_person, subject);
	return err ? err : portal_mail_request_add(call, kind, forgotten->person_id_no, "");
}

static int ask_account(struct act_call *call)
{
	return ask(call, PORTAL_MAIL_REQUEST_ACCOUNT);
}

static int ask_password(struct act_call *call)
{
	return ask(call, PORTAL_MAIL_REQUEST_PASSWORD);
}

const struct act portal_reset_account = {
	.name = "reset.account",
	.right = RIGHT_RESET,
	.run = ask_account,
};

const struct act portal_reset_password = {
	.name = "reset.password",
	.right = RIGHT_RESET,
	.run = ask_password,
};
