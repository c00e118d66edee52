/* Logging in for a verb, and out again. */
#include "config.h"

#include "command/login.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/input.h"
#include "domain/door.h"
#include "domain/login.h"
#include "domain/rule.h"
#include "domain/staff.h"
#include "portal/card-login.h"
#include "portal/session.h"
#include "portal/staff-login.h"

enum { SECRETS_MAX = 2, SECRET_SIZE = 257 };

/* What the first lines of standard input held. */
struct secrets {
	char lines[SECRETS_MAX][SECRET_SIZE];
};

/* What the portal would show before anything else cannot be shown here. */
static int look_before_all(struct portal *portal, struct problems *problems)
{
	struct session_profile profile;
	int err = portal_act_run(portal, &portal_session_profile, &profile, problems);

	if (!err && strcmp(profile.must_agree, "yes") == 0)
		domain_rule_add(problems, "", RULE_ACT_16_VERB);
	if (!err && portal->is_password_expired)
		domain_rule_add(problems, "", RULE_ACT_87_VERB);
	base_mem_wipe(&profile, sizeof profile);
	return err;
}

/* A name or password longer than any there is: wrong. */
static int enter_account(struct portal *portal, const char *name, const struct secrets *secrets,
			 struct problems *problems)
{
	struct login login = {0};
	int err = 0;

	if (base_mem_copy(login.login_name, sizeof login.login_name, name) ||
	    base_mem_copy(login.password, sizeof login.password, secrets->lines[0]))
		domain_rule_add(problems, "", RULE_ACT_5);
	else
		err = portal_act_run(portal, &portal_session_login, &login, problems);
	base_mem_wipe(&login, sizeof login);
	return err || portal_act_is_refused(problems) ? err : look_before_all(portal, problems);
}

/* The code is asked for only when the password was right, as on the screens. */
static int enter_staff(struct portal *portal, const char *name, const struct secrets *secrets,
		       struct problems *problems)
{
	struct staff_login login = {.login_name = ""};
	int err = 0;

	if (base_mem_copy(login.login_name, sizeof login.login_name, name) ||
	    base_mem_copy(login.password, sizeof login.password, secrets->lines[0]))
		domain_rule_add(problems, "", RULE_ACT_5);
	else
		err = portal_act_run(portal, &portal_staff_login_password, &login, problems);
	if (!err && !portal_act_is_refused(problems)) {
		if (base_mem_copy(login.code, sizeof login.code, secrets->lines[1]))
			domain_rule_add(problems, "", RULE_STF_10);
		else
			err = portal_act_run(portal, &portal_staff_login_code, &login, problems);
	}
	base_mem_wipe(&login, sizeof login);
	return err;
}

/* One kind of login. */
static const struct kind {
	const char *secrets[SECRETS_MAX]; /* what they are called, in the order of the lines */
	int (*enter)(struct portal *portal, const char *name, const struct secrets *secrets, struct problems *problems);
} kinds[] = {
	[COMMAND_LOGIN_ACCOUNT] = {.secrets = {"密碼"}, .enter = enter_account},
	[COMMAND_LOGIN_STAFF] = {.secrets = {"密碼", "驗證碼"}, .enter = enter_staff},
};

/* One secret, in the form in which a screen would have taken it. */
static enum command_exit read_secret(const struct command_call *call, const char *name, char secret[SECRET_SIZE],
				     struct problems *problems)
{
	char line[SECRET_SIZE];
	struct buf admitted = {0};
	size_t n = 0;
	int found = command_input_secret(call->input, name, line, sizeof line, &n);
	enum command_exit status = COMMAND_DONE;

	if (found < 0) {
		status = command_complain(call, "標準輸入", found);
	} else if (found == 0) {
		fprintf(stderr, base_lang_text("%s: %s：請在標準輸入的第一列起逐列給予\n"),
			call->program->name, base_lang_text(name));
		status = COMMAND_MISUSED;
	} else if (n >= sizeof line) {
		domain_rule_add(problems, "", RULE_ACT_5);
	} else {
		domain_rule_add(problems, "", domain_rule_from_gate(base_gate_admit(line, n, 0, &admitted)));
		if (base_mem_copy(secret, SECRET_SIZE, base_buf_text(&admitted)))
			domain_rule_add(problems, "", RULE_ACT_5);
	}
	base_mem_wipe(line, sizeof line);
	base_buf_release(&admitted);
	return status;
}

static enum command_exit enter(const struct command_call *call, const char *name)
{
	const struct kind *kind = &kinds[call->command->login];
	struct problems problems = {0};
	struct secrets secrets = {0};
	enum command_exit status = COMMAND_DONE;
	int err = command_input_limit(call->input, call->portal->store);

	for (size_t i = 0; !err && !status && i < SECRETS_MAX && kind->secrets[i]; i++)
		status = read_secret(call, kind->secrets[i], secrets.lines[i], &problems);
	if (!err && !status && !portal_act_is_refused(&problems))
		err = kind->enter(call->portal, name, &secrets, &problems);
	base_mem_wipe(&secrets, sizeof secrets);
	if (err)
		status = command_complain(call, call->command->name, err);
	else if (!status && portal_act_is_refused(&problems))
		status = command_refuse(call, &problems);
	base_problem_release(&problems);
	if (status)
		command_login_leave(call);
	return status;
}

/* The card's key was proven when the client came in; it says who it is, and nothing is read of standard input. */
static enum command_exit enter_by_card(const struct command_call *call)
{
	struct portal *portal = call->portal;
	struct problems problems = {0};
	enum command_exit status = COMMAND_DONE;
	int err = command_input_limit(call->input, portal->store);

	if (!err)
		err = portal_act_run(portal, &portal_card_login_key, &portal->keys[portal->n_keys - 1], &problems);
	if (!err && !portal_act_is_refused(&problems) && portal->actor.kind == ACTOR_ACCOUNT)
		err = look_before_all(portal, &problems);
	if (err)
		status = command_complain(call, call->command->name, err);
	else if (portal_act_is_refused(&problems))
		status = command_refuse(call, &problems);
	base_problem_release(&problems);
	if (status)
		command_login_leave(call);
	return status;
}

static enum command_exit refuse_nobody(const struct command_call *call)
{
	struct problems problems = {0};
	enum command_exit status;

	if (strcmp(call->door, DOMAIN_DOOR_CARD) != 0)
		return command_misuse(call, "請以 --as NAME 指定登入的帳號");
	domain_rule_add(&problems, "", RULE_CARD_60);
	status = command_refuse(call, &problems);
	base_problem_release(&problems);
	return status;
}

enum command_exit command_login_enter(const struct command_call *call)
{
	const char *name = command_option(call, "as");

	if (call->is_batch && name)
		return command_misuse(call, "批次的各列不可再以 --as 指定帳號");
	if (call->is_batch)
		return COMMAND_DONE;
	if (!name && call->portal->n_keys > 0 && call->command->login == COMMAND_LOGIN_ACCOUNT)
		return enter_by_card(call);
	return name && *name ? enter(call, name) : refuse_nobody(call);
}

void command_login_leave(const struct command_call *call)
{
	struct problems unused = {0};

	if (!call->is_batch && call->portal->actor.kind != ACTOR_NOBODY)
		portal_act_run(call->portal, &portal_session_logout, NULL, &unused);
	base_problem_release(&unused);
}
