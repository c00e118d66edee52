/* The table of verbs, and the way from words to one of them. */
#include "config.h"

#include "command/verb.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "command/help.h"
#include "command/input.h"
#include "command/json.h"
#include "command/login.h"
#include "command/registry.h"
#include "domain/door.h"

static enum command_exit help(const struct command_call *call)
{
	const struct command *about = NULL;

	if (call->n_arguments > 0 && !(about = command_line_find(call->program, call->arguments[0])))
		return command_line_refuse(call->program, call->arguments[0], "沒有這個指令");
	command_help_print(call->program, about, stdout);
	return COMMAND_DONE;
}

static enum command_exit version(const struct command_call *call)
{
	if (command_option(call, "json"))
		command_json_print(json_pack("{s:s, s:s}", "program", call->program->name, "version", PACKAGE_VERSION));
	else
		printf("%s %s\n", call->program->name, PACKAGE_VERSION);
	return COMMAND_DONE;
}

static const struct command verb_help = {
	.name = "help",
	.usage = "[VERB]",
	.help = "說明各項指令，或其中一項",
	.most = 1,
	.run = help,
};

static const struct command verb_version = {
	.name = "version",
	.usage = "[--json]",
	.help = "顯示版本",
	.options = {{"json", NULL, "以 JSON 輸出"}},
	.run = version,
};

/* The letter's link opens the same form; this is for those who have a shell on the portal's own machine. */
static const struct command verb_verify = {
	.name = "verify",
	.usage = "TOKEN",
	.help = "以認證信上的 TOKEN 進行E-Mail認證（需要終端機）",
	.least = 1,
	.most = 1,
	.door = "portal",
	.form = "verification-password",
};

static const struct command verb_console = {
	.name = "console",
	.usage = "[TOKEN]",
	.help = "審核人員登入，開啟主控台；以邀請信上的 TOKEN 接受邀請（需要終端機）",
	.most = 1,
	.form = "review",
};

/* A session that came over the network never touches a reader of this machine (R-CARD-5). */
static const struct command verb_card = {
	.name = "card",
	.usage = "watch | read | list [--pem]",
	.help = "查看本機的讀卡機與卡片（限在入口網的主機上執行）",
	.options = {{"pem", NULL, "list 只印出可簽章的憑證（PEM）"}},
	.least = 1,
	.most = 1,
	.program = "maportal-card",
};

static const struct command *const verbs[] = {
	&verb_help,
	&verb_version,
	&command_status,
	&command_download_list,
	&command_download_get,
	&command_profile,
	&command_stay,
	&command_stay_end,
	&command_application_systems,
	&command_application_apply,
	&command_application_list,
	&command_application,
	&command_application_withdraw,
	&command_application_print,
	&command_batch,
	&command_enroll,
	&verb_verify,
	&verb_console,
	&verb_card,
	&command_batch_staff,
	&command_staff_list,
	&command_staff_add,
	&command_staff_grant,
	&command_staff_revoke,
	&command_staff_suspend,
	&command_staff_resume,
	&command_staff_invite,
	&command_application_review_queue,
	&command_application_review_case,
	&command_application_review_take,
	&command_application_review_release,
	&command_application_review_approve,
	&command_application_review_reject,
	&command_application_review_return,
	&command_account_find,
	&command_account_resend,
	&command_account_unlock,
	&command_account_suspend,
	&command_account_resume,
	&command_notice_add,
	&command_notice_list,
	&command_notice_edit,
	&command_notice_withdraw,
	&command_document_add,
	&command_document_withdraw,
	&command_terms_publish,
	&command_terms_agreed,
	NULL,
};

/* Who sits at the other end chooses neither data directory nor clock. */
static const struct command_program maportal = {
	.name = "maportal",
	.usage = "[VERB [參數]]",
	.registry = verbs,
	.first = PROGRAM_HELP,
};

/* Whoever comes by card does what others do at the first door. */
static int is_at_door(const struct command *command, const char *door)
{
	return !command->door || strcmp(command->door, door) == 0 ||
	       (strcmp(command->door, "portal") == 0 && strcmp(door, DOMAIN_DOOR_CARD) == 0);
}

static enum command_exit refuse_door(const struct command *command)
{
	fprintf(stderr, base_lang_text("%s: %s：此登入名稱不能執行這個指令，請以 %s@ 登入\n"), maportal.name,
		command->name, command->door);
	return COMMAND_MISUSED;
}

static int is_question(const struct command_line *line)
{
	return line->globals[PROGRAM_HELP] || line->globals[PROGRAM_VERSION];
}

enum command_exit command_verb_read(struct command_verb *verb, const char *door, char **words)
{
	const struct command_call *call = &verb->line.call;
	enum command_exit status = command_line_read(&verb->line, &maportal, words);

	verb->line.call.door = door;
	if (status || is_question(&verb->line))
		return status;
	if (!call->command) {
		command_help_print(&maportal, NULL, stderr);
		return COMMAND_MISUSED;
	}
	if (!is_at_door(call->command, door))
		return refuse_door(call->command);
	return command_count(call);
}

enum command_exit command_verb_read_exec(struct command_verb *verb, const char *door, const char *line, size_t n)
{
	enum rule rule = command_exec_split(&verb->exec, line, n);

	if (rule) {
		fprintf(stderr, base_lang_text("%s: %s（%s）\n"), maportal.name, domain_rule_text(rule),
			domain_rule_number(rule));
		return COMMAND_MISUSED;
	}
	return command_verb_read(verb, door, verb->exec.words);
}

const char *command_verb_program(const struct command_verb *verb)
{
	return is_question(&verb->line) ? NULL : verb->line.call.command->program;
}

const char *command_verb_form(const struct command_verb *verb)
{
	return is_question(&verb->line) ? NULL : verb->line.call.command->form;
}

char *command_verb_token(const struct command_verb *verb)
{
	return verb->line.call.arguments[0];
}

enum command_exit command_verb_refuse_form(const struct command_verb *verb)
{
	const char *name = verb->line.call.command->name;

	fprintf(stderr, base_lang_text("%s: %s：這個指令需要終端機，請以 ssh -t 執行\n"), maportal.name,
		name);
	return COMMAND_MISUSED;
}

static enum command_exit run_as(const struct command_call *call)
{
	enum command_exit status = command_login_enter(call);

	if (status)
		return status;
	status = command_run(call);
	command_login_leave(call);
	return status;
}

static enum command_exit refuse_program(const struct command *command)
{
	fprintf(stderr, base_lang_text("%s: %s：這個指令只能在入口網的主機上執行\n"), maportal.name, command->name);
	return COMMAND_MISUSED;
}

static enum command_exit run(struct command_call *call)
{
	struct portal *portal = call->portal;
	int err = 0;

	if (call->command->program)
		return refuse_program(call->command);
	if ((call->command->has_store || call->command->login) && !portal->store)
		err = store_open(&portal->store, portal->conf->data, STORE_WRITE);
	if (err)
		return command_complain(call, call->command->name, err);
	return call->command->login ? run_as(call) : command_run(call);
}

enum command_exit command_verb_run(const struct command_verb *verb, struct portal *portal)
{
	struct command_call call = verb->line.call;
	struct command_input input = {.fd = STDIN_FILENO, .has_terminal = verb->has_terminal};
	enum command_exit status = COMMAND_DONE;

	portal->via = VIA_COMMAND;
	call.portal = portal;
	call.conf = portal->conf;
	call.input = &input;
	call.is_batch = verb->is_batch;
	if (verb->line.globals[PROGRAM_HELP])
		command_help_print(&maportal, call.command, stdout);
	else if (verb->line.globals[PROGRAM_VERSION])
		printf("%s %s\n", maportal.name, PACKAGE_VERSION);
	else
		status = run(&call);
	return command_finish(&call, status);
}

void command_verb_release(struct command_verb *verb)
{
	command_exec_release(&verb->exec);
	verb->line = (struct command_line){0};
}
