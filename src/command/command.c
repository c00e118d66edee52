/* What all commands share, and the way from the command line to one of them. */
#include "config.h"

#include "command/command.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"
#include "command/help.h"
#include "command/line.h"

const char *command_option(const struct command_call *call, const char *name)
{
	for (size_t i = 0; i < COMMAND_OPTIONS_MAX && call->command->options[i].name; i++)
		if (strcmp(call->command->options[i].name, name) == 0)
			return call->values[i];
	return NULL;
}

int command_option_number(const struct command_call *call, const char *name, long most, long *number)
{
	const char *value = command_option(call, name);
	char *end;

	if (!value)
		return 0;
	errno = 0;
	*number = strtol(value, &end, 10);
	if (!errno && end != value && !*end && *number >= 0 && *number <= most)
		return 0;
	fprintf(stderr, "maportal-admin: --%s：須為 0 至 %ld 的整數\n", name, most);
	return ERR_RANGE;
}

enum command_exit command_complain(const char *subject, int err)
{
	fprintf(stderr, "maportal-admin: %s%s%s\n", subject ? subject : "", subject ? "：" : "",
		base_err_text(err));
	return COMMAND_STOPPED;
}

enum command_exit command_misuse(const struct command_call *call, const char *text)
{
	fprintf(stderr, "maportal-admin: %s\n", text);
	command_help_usage(call->command, stderr);
	return COMMAND_MISUSED;
}

int command_open(const struct command_call *call, enum store_mode mode, struct store **store)
{
	int err = store_open(store, call->conf->data, mode);

	if (err)
		command_complain(call->conf->data, err);
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

int command_act(const struct command_call *call, struct store *store, const struct act *act, void *record)
{
	struct portal portal = {.conf = call->conf, .store = store, .actor = {.kind = ACTOR_OPERATOR}};
	struct problems problems = {0};
	int err;

	name_operator(&portal.actor);
	err = portal_act_run(&portal, act, record, &problems);
	for (size_t i = 0; i < problems.n; i++)
		fprintf(stderr, "maportal-admin: %s\n", problems.rows[i].text);
	if (!err && portal_act_is_refused(&problems))
		err = 1;
	base_problem_release(&problems);
	return err;
}

static const struct command_verb *find_verb(const struct command_call *call)
{
	for (const struct command_verb *verb = call->command->verbs; verb->name; verb++)
		if (strcmp(verb->name, call->arguments[0]) == 0 && call->n_arguments >= verb->least &&
		    call->n_arguments <= verb->most)
			return verb;
	return NULL;
}

/* "須為 list、retry 或 read". */
static enum command_exit misuse_verb(const struct command_call *call)
{
	const struct command_verb *verbs = call->command->verbs;
	struct buf text = {0};

	for (size_t i = 0; verbs[i].name; i++)
		base_buf_addf(&text, "%s%s",
			      i == 0              ? "須為 "
			      : verbs[i + 1].name ? "、"
						  : " 或 ",
			      verbs[i].name);
	command_misuse(call, base_buf_text(&text));
	base_buf_release(&text);
	return COMMAND_MISUSED;
}

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

static enum command_exit run(struct command_line *line)
{
	const struct command *command = line->call.command;
	struct program program = {.name = "maportal-admin"};
	const struct command_verb *verb = NULL;
	enum command_exit status;

	if (line->globals[PROGRAM_VERSION]) {
		puts("maportal-admin (" PACKAGE_NAME ") " PACKAGE_VERSION);
		return COMMAND_DONE;
	}
	if (line->globals[PROGRAM_HELP]) {
		command_help_print(command, stdout);
		return COMMAND_DONE;
	}
	if (!command) {
		command_help_print(NULL, stderr);
		return COMMAND_MISUSED;
	}
	if (line->call.n_arguments < command->least)
		return command_misuse(&line->call, "缺少參數");
	if (line->call.n_arguments > command->most)
		return command_misuse(&line->call, "參數過多");
	if (command->verbs && !(verb = find_verb(&line->call)))
		return misuse_verb(&line->call);
	status = configure(&program, line);
	if (status)
		return status;
	line->call.conf = &program.conf;
	return (verb ? verb->run : command->run)(&line->call);
}

int command_main(int argc, char **argv)
{
	char **words = base_mem_zero((size_t)argc + 1, sizeof *words);
	struct command_line line;
	enum command_exit status = command_line_read(&line, argc, argv, words);

	if (!status)
		status = run(&line);
	if ((fflush(stdout) || ferror(stdout)) && status == COMMAND_DONE)
		status = command_complain("標準輸出", ERR_IO);
	free(words);
	return status;
}
