/* What all commands share, whichever program they belong to. */
#include "config.h"

#include "command/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/lang.h"
#include "command/help.h"
#include "command/json.h"

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
	fprintf(stderr, base_lang_text("%s: --%s：須為 0 至 %ld 的整數\n"), call->program->name, name, most);
	return ERR_RANGE;
}

enum command_exit command_complain(const struct command_call *call, const char *subject, int err)
{
	fprintf(stderr, base_lang_text("%s: %s：%s\n"), call->program->name, base_lang_text(subject),
		base_lang_text(base_err_text(err)));
	return COMMAND_STOPPED;
}

static void refuse_json(const struct command_call *call, const struct problems *problems)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < problems->n; i++)
		json_array_append_new(rows, json_pack("{s:s, s:s, s:s}", "field", problems->rows[i].field, "rule",
						      problems->rows[i].rule, "text", problems->rows[i].text));
	command_json_print(json_pack("{s:s, s:o}", "verb", call->command->name, "problems", rows));
}

enum command_exit command_refuse(const struct command_call *call, const struct problems *problems)
{
	if (command_option(call, "json")) {
		refuse_json(call, problems);
		return COMMAND_REFUSED;
	}
	for (size_t i = 0; i < problems->n; i++) {
		const struct problem *row = &problems->rows[i];
		const char *subject = *row->field ? row->field : call->command->name;

		if (*row->rule)
			fprintf(stderr, base_lang_text("%s: %s：%s（%s）\n"), call->program->name, subject,
				row->text, row->rule);
		else
			fprintf(stderr, base_lang_text("%s: %s：%s\n"), call->program->name, subject,
				row->text);
	}
	return COMMAND_REFUSED;
}

enum command_exit command_do(const struct command_call *call, const struct act *act, void *record)
{
	struct problems problems = {0};
	enum command_exit status = COMMAND_DONE;
	int err = portal_act_run(call->portal, act, record, &problems);

	if (err)
		status = command_complain(call, call->command->name, err);
	else if (portal_act_is_refused(&problems))
		status = command_refuse(call, &problems);
	base_problem_release(&problems);
	return status;
}

enum command_exit command_misuse(const struct command_call *call, const char *text)
{
	fprintf(stderr, "%s: %s\n", call->program->name, base_lang_text(text));
	command_help_usage(call->program, call->command, stderr);
	return COMMAND_MISUSED;
}

static const struct command_part *find_part(const struct command_call *call)
{
	for (const struct command_part *part = call->command->parts; part->name; part++)
		if (strcmp(part->name, call->arguments[0]) == 0 && call->n_arguments >= part->least &&
		    call->n_arguments <= part->most)
			return part;
	return NULL;
}

/* "須為 list、retry 或 read". */
static enum command_exit misuse_part(const struct command_call *call)
{
	const struct command_part *parts = call->command->parts;
	struct buf text = {0};

	for (size_t i = 0; parts[i].name; i++)
		base_buf_addf(&text, "%s%s",
			      i == 0              ? base_lang_text("須為 ")
			      : parts[i + 1].name ? base_lang_text("、")
						  : base_lang_text(" 或 "),
			      parts[i].name);
	command_misuse(call, base_buf_text(&text));
	base_buf_release(&text);
	return COMMAND_MISUSED;
}

enum command_exit command_count(const struct command_call *call)
{
	const struct command *command = call->command;

	if (call->n_arguments < command->least)
		return command_misuse(call, "缺少參數");
	if (call->n_arguments > command->most)
		return command_misuse(call, "參數過多");
	if (command->parts && !find_part(call))
		return misuse_part(call);
	return COMMAND_DONE;
}

enum command_exit command_run(const struct command_call *call)
{
	const struct command *command = call->command;

	return (command->parts ? find_part(call)->run : command->run)(call);
}

enum command_exit command_finish(const struct command_call *call, enum command_exit status)
{
	if ((fflush(stdout) || ferror(stdout)) && status == COMMAND_DONE)
		return command_complain(call, "標準輸出", ERR_IO);
	return status;
}
