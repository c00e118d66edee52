/* maportal-admin as a whole, and what its commands do that the verbs of maportal cannot. */
#include "config.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "command/command.h"
#include "command/help.h"
#include "command/line.h"
#include "command/registry.h"
#include "portal/audit.h"
#include "portal/staff-key.h"

int command_open(const struct command_call *call, enum store_mode mode, struct store **store)
{
	int err = store_open(store, call->conf->data, mode);

	if (!err && mode == STORE_CREATE)
		err = portal_staff_key_make(call->conf);
	if (err)
		command_complain(call, call->conf->data, err);
	return err;
}

/* Truncation is fine here: the trail wants to know who, not every byte of a strange name. */
static void copy_short(char *to, size_t size, const char *text)
{
	struct buf shown = {0};
	int n;

	base_gate_harmless(text, strlen(text), 0, &shown);
	n = (int)base_text_fit(base_buf_text(&shown), shown.len < size ? shown.len : size - 1, (unsigned)size,
			       NULL);
	snprintf(to, size, "%.*s", n, base_buf_text(&shown));
	base_buf_release(&shown);
}

static void name_operator(struct actor *actor)
{
	const struct passwd *user = getpwuid(getuid());
	const char *terminal = ttyname(STDIN_FILENO);
	char number[24];

	snprintf(number, sizeof number, "%lu", (unsigned long)getuid());
	copy_short(actor->name, sizeof actor->name, user ? user->pw_name : number);
	copy_short(actor->source, sizeof actor->source, terminal ? terminal : "");
}

/* The act stands, sealed or not: what is wrong with the key is told beside it. */
static void seal(const struct command_call *call, struct store *store)
{
	struct audit_seal made;
	int err = portal_audit_seal_now(call->conf, store, &made);

	if (err)
		fprintf(stderr, base_lang_text("%s: %s：%s\n"), call->program->name, PORTAL_AUDIT_KEY,
			portal_audit_seal_text(err));
}

int command_act(const struct command_call *call, struct store *store, const struct act *act, void *record)
{
	struct portal portal = {.conf = call->conf, .store = store, .actor = {.kind = ACTOR_OPERATOR}};
	struct problems problems = {0};
	int err;

	name_operator(&portal.actor);
	err = portal_act_run(&portal, act, record, &problems);
	for (size_t i = 0; i < problems.n; i++)
		fprintf(stderr, "%s: %s\n", call->program->name, problems.rows[i].text);
	if (!err && portal_act_is_refused(&problems))
		err = 1;
	if (err >= 0)
		seal(call, store);
	base_problem_release(&problems);
	return err;
}

static const struct command_program admin = {
	.name = "maportal-admin",
	.usage = "[選項] 指令 [參數]",
	.registry = command_registry,
	.first = PROGRAM_DATA,
	.open = command_open,
	.act = command_act,
};

/* What is wrong with the configuration is an environment that cannot be used; a wrong --now is a misuse. */
static enum command_exit configure(struct program *program, const struct command_line *line)
{
	switch (base_program_configure(program, line->globals[PROGRAM_DATA], line->globals[PROGRAM_CONFIG],
				       line->globals[PROGRAM_NOW])) {
	case BASE_PROGRAM_DONE:
		return COMMAND_DONE;
	case BASE_PROGRAM_MISUSED:
		return COMMAND_MISUSED;
	default:
		return COMMAND_STOPPED;
	}
}

/* What root made in somebody else's folder the portal could not use any more. */
static enum command_exit check_owner(const struct command_call *call)
{
	struct stat found;
	const struct passwd *owner;
	char user[64];

	if (call->command->is_beside_data || geteuid() != 0 || stat(call->conf->data, &found) < 0 || found.st_uid == 0)
		return COMMAND_DONE;
	owner = getpwuid(found.st_uid);
	if (!owner || base_mem_copy(user, sizeof user, owner->pw_name))
		snprintf(user, sizeof user, "#%lu", (unsigned long)found.st_uid);
	fprintf(stderr,
		base_lang_text("%s: %s 屬於使用者 %s，root 在其中建立的檔案入口網無法讀寫；"
			       "請改以該使用者執行：runuser -u %s -- maportal-admin 指令\n"),
		call->program->name, call->conf->data, user, user);
	return COMMAND_STOPPED;
}

static enum command_exit run(struct command_line *line)
{
	struct program program = {.name = admin.name};
	enum command_exit status;

	if (line->globals[PROGRAM_VERSION]) {
		printf("%s (" PACKAGE_NAME ") " PACKAGE_VERSION "\n", admin.name);
		return COMMAND_DONE;
	}
	if (line->globals[PROGRAM_HELP]) {
		command_help_print(&admin, line->call.command, stdout);
		return COMMAND_DONE;
	}
	if (!line->call.command) {
		command_help_print(&admin, NULL, stderr);
		return COMMAND_MISUSED;
	}
	status = command_count(&line->call);
	if (!status)
		status = configure(&program, line);
	if (status)
		return status;
	line->call.conf = &program.conf;
	status = check_owner(&line->call);
	if (!status)
		status = command_run(&line->call);
	line->call.conf = NULL;
	return status;
}

int command_main(char **argv)
{
	struct command_line line;
	enum command_exit status = command_line_read(&line, &admin, argv + (*argv != NULL));

	if (!status)
		status = run(&line);
	return command_finish(&line.call, status);
}
