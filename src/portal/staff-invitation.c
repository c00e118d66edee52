/* The acts behind the letter that invites a member of staff. */
#include "config.h"

#include "portal/staff-invitation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/random.h"
#include "domain/staff.h"
#include "portal/letter.h"
#include "portal/link.h"
#include "portal/password.h"
#include "portal/setting.h"
#include "portal/staff-key.h"
#include "portal/staff-login.h"
#include "store/staff-recovery.h"

/* An invitation that may be accepted, with what the acts make of it. */
struct pending {
	struct token token;
	struct staff staff;
	char sealed[BASE_SEAL_TEXT_SIZE];
	unsigned char secret[BASE_OTP_SECRET_SIZE];
	struct staff_entry entry;
};

/* Fills pending, or adds the row of R-STF-12 that says why not. */
static int find(struct act_call *call, struct pending *pending)
{
	const struct staff_invitation *invitation = call->record;
	enum rule rule;
	int err = portal_token_find_staff(call, invitation->token, invitation->code, &pending->token, &rule);

	if (err)
		return err;
	if (rule != RULE_STF_12) {
		portal_act_name_object(call, "staff", pending->token.staff_id);
		err = store_staff_get(call->store, pending->token.staff_id, &pending->staff);
		/* a suspension supersedes the invitation, and no newer one was sent */
		if (!err && (!rule || rule == RULE_STF_12_SUPERSEDED) &&
		    domain_staff_state(pending->staff.state) == STAFF_SUSPENDED)
			rule = RULE_STF_11;
	}
	domain_rule_add(call->problems, "code", rule);
	return err;
}

/* Wrong ones are counted, wherever somebody tries; apart: outside any transaction. */
static int find_counted(struct act_call *call, struct pending *pending, int is_apart)
{
	int err;

	domain_staff_check_invitation_code(call->record, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = portal_token_check_tries(call);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = find(call, pending);
	if (err || !portal_act_is_refused(call->problems))
		return err;
	return is_apart ? portal_token_count_try_apart(call) : portal_token_count_try(call);
}

static int open_invitation(struct act_call *call)
{
	struct staff_invitation *invitation = call->record;
	struct pending pending = {0};
	int err = find_counted(call, &pending, 0);

	if (!err && !portal_act_is_refused(call->problems)) {
		memcpy(invitation->login_name, pending.staff.login_name, sizeof invitation->login_name);
		memcpy(invitation->name, pending.staff.name, sizeof invitation->name);
		memcpy(invitation->email, pending.staff.email, sizeof invitation->email);
	}
	base_mem_wipe(&pending, sizeof pending);
	return err;
}

const struct act portal_staff_invitation_open = {
	.name = "staff.open",
	.right = RIGHT_VERIFY_EMAIL,
	.is_counting = 1,
	.run = open_invitation,
};

/* The name and the address that must not stand in the password are the account's, whatever the record says. */
static int check_password(struct act_call *call, const struct pending *pending)
{
	struct staff_invitation *invitation = call->record;
	char policy[STORE_POLICY_TEXT_SIZE];
	int err = portal_setting_text(call->store, POLICY_STAFF_PASSWORD_POLICY, policy);

	memcpy(invitation->login_name, pending->staff.login_name, sizeof invitation->login_name);
	memcpy(invitation->email, pending->staff.email, sizeof invitation->email);
	if (!err)
		err = base_mem_copy(invitation->policy, sizeof invitation->policy, policy);
	if (err)
		return err;
	domain_staff_check_invitation_password(invitation, call->problems);
	domain_staff_check_invitation_confirm(invitation, call->problems);
	return 0;
}

static void make_secret(struct staff_invitation *invitation)
{
	unsigned char secret[BASE_OTP_SECRET_SIZE];
	const char *at = invitation->secret;

	base_random_bytes(secret, sizeof secret);
	base_otp_encode(secret, invitation->secret);
	base_mem_wipe(secret, sizeof secret);
	snprintf(invitation->secret_shown, sizeof invitation->secret_shown,
		 "%.4s %.4s %.4s %.4s %.4s %.4s %.4s %.4s", at, at + 4, at + 8, at + 12, at + 16, at + 20, at + 24,
		 at + 28);
}

/* Whoever comes back to the page has the telephone's secret still. */
static int choose(struct act_call *call)
{
	struct staff_invitation *invitation = call->record;
	struct pending pending = {0};
	int err = find_counted(call, &pending, 0);

	if (!err && !portal_act_is_refused(call->problems))
		err = check_password(call, &pending);
	if (!err && !portal_act_is_refused(call->problems) && !*invitation->secret)
		make_secret(invitation);
	base_mem_wipe(&pending, sizeof pending);
	return err;
}

const struct act portal_staff_invitation_choose = {
	.name = "staff.choose",
	.right = RIGHT_VERIFY_EMAIL,
	.is_counting = 1,
	.run = choose,
};

/* The telephone's first code is used up: the next login wants another. */
static void check_otp(struct act_call *call, struct pending *pending)
{
	const struct staff_invitation *invitation = call->record;
	int64_t step = 0;

	domain_staff_check_invitation_otp(invitation, call->problems);
	if (portal_act_is_refused(call->problems))
		return;
	if (base_otp_decode(invitation->secret, pending->secret) == 0)
		step = base_otp_find(pending->secret, invitation->otp, call->now);
	if (step == 0)
		domain_rule_add(call->problems, "otp", RULE_STF_10);
	pending->staff.totp_last_step = step;
}

static int prepare_acceptance(struct act_call *call)
{
	const struct staff_invitation *invitation = call->record;
	struct pending *pending = base_mem_zero(1, sizeof *pending);
	int err;

	call->prepared = pending;
	err = find_counted(call, pending, 1);
	if (!err && !portal_act_is_refused(call->problems))
		err = check_password(call, pending);
	if (!err && !portal_act_is_refused(call->problems))
		check_otp(call, pending);
	if (err || portal_act_is_refused(call->problems))
		return err;
	return portal_password_seal(call->portal->conf, invitation->password, pending->sealed);
}

static int write_recovery(struct act_call *call, int64_t staff_id)
{
	struct staff_invitation *invitation = call->record;
	char code[DOMAIN_TOKEN_CODE_SIZE], hash[BASE_HASH_TEXT_SIZE];
	int err = store_staff_recovery_clear(call->store, staff_id);

	for (size_t i = 0; !err && i < DOMAIN_STAFF_RECOVERY_CODES; i++) {
		domain_token_make_code(invitation->recovery[i]);
		if (domain_token_read_code(invitation->recovery[i], code))
			return ERR_SYSTEM;
		base_hash_sha256_text(code, strlen(code), hash);
		err = store_staff_recovery_add(call->store, staff_id, hash);
	}
	base_mem_wipe(code, sizeof code);
	return err;
}

/* The token is looked at again: it may have been used, or another sent, meanwhile. */
static int accept_invitation(struct act_call *call)
{
	struct pending *pending = call->prepared;
	struct staff *staff = &pending->staff;
	int64_t step = staff->totp_last_step;
	int err = find(call, pending);

	if (err || portal_act_is_refused(call->problems))
		return err;
	staff->totp_last_step = step;
	err = store_token_use(call->store, pending->token.selector, call->now);
	if (!err)
		err = portal_staff_key_seal(call->portal->conf, staff->id, pending->secret, staff->totp_secret);
	if (!err)
		err = base_mem_copy(staff->password_hash, sizeof staff->password_hash, pending->sealed);
	if (!err)
		err = base_mem_copy(staff->state, sizeof staff->state, domain_staff_state_word(STAFF_ACTIVE));
	if (!err)
		err = write_recovery(call, staff->id);
	return err ? err : portal_staff_login_enter(call, staff, &pending->entry);
}

static void after_acceptance(struct act_call *call, int err)
{
	struct staff_invitation *invitation = call->record;
	struct pending *pending = call->prepared;

	if (pending)
		portal_staff_login_become(call->portal, &pending->entry, err);
	if (err || portal_act_is_refused(call->problems))
		base_mem_wipe(invitation->recovery, sizeof invitation->recovery);
	if (pending)
		base_mem_wipe(pending, sizeof *pending);
	free(pending);
}

const struct act portal_staff_invitation_accept = {
	.name = "staff.accept",
	.right = RIGHT_VERIFY_EMAIL,
	.prepare = prepare_acceptance,
	.run = accept_invitation,
	.after = after_acceptance,
};

static int post(struct act_call *call, const struct staff *staff, const struct token_words *words)
{
	char phone[STORE_POLICY_TEXT_SIZE], hours[STORE_POLICY_TEXT_SIZE];
	char at[BASE_CLOCK_TEXT_SIZE], expires[BASE_CLOCK_TEXT_SIZE];
	struct buf link = {0}, command = {0};
	int err = portal_setting_text(call->store, POLICY_HELPDESK_PHONE, phone);

	if (!err)
		err = portal_setting_text(call->store, POLICY_HELPDESK_HOURS, hours);
	if (err)
		return err;
	base_clock_format(call->now, at);
	base_clock_format(words->expires_at, expires);
	portal_link_add_staff_url(call->portal->conf, words->token, &link);
	portal_link_add_staff_command(call->portal->conf, words->token, &command);
	err = portal_letter_post_outside(call, "staff-invitation", staff->email, staff->name,
					 (const struct letter_value[]){{"name", staff->name},
								       {"login_name", staff->login_name},
								       {"at", at},
								       {"token", words->token},
								       {"link", base_buf_text(&link)},
								       {"command", base_buf_text(&command)},
								       {"code", words->code},
								       {"expires", expires},
								       {"helpdesk_phone", phone},
								       {"helpdesk_hours", hours},
								       {NULL, NULL}});
	base_buf_release(&link);
	base_buf_release(&command);
	return err;
}

int portal_staff_invitation_post(struct act_call *call, const struct staff *staff, struct token_words *words)
{
	int err = portal_token_issue_staff(call, staff->id, words);

	return err ? err : post(call, staff, words);
}
