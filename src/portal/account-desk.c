/* The acts of staff on accounts. */
#include "config.h"

#include "portal/account-desk.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/identifier.h"
#include "domain/person-id.h"
#include "domain/staff.h"
#include "portal/letter.h"
#include "portal/proof.h"
#include "portal/stay.h"
#include "portal/token.h"
#include "store/account-lookup.h"
#include "store/account.h"
#include "store/person.h"

/* Two accounts are enough to know that an address is shared. */
enum { COUNTIES_MAX = 16, FOUND_MAX = 2 };

/* The one whom an act is about. */
struct target {
	struct account account;
	struct person person;
};

static int find_by_number(struct act_call *call, const char *key, struct account *found)
{
	struct person person;
	int err = store_person_find(call->store, key, &person);

	return err ? err : store_account_find_person(call->store, person.id, found);
}

/* Letters count alike in numbers and names; an address has its sign. */
static int find_by_key(struct act_call *call, const char *key, struct account found[FOUND_MAX], size_t *n)
{
	char value[DOMAIN_IDENTIFIER_SIZE], raised[DOMAIN_IDENTIFIER_SIZE];
	int err;

	if (domain_identifier_normalise(key, IDENTIFIER_FOLD, RULE_STF_14, value) ||
	    domain_identifier_normalise(key, IDENTIFIER_FOLD | IDENTIFIER_UPPER, RULE_STF_14, raised))
		return 0;
	if (strchr(value, '@'))
		return store_account_list_address(call->store, value, found, FOUND_MAX, n);
	err = find_by_number(call, raised, found);
	if (err == ERR_NOT_FOUND)
		err = store_account_find_login_name(call->store, value, found);
	*n = !err;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Whoever was shown one account means it, even when the key finds others meanwhile. */
static int find_accounts(struct act_call *call, struct account found[FOUND_MAX], size_t *n)
{
	const struct desk_request *request = call->record;
	int err;

	*n = 0;
	if (!request->account_id)
		return find_by_key(call, request->key, found, n);
	err = store_account_get(call->store, request->account_id, found);
	*n = !err;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int is_everywhere(const struct act_call *call, enum right right)
{
	static const struct scope everywhere = {.kind = SCOPE_NONE};

	return domain_access_may_at(&call->portal->actor, right, &everywhere);
}

/* Everywhere, or in one of the counties in which the person practises. */
static int look_within(struct act_call *call, enum right right, const struct account *account, int *is_within)
{
	struct lookup_county counties[COUNTIES_MAX];
	size_t n;
	int err = store_account_lookup_counties(call->store, account->person_id, counties, COUNTIES_MAX, &n);

	*is_within = is_everywhere(call, right);
	for (size_t i = 0; !err && !*is_within && i < n; i++) {
		struct scope county = {.kind = SCOPE_COUNTY};

		memcpy(county.code, counties[i].code, sizeof counties[i].code);
		*is_within = domain_access_may_at(&call->portal->actor, right, &county);
	}
	return err;
}

/* Who has the right in a county alone does not hear whether somebody elsewhere, or nobody, has the key. */
static int find(struct act_call *call, enum right right, struct target *target)
{
	const struct desk_request *request = call->record;
	const char *field = request->account_id ? "" : "key";
	struct account found[FOUND_MAX] = {0};
	size_t n;
	int is_within = 0, err = find_accounts(call, found, &n);

	for (size_t i = 0; !err && !is_within && i < n; i++)
		err = look_within(call, right, &found[i], &is_within);
	if (err)
		return err;
	if (n == 1)
		portal_act_name_object(call, "account", found->id);
	if (n == 0 && is_everywhere(call, right))
		domain_rule_add(call->problems, field, RULE_STF_14);
	else if (!is_within)
		domain_rule_add(call->problems, field, RULE_ACC_1_ACCOUNT);
	else if (n > 1)
		domain_rule_add(call->problems, field, RULE_STF_15);
	if (portal_act_is_refused(call->problems))
		return 0;
	target->account = *found;
	return store_person_get(call->store, found->person_id, &target->person);
}

static int keep_reason(struct act_call *call, const struct target *target, int64_t *id)
{
	const struct desk_request *request = call->record;

	return store_account_lookup_add(call->store, call->portal->actor.staff_id, target->account.id, request->reason,
					call->now, id);
}

/* Enough to recognise an address that somebody reads out, not enough to write to it. */
static void mask_email(const char *email, char masked[255])
{
	const char *at = strrchr(email, '@');

	snprintf(masked, 255, "%.1s***%.200s", email, at ? at : "");
}

struct word_title {
	const char *word, *title;
};

static const struct word_title letter_kinds[] = {
	{"account-name", "帳號名稱信"},
	{"account-no-mobile", "未登記行動電話通知"},
	{"account-query", "帳號查詢通知"},
	{"account-resumption", "帳號恢復通知"},
	{"account-suspended", "帳號已停用通知"},
	{"account-suspension", "帳號停用通知"},
	{"activation-done", "開通完成通知"},
	{"activation-verify", "開通認證信"},
	{"application-decided", "申請案件審查結果"},
	{"application-received", "申請案件收件通知"},
	{"contact-changed", "聯絡電話變更通知"},
	{"email-change", "變更E-Mail認證信"},
	{"email-changed", "E-Mail變更通知"},
	{"email-notice", "申請變更E-Mail通知"},
	{"password-changed", "密碼變更通知"},
	{"password-reset", "重設密碼信"},
	{"password-reset-desk", "重設密碼信"},
	{"password-reset-done", "密碼重設通知"},
	{"sms-code", "簡訊驗證碼"},
	{NULL, NULL},
};

static const struct word_title letter_states[] = {
	{"waiting", "等待寄送"}, {"sending", "寄送中"}, {"sent", "已送出"}, {"failed", "已放棄"}, {NULL, NULL},
};

/* What has no title is shown as it is: better than nothing. */
static const char *title(const struct word_title *titles, const char *word)
{
	while (titles->word && strcmp(titles->word, word) != 0)
		titles++;
	return titles->word ? titles->title : word;
}

static int describe_letters(struct act_call *call, const struct account *account, struct desk_account *found)
{
	struct lookup_letter letters[ACCOUNT_DESK_LETTERS];
	size_t n;
	int err = store_account_lookup_letters(call->store, account->id, letters, ACCOUNT_DESK_LETTERS, &n);

	for (size_t i = 0; !err && i < n; i++) {
		struct desk_letter *letter = &found->letters[i];

		base_clock_format(letters[i].created_at, letter->at);
		letter->at[16] = '\0'; /* minutes are enough */
		memcpy(letter->kind, letters[i].kind, sizeof letter->kind);
		memcpy(letter->state, letters[i].state, sizeof letter->state);
		letter->kind_title = title(letter_kinds, letter->kind);
		letter->state_title = title(letter_states, letter->state);
	}
	return err;
}

static int describe(struct act_call *call, const struct target *target, struct desk_account *found)
{
	const struct account *account = &target->account;
	long minutes = 0;
	int err = portal_proof_wait(call, account, &minutes);

	*found = (struct desk_account){0};
	memcpy(found->login_name, account->login_name, sizeof found->login_name);
	memcpy(found->name, target->person.name, sizeof found->name);
	memcpy(found->state, account->state, sizeof found->state);
	snprintf(found->state_title, sizeof found->state_title, "%s",
		 domain_account_state_title(domain_account_state(account->state)));
	domain_identifier_mask(target->person.person_id_no, found->person_id_no);
	mask_email(account->email, found->email);
	base_clock_format(account->created_at, found->created);
	if (account->last_login_at)
		base_clock_format(account->last_login_at, found->last_login);
	if (minutes > 0)
		snprintf(found->lock, sizeof found->lock, base_lang_text("登入失敗次數過多，尚餘%ld分鐘"),
			 minutes);
	return err ? err : describe_letters(call, account, found);
}

static int look_up(struct act_call *call)
{
	struct desk_request *request = call->record;
	struct target target = {.account = {.id = 0}};
	int64_t id;
	int err;

	domain_rule_add(call->problems, "reason", domain_staff_check_reason(request->reason));
	if (portal_act_is_refused(call->problems))
		return 0;
	err = find(call, RIGHT_FIND_ACCOUNT, &target);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = keep_reason(call, &target, &id);
	if (err)
		return err;
	portal_act_name_object(call, "account_lookup", id);
	request->account_id = target.account.id;
	return describe(call, &target, &request->found);
}

const struct act portal_account_desk_find = {
	.name = "account.find",
	.right = RIGHT_FIND_ACCOUNT,
	.run = look_up,
};

static int resend(struct act_call *call)
{
	struct target target = {.account = {.id = 0}};
	int err = find(call, RIGHT_HELP_ACCOUNT, &target);

	if (err || portal_act_is_refused(call->problems))
		return err;
	switch (domain_account_state(target.account.state)) {
	case ACCOUNT_PENDING_MAIL:
		return portal_token_send(call, TOKEN_VERIFICATION, &target.account, "");
	case ACCOUNT_ACTIVE:
		return portal_token_send(call, TOKEN_RESET, &target.account, "");
	default:
		domain_rule_add(call->problems, "", RULE_STF_6_MAIL);
		return 0;
	}
}

const struct act portal_account_desk_resend = {
	.name = "account.resend",
	.right = RIGHT_HELP_ACCOUNT,
	.run = resend,
};

static int unlock(struct act_call *call)
{
	struct desk_request *request = call->record;
	struct target target = {.account = {.id = 0}};
	long minutes = 0;
	int err = find(call, RIGHT_HELP_ACCOUNT, &target);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = portal_proof_wait(call, &target.account, &minutes);
	request->was_locked = minutes > 0;
	return err ? err : portal_proof_unlock(call, &target.account);
}

const struct act portal_account_desk_unlock = {
	.name = "account.unlock",
	.right = RIGHT_HELP_ACCOUNT,
	.run = unlock,
};

/* To another state, for a reason that is kept. */
static int change_state(struct act_call *call, enum account_state to, struct target *target)
{
	const struct desk_request *request = call->record;
	enum account_state from;
	int64_t unused;
	int err;

	domain_rule_add(call->problems, "reason", domain_staff_check_reason(request->reason));
	if (portal_act_is_refused(call->problems))
		return 0;
	err = find(call, RIGHT_SUSPEND_ACCOUNT, target);
	if (err || portal_act_is_refused(call->problems))
		return err;
	from = domain_account_state(target->account.state);
	domain_rule_add(call->problems, "", to == ACCOUNT_SUSPENDED ? domain_account_check_suspend(from)
								   : domain_account_check_resume(from));
	if (portal_act_is_refused(call->problems))
		return 0;
	err = base_mem_copy(target->account.state, sizeof target->account.state, domain_account_state_word(to));
	if (!err)
		err = store_account_update(call->store, &target->account);
	return err ? err : keep_reason(call, target, &unused);
}

/* Whoever made it necessary is out, and what he asked for as well: it would be good again after a resumption. */
static int suspend(struct act_call *call)
{
	struct target target = {.account = {.id = 0}};
	int err = change_state(call, ACCOUNT_SUSPENDED, &target);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = portal_stay_end_all(call, &(struct session_owner){.account_id = target.account.id},
				  PORTAL_STAY_SUSPENDED);
	if (!err)
		err = portal_token_supersede_changes(call, target.account.id);
	return err ? err : portal_letter_tell(call, "account-suspension", &target.account, NULL);
}

const struct act portal_account_desk_suspend = {
	.name = "account.suspend",
	.right = RIGHT_SUSPEND_ACCOUNT,
	.run = suspend,
};

static int resume(struct act_call *call)
{
	struct target target = {.account = {.id = 0}};
	int err = change_state(call, ACCOUNT_ACTIVE, &target);

	if (err || portal_act_is_refused(call->problems))
		return err;
	return portal_letter_tell(call, "account-resumption", &target.account, NULL);
}

const struct act portal_account_desk_resume = {
	.name = "account.resume",
	.right = RIGHT_SUSPEND_ACCOUNT,
	.run = resume,
};
