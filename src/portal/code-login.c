/* The acts of the login without a reader. */
#include "config.h"

#include "portal/code-login.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/code-login.h"
#include "domain/rule.h"
#include "portal/entry.h"
#include "portal/letter.h"
#include "portal/mail-request.h"
#include "portal/nhi.h"
#include "portal/setting.h"
#include "portal/throttle.h"
#include "store/licence.h"
#include "store/person.h"
#include "store/sms-code.h"

/* One who asked is counted by all of them. */
static const struct counter by_person_now = {
	.kind = "sms_code",
	.max_policy = POLICY_SMS_CODE_NOW_MAX,
	.window_policy = POLICY_SMS_CODE_RESEND_S,
	.lock_policy = POLICY_SMS_CODE_RESEND_S,
};
static const struct counter by_person = {
	.kind = "sms_code",
	.max_policy = POLICY_SMS_CODE_DAY_MAX,
	.window_policy = POLICY_THROTTLE_DAY_S,
	.lock_policy = POLICY_THROTTLE_DAY_S,
	.also = &by_person_now,
};
static const struct counter by_source = {
	.kind = "sms_code",
	.max_policy = POLICY_SMS_CODE_SOURCE_MAX,
	.window_policy = POLICY_SMS_CODE_SOURCE_WINDOW_S,
	.lock_policy = POLICY_SMS_CODE_SOURCE_WINDOW_S,
	.also = &by_person,
};

/* Asks all of them, whatever the first says; the longest wait is told. */
static int check_throttle(struct act_call *call, const char *subject)
{
	const char *source = call->portal->actor.source;
	long waits[3] = {0}, longest = 0;
	int err = portal_throttle_wait(call, &by_person_now, subject, NULL, &waits[0]);

	if (!err)
		err = portal_throttle_wait(call, &by_person, subject, NULL, &waits[1]);
	if (!err)
		err = portal_throttle_wait(call, &by_source, NULL, source, &waits[2]);
	for (size_t i = 0; i < BASE_COUNT(waits); i++)
		if (waits[i] > longest)
			longest = waits[i];
	if (!err && longest > 0)
		domain_rule_add_number(call->problems, "", RULE_CARD_52, longest);
	return err;
}

/* What the session waits for from now on; of an unknown person the same, but that no code will ever fit. */
static int wait_for_code(struct act_call *call, struct code_stay *code)
{
	long life_s;
	int err = portal_setting_number(call->store, POLICY_SMS_CODE_S, &life_s);

	*code = (struct code_stay){.sent = {.expires_at = call->now + life_s}};
	domain_code_login_make_reference(code->reference);
	return err;
}

static int request(struct act_call *call)
{
	struct code_login *login = call->record;
	struct code_stay *code = &call->portal->code;
	char subject[BASE_HASH_TEXT_SIZE];
	int err;

	domain_code_login_normalise(login);
	domain_code_login_check_person_id_no(login, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	portal_throttle_subject(login->person_id_no, subject);
	err = check_throttle(call, subject);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = portal_throttle_count(call, &by_source, subject);
	if (!err)
		err = wait_for_code(call, code);
	return err ? err
		   : portal_mail_request_add(call, PORTAL_MAIL_REQUEST_CODE, login->person_id_no, code->reference);
}

const struct act portal_code_login_request = {
	.name = "code-login.request",
	.right = RIGHT_LOGIN,
	.run = request,
};

static void hash_code(const char *reference, const char *code, char hash[BASE_HASH_TEXT_SIZE])
{
	struct buf text = {0};

	base_buf_addf(&text, "%s:%s", reference, code);
	base_hash_sha256_text(text.data, text.len, hash);
	base_buf_release(&text);
}

static int post_code(struct act_call *call, const struct account *account, const char *code, int64_t expires_at)
{
	char at[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(expires_at, at);
	return portal_letter_text(call, "sms-code", account->id, account->mobile_no,
				  (const struct letter_value[]){{"code", code}, {"expires", at}, {NULL, NULL}});
}

int portal_code_login_send(struct act_call *call, const struct account *account, const char *reference)
{
	struct sms_code row = {.account_id = account->id};
	char code[DOMAIN_CODE_LOGIN_SIZE];
	long life_s;
	int err = portal_setting_number(call->store, POLICY_SMS_CODE_S, &life_s);

	if (err || domain_account_state(account->state) != ACCOUNT_ACTIVE)
		return err;
	if (!*account->mobile_no)
		return portal_letter_tell(call, "account-no-mobile", account, NULL);
	domain_code_login_make(code);
	hash_code(reference, code, row.code_hash);
	row.expires_at = call->now + life_s;
	err = base_mem_copy(row.reference, sizeof row.reference, reference);
	if (!err)
		err = store_sms_code_insert(call->store, &row);
	if (!err)
		err = post_code(call, account, code, row.expires_at);
	base_mem_wipe(code, sizeof code);
	return err;
}

/* The state of the code that this session waits for, and whether this is it. */
static int look(struct act_call *call, const char *typed, struct sms_code *row, struct one_time_code *state,
		int *is_right)
{
	const struct code_stay *code = &call->portal->code;
	char hash[BASE_HASH_TEXT_SIZE];
	int err = store_sms_code_find(call->store, code->reference, row);

	*state = code->sent;
	*is_right = 0;
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	*state = (struct one_time_code){
		.expires_at = row->expires_at, .used_at = row->used_at, .tries = row->tries};
	hash_code(row->reference, typed, hash);
	*is_right = base_hash_is_equal(hash, row->code_hash);
	return 0;
}

/* Found once, a code is used up; wrong ones are counted in the row, and in the session where there is none. */
static int judge(struct act_call *call, struct sms_code *row, int is_right)
{
	struct code_stay *code = &call->portal->code;

	if (row->account_id)
		portal_act_name_object(call, "account", row->account_id);
	if (is_right) {
		row->used_at = call->now;
		code->account_id = row->account_id;
	} else {
		code->sent.tries++;
		row->tries++;
		domain_rule_add(call->problems, "code",
				code->sent.tries < DOMAIN_CODE_LOGIN_TRIES ? RULE_CARD_50 : RULE_CARD_50_MANY);
	}
	return row->account_id ? store_sms_code_update(call->store, row) : 0;
}

static int check(struct act_call *call)
{
	struct code_login *login = call->record;
	char typed[DOMAIN_CODE_LOGIN_SIZE];
	struct sms_code row = {0};
	struct one_time_code state;
	int is_right, err;

	call->portal->code.account_id = 0;
	domain_code_login_check_code(login, call->problems);
	if (!*call->portal->code.reference)
		domain_rule_add(call->problems, "code", RULE_CARD_50_LATE);
	if (portal_act_is_refused(call->problems))
		return 0;
	domain_code_login_read(login->code, typed);
	err = look(call, typed, &row, &state, &is_right);
	base_mem_wipe(typed, sizeof typed);
	if (err)
		return err;
	domain_rule_add(call->problems, "code", domain_code_login_state(&state, call->now));
	return portal_act_is_refused(call->problems) ? 0 : judge(call, &row, is_right);
}

/* A code that was right opens nothing unless its use is on disk. */
static void after_check(struct act_call *call, int err)
{
	if (err)
		call->portal->code.account_id = 0;
}

const struct act portal_code_login_check = {
	.name = "code-login.check",
	.right = RIGHT_LOGIN,
	.is_counting = 1,
	.run = check,
	.after = after_check,
};

/* What prepare found out. */
struct trial {
	enum nhi_verdict verdict;
	struct entry entry;
};

/* The insurer is asked outside any transaction: its service may be slow. */
static int prepare_enter(struct act_call *call)
{
	struct code_login *login = call->record;
	struct trial *trial = base_mem_zero(1, sizeof *trial);
	struct account account;
	struct person person;
	int err;

	call->prepared = trial;
	domain_code_login_normalise(login);
	domain_code_login_check_card_no(login, call->problems);
	if (!call->portal->code.account_id)
		domain_rule_add(call->problems, "", RULE_CARD_54);
	if (portal_act_is_refused(call->problems))
		return 0;
	portal_act_name_object(call, "account", call->portal->code.account_id);
	err = store_account_get(call->store, call->portal->code.account_id, &account);
	if (!err)
		err = store_person_get(call->store, account.person_id, &person);
	if (!err)
		trial->verdict = portal_nhi_ask(call->portal->conf, call->portal->nhi,
						&(struct nhi_question){person.person_id_no, login->card_no, NULL});
	return err;
}

/* Nothing but the number was typed.  Only wrong ones count; a service that is down is nobody's fault. */
static void refuse(struct act_call *call, enum nhi_verdict verdict)
{
	struct code_stay *code = &call->portal->code;

	if (verdict == NHI_WRONG && ++code->misses >= DOMAIN_CODE_LOGIN_CARDS) {
		*code = (struct code_stay){.reference = ""};
		domain_rule_add(call->problems, "", RULE_CARD_54_OVER);
		return;
	}
	domain_rule_add(call->problems, "card_no",
			verdict == NHI_WRONG ? RULE_CARD_22_NUMBER : domain_nhi_verdict_rule(verdict));
}

static int enter(struct act_call *call)
{
	struct trial *trial = call->prepared;
	struct account *account = &trial->entry.account;
	int has_licence, err;

	if (trial->verdict != NHI_OK) {
		refuse(call, trial->verdict);
		return 0;
	}
	err = store_account_get(call->store, call->portal->code.account_id, account);
	if (!err)
		err = store_licence_has(call->store, account->person_id, &has_licence);
	if (err)
		return err;
	domain_rule_add(call->problems, "", domain_account_check_login(domain_account_state(account->state)));
	if (!has_licence)
		domain_rule_add(call->problems, "", RULE_CARD_25);
	if (portal_act_is_refused(call->problems))
		return 0;
	trial->entry.level = LEVEL_ONE_TIME_CODE;
	return portal_entry_begin(call, &trial->entry);
}

static void after_enter(struct act_call *call, int err)
{
	struct trial *trial = call->prepared;

	if (!trial)
		return;
	if (portal_entry_finish(call, &trial->entry, err))
		call->portal->code = (struct code_stay){.reference = ""};
	base_mem_wipe(trial, sizeof *trial);
	free(trial);
}

const struct act portal_code_login_enter = {
	.name = "code-login.enter",
	.right = RIGHT_LOGIN,
	.prepare = prepare_enter,
	.run = enter,
	.after = after_enter,
};
