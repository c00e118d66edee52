/* Passwords looked at and failures counted. */
#include "config.h"

#include "portal/proof.h"

#include <string.h>

#include "base/err.h"
#include "portal/password.h"
#include "portal/throttle.h"
#include "store/attempt.h"

static const struct counter failures = {
	.kind = "login",
	.max_policy = POLICY_LOGIN_FAILURES_MAX,
	.window_policy = POLICY_LOGIN_WINDOW_S,
	.lock_policy = POLICY_LOGIN_LOCK_S,
};

/* The same rows, of whatever accounts: one who tries a password at many of them. */
static const struct counter source_failures = {
	.kind = "login",
	.max_policy = POLICY_LOGIN_SOURCE_FAILURES_MAX,
	.window_policy = POLICY_LOGIN_WINDOW_S,
	.lock_policy = POLICY_LOGIN_LOCK_S,
};

static int try_password(struct act_call *call, const char *password, struct proof *proof)
{
	const struct conf *conf = call->portal->conf;
	int err = portal_password_check(conf, proof->account.password_hash, password);

	if (err == ERR_DENIED)
		return 0;
	proof->is_right = err == 0;
	return err ? err : portal_password_renew(conf, proof->account.password_hash, password, proof->renewed);
}

int portal_proof_look(struct act_call *call, const char *login_name, const char *password, struct proof *proof)
{
	int err;

	portal_throttle_subject_name(login_name, proof->subject);
	err = portal_throttle_check(call, &failures, &source_failures, proof->subject);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_account_find_login_name(call->store, login_name, &proof->account);
	if (err && err != ERR_NOT_FOUND)
		return err;
	return try_password(call, password, proof);
}

static int read_account(struct act_call *call, struct proof *proof)
{
	struct account *account = &proof->account;
	char looked_at[sizeof account->password_hash];
	int err;

	portal_act_name_object(call, "account", account->id);
	memcpy(looked_at, account->password_hash, sizeof looked_at);
	err = store_account_get(call->store, account->id, account);
	if (!err)
		portal_password_compare(looked_at, account->password_hash, proof->is_right, proof->renewed,
					call->problems);
	return err;
}

int portal_proof_read(struct act_call *call, struct proof *proof)
{
	int err = proof->account.id ? read_account(call, proof) : 0;

	return err ? err : portal_throttle_check(call, &failures, &source_failures, proof->subject);
}

int portal_proof_count(struct act_call *call, const struct proof *proof)
{
	int err = portal_throttle_count(call, &failures, proof->subject);

	return err || !proof->account.id ? err : store_account_count_failure(call->store, proof->account.id);
}

int portal_proof_clear(struct act_call *call, const struct proof *proof)
{
	int err = store_attempt_clear(call->store, failures.kind, proof->subject);

	if (err || !*proof->renewed)
		return err;
	return store_account_renew_hash(call->store, proof->account.id, proof->renewed);
}

int portal_proof_wait(struct act_call *call, const struct account *account, long *minutes)
{
	char subject[BASE_HASH_TEXT_SIZE];

	portal_throttle_subject_name(account->login_name, subject);
	return portal_throttle_wait(call, &failures, subject, NULL, minutes);
}

int portal_proof_unlock(struct act_call *call, const struct account *account)
{
	char subject[BASE_HASH_TEXT_SIZE];

	portal_throttle_subject_name(account->login_name, subject);
	return store_attempt_clear(call->store, failures.kind, subject);
}
