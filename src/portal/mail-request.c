/* Wishes for letters, and the letters that they become. */
#include "config.h"

#include "portal/mail-request.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "domain/account.h"
#include "portal/code-login.h"
#include "portal/letter.h"
#include "portal/setting.h"
#include "portal/throttle.h"
#include "portal/token.h"
#include "store/account.h"
#include "store/mail-request.h"
#include "store/person.h"

enum { PUT_OFF_S = 60 };

/* Letters that tell of a query (R-ACT-26), per account. */
static const struct counter query_letters = {
	.kind = "query_letter",
	.max_policy = POLICY_QUERY_LETTERS_MAX,
	.window_policy = POLICY_THROTTLE_DAY_S,
	.lock_policy = POLICY_THROTTLE_DAY_S,
};

int portal_mail_request_add(struct act_call *call, const char *kind, const char *person_id_no, const char *reference)
{
	struct mail_request request = {.at = call->now};
	struct person person = {0};
	int err = store_person_find(call->store, person_id_no, &person);

	if (err && err != ERR_NOT_FOUND)
		return err;
	request.person_id = person.id;
	err = base_mem_copy(request.kind, sizeof request.kind, kind);
	if (!err)
		err = base_mem_copy(request.reference, sizeof request.reference, reference);
	if (!err)
		err = base_mem_copy(request.source, sizeof request.source, call->portal->actor.source);
	return err ? err : store_mail_request_add(call->store, &request);
}

static int post_account(struct act_call *call, const struct account *account)
{
	return portal_letter_tell(call, "account-name", account, NULL);
}

static int post_password(struct act_call *call, const struct account *account)
{
	return portal_token_send(call, TOKEN_RESET, account, "");
}

/* Wishes of those who forgot something: what is sent depends on the state of the account (R-ACT-71, R-ACT-73). */
static int post_wish(struct act_call *call, const struct account *account,
		     int (*post_active)(struct act_call *call, const struct account *account))
{
	switch (domain_account_state(account->state)) {
	case ACCOUNT_PENDING_MAIL:
		return portal_token_send(call, TOKEN_VERIFICATION, account, "");
	case ACCOUNT_SUSPENDED:
		return portal_letter_tell(call, "account-suspended", account, NULL);
	case ACCOUNT_ACTIVE:
		return post_active(call, account);
	case ACCOUNT_NONE:
		break;
	}
	return ERR_CORRUPT;
}

/* An address that was never verified may be anybody's. */
static int post_query(struct act_call *call, const struct account *account)
{
	char name[32], subject[BASE_HASH_TEXT_SIZE];
	long most, wait_minutes = 0;
	int err = portal_setting_number(call->store, POLICY_QUERY_LETTERS_MAX, &most);

	if (err || most == 0 || !account->verified_at)
		return err;
	snprintf(name, sizeof name, "account:%" PRId64, account->id);
	portal_throttle_subject(name, subject);
	err = portal_throttle_wait(call, &query_letters, subject, NULL, &wait_minutes);
	if (err || wait_minutes > 0)
		return err;
	err = portal_throttle_count(call, &query_letters, subject);
	return err ? err : portal_letter_tell(call, "account-query", account, NULL);
}

static int post_kind(struct act_call *call, const struct mail_request *request, const struct account *account)
{
	const char *kind = request->kind;

	if (strcmp(kind, PORTAL_MAIL_REQUEST_QUERY) == 0)
		return post_query(call, account);
	if (strcmp(kind, PORTAL_MAIL_REQUEST_CODE) == 0)
		return portal_code_login_send(call, account, request->reference);
	return post_wish(call, account, strcmp(kind, PORTAL_MAIL_REQUEST_ACCOUNT) == 0 ? post_account : post_password);
}

static int post(struct act_call *call)
{
	struct mail_request *request = call->record;
	struct account account;
	int err = store_mail_request_take(call->store, request->id, request);

	if (err) /* another one took it */
		return err == ERR_NOT_FOUND ? 0 : err;
	memcpy(call->portal->actor.source, request->source, sizeof call->portal->actor.source);
	if (!request->person_id)
		return 0;
	err = store_account_find_person(call->store, request->person_id, &account);
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	portal_act_name_object(call, "account", account.id);
	return post_kind(call, request, &account);
}

const struct act portal_mail_request_post = {
	.name = "mail-request.post",
	.right = RIGHT_POST_LETTER,
	.run = post,
};

static int put_off(struct store *store, int64_t id)
{
	int err = store_begin(store);

	if (err)
		return err;
	err = store_mail_request_put_off(store, id, base_clock_now_s() + PUT_OFF_S);
	if (!err)
		return store_commit(store);
	store_rollback(store);
	return err;
}

/* What is due later than it can be put off was written before the clock was set back. */
static int is_time(int64_t due_at)
{
	int64_t now = base_clock_now_s();

	return due_at <= now || due_at > now + PUT_OFF_S;
}

static int run_one(struct portal *portal, struct mail_request *request)
{
	struct problems unused = {0};
	int64_t id = request->id;
	int err = portal_act_run(portal, &portal_mail_request_post, request, &unused);

	base_problem_release(&unused);
	if (!err)
		return 0;
	base_log_error("信件申請 %" PRId64 " 無法處理，稍後再試：%s", id, base_err_text(err));
	return put_off(portal->store, id);
}

int portal_mail_request_run(struct portal *portal, int (*is_stopping)(void))
{
	struct mail_request request;
	int err = 0;

	while (!err && !is_stopping()) {
		err = store_mail_request_next(portal->store, &request);
		if (err || !is_time(request.due_at))
			break;
		err = run_one(portal, &request);
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}
