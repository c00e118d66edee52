/* The acts around a stay: login, logout, profile, renewed terms. */
#include "config.h"

#include "portal/session.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/identifier.h"
#include "domain/login.h"
#include "domain/rule.h"
#include "portal/password.h"
#include "portal/throttle.h"
#include "store/account.h"
#include "store/attempt.h"
#include "store/person.h"
#include "store/terms.h"

static const struct counter failures = {
	.kind = "login",
	.max_policy = POLICY_LOGIN_FAILURES_MAX,
	.window_policy = POLICY_LOGIN_WINDOW_S,
	.lock_policy = POLICY_LOGIN_LOCK_S,
};

/* What prepare found out: the account as far as there is one, and whether the password was right. */
struct attempt {
	struct account account;
	char subject[BASE_HASH_TEXT_SIZE];
	int is_right;
	char renewed[BASE_SEAL_TEXT_SIZE]; /* the hash at today's cost; "" when the old one will do */
	int is_in;                         /* the login stands once the transaction does */
	int64_t last_login_at;
	char last_login_source[65];
};

static void name_subject(const char *login_name, char subject[BASE_HASH_TEXT_SIZE])
{
	char lower[sizeof((struct login *)0)->login_name];
	size_t i;

	for (i = 0; login_name[i]; i++)
		lower[i] = (char)tolower((unsigned char)login_name[i]);
	lower[i] = '\0';
	portal_throttle_subject(lower, subject);
}

static int check_throttle(struct act_call *call, const char *subject)
{
	long wait_minutes;
	int err = portal_throttle_wait(call, &failures, subject, NULL, &wait_minutes);

	if (!err && wait_minutes > 0)
		domain_rule_add_number(call->problems, "", RULE_ACT_7, wait_minutes);
	return err;
}

/* The password is looked at whether or not the account exists, so that both take the same time (R-ACT-5). */
static int try_password(struct act_call *call, const struct login *login, struct attempt *attempt)
{
	const struct conf *conf = call->portal->conf;
	int err = portal_password_check(conf, attempt->account.password_hash, login->password);

	if (err == ERR_DENIED)
		return 0;
	attempt->is_right = err == 0;
	if (!err && base_seal_is_weaker(attempt->account.password_hash, portal_password_cost(conf)))
		err = portal_password_seal(conf, login->password, attempt->renewed);
	return err;
}

static int prepare(struct act_call *call)
{
	const struct login *login = call->record;
	struct attempt *attempt = base_mem_zero(1, sizeof *attempt);
	int err;

	call->prepared = attempt;
	domain_login_check(login, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	name_subject(login->login_name, attempt->subject);
	err = check_throttle(call, attempt->subject);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_account_find_login_name(call->store, login->login_name, &attempt->account);
	if (err && err != ERR_NOT_FOUND)
		return err;
	return try_password(call, login, attempt);
}

static int enter(struct act_call *call, struct attempt *attempt)
{
	struct account *account = &attempt->account;
	int err;

	attempt->is_in = 1;
	attempt->last_login_at = account->last_login_at;
	memcpy(attempt->last_login_source, account->last_login_source, sizeof attempt->last_login_source);
	account->last_login_at = call->now;
	err = base_mem_copy(account->last_login_source, sizeof account->last_login_source,
			    call->portal->actor.source);
	if (!err && *attempt->renewed)
		err = base_mem_copy(account->password_hash, sizeof account->password_hash, attempt->renewed);
	if (!err)
		err = store_account_update(call->store, account);
	return err ? err : store_attempt_clear(call->store, failures.kind, attempt->subject);
}

/*
 * The password took its time outside the transaction.  The account is read again, so that what others wrote
 * meanwhile is neither overlooked nor overwritten; ERR_CONFLICT when the password that was looked at is not
 * its password now.
 */
static int read_again(struct act_call *call, struct account *account)
{
	char looked_at[sizeof account->password_hash];
	int err;

	if (!account->id)
		return 0;
	portal_act_name_object(call, "account", account->id);
	memcpy(looked_at, account->password_hash, sizeof looked_at);
	err = store_account_get(call->store, account->id, account);
	return err || strcmp(looked_at, account->password_hash) == 0 ? err : ERR_CONFLICT;
}

/*
 * Failures are counted once more inside the transaction, or many tries at the same moment would all pass.  An
 * account that waits for its mail has no password yet: its name alone brings the hint of R-ACT-6.
 */
static int login(struct act_call *call)
{
	struct attempt *attempt = call->prepared;
	enum rule rule = RULE_ACT_5;
	int err = read_again(call, &attempt->account);

	if (!err)
		err = check_throttle(call, attempt->subject);
	if (err || portal_act_is_refused(call->problems))
		return err;
	if (attempt->account.id && (attempt->is_right || !*attempt->account.password_hash))
		rule = domain_account_check_login(domain_account_state(attempt->account.state));
	if (rule == RULE_NONE)
		return enter(call, attempt);
	domain_rule_add(call->problems, "", rule);
	return portal_throttle_count(call, &failures, attempt->subject);
}

/* Only a login whose record is on disk makes the actor an account. */
static void after_login(struct act_call *call, int err)
{
	struct attempt *attempt = call->prepared;
	struct portal *portal = call->portal;

	if (!attempt)
		return;
	if (!err && attempt->is_in) {
		portal->actor.kind = ACTOR_ACCOUNT;
		portal->actor.account_id = attempt->account.id;
		portal->actor.person_id = attempt->account.person_id;
		portal->actor.level = LEVEL_PASSWORD;
		portal->last_login_at = attempt->last_login_at;
		memcpy(portal->last_login_source, attempt->last_login_source,
		       sizeof portal->last_login_source);
	}
	base_mem_wipe(attempt, sizeof *attempt);
	free(attempt);
}

const struct act portal_session_login = {
	.name = "session.login",
	.right = RIGHT_LOGIN,
	.is_counting = 1,
	.prepare = prepare,
	.run = login,
	.after = after_login,
};

static int logout(struct act_call *call)
{
	portal_act_name_object(call, "account", call->portal->actor.account_id);
	return 0;
}

/* The actor changes after the record was written in the old one's name, and even where that failed. */
static void leave(struct act_call *call, int err)
{
	struct actor nobody = {.kind = ACTOR_NOBODY};

	(void)err;
	memcpy(nobody.source, call->portal->actor.source, sizeof nobody.source);
	call->portal->actor = nobody;
	call->portal->last_login_at = 0;
}

const struct act portal_session_logout = {
	.name = "session.logout",
	.right = RIGHT_USE_ACCOUNT,
	.run = logout,
	.after = leave,
};

static int must_agree(struct act_call *call, int64_t account_id, int *answer)
{
	struct consent consent = {0};
	struct terms terms;
	int err = store_terms_agreed(call->store, account_id, &consent);

	if (err && err != ERR_NOT_FOUND)
		return err;
	err = store_terms_current(call->store, &terms);
	if (err)
		return err;
	*answer = consent.version < terms.version;
	store_terms_release(&terms);
	return 0;
}

static void describe_last_login(const struct portal *portal, struct session_profile *profile)
{
	char at[BASE_CLOCK_TEXT_SIZE];

	if (!portal->last_login_at) {
		snprintf(profile->last_login, sizeof profile->last_login, "本次為首次登入");
		return;
	}
	base_clock_format(portal->last_login_at, at);
	snprintf(profile->last_login, sizeof profile->last_login, "%.20s（%.60s）", at,
		 portal->last_login_source);
}

static int profile(struct act_call *call)
{
	struct session_profile *profile = call->record;
	struct account account;
	struct person person;
	int agree = 0, err = store_account_get(call->store, call->portal->actor.account_id, &account);

	if (!err)
		err = store_person_get(call->store, account.person_id, &person);
	if (!err)
		err = must_agree(call, account.id, &agree);
	if (err)
		return err;
	*profile = (struct session_profile){0};
	memcpy(profile->login_name, account.login_name, sizeof profile->login_name);
	memcpy(profile->name, person.name, sizeof profile->name);
	memcpy(profile->email, account.email, sizeof profile->email);
	memcpy(profile->must_agree, agree ? "yes" : "no", sizeof "no" + agree);
	domain_identifier_mask(person.person_id_no, profile->person_id_no);
	base_clock_format(account.verified_at, profile->created);
	describe_last_login(call->portal, profile);
	return 0;
}

const struct act portal_session_profile = {
	.name = "session.profile",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = profile,
};

static int agree(struct act_call *call)
{
	const int64_t *version = call->record;
	struct consent consent = {.account_id = call->portal->actor.account_id, .agreed_at = call->now};
	struct terms terms;
	int err = store_terms_current(call->store, &terms);

	if (err)
		return err;
	consent.version = terms.version;
	memcpy(consent.sha256, terms.sha256, sizeof consent.sha256);
	store_terms_release(&terms);
	if (*version != consent.version) {
		domain_rule_add(call->problems, "", RULE_ACT_16);
		return 0;
	}
	portal_act_name_object(call, "account", consent.account_id);
	err = base_mem_copy(consent.source, sizeof consent.source, call->portal->actor.source);
	return err ? err : store_terms_agree(call->store, &consent);
}

const struct act portal_session_agree = {
	.name = "session.agree",
	.right = RIGHT_USE_ACCOUNT,
	.run = agree,
};
