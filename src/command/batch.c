/* batch: many verbs of one login, a command line in each line of standard input behind the secrets. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/input.h"
#include "command/json.h"
#include "command/login.h"
#include "command/registry.h"
#include "command/verb.h"
#include "domain/rule.h"
#include "ipc/message.h"

enum { LINE_SIZE = IPC_COMMAND_MAX + 2 }; /* one byte more than is accepted, so that too much is seen */

struct line {
	long number; /* from 1, the first behind the secrets */
	char text[LINE_SIZE];
	size_t n;
};

/* What a verb wrote, caught for the object that answers its line. */
struct catch {
	char *out, *complaint;
	size_t out_n, complaint_n;
	FILE *stdout_before, *stderr_before;
};

static int is_blank(const struct line *line)
{
	return line->n < LINE_SIZE && strspn(line->text, " ") == line->n;
}

/* The verb answers as --json asks, if it can. */
static void set_json(struct command_verb *verb)
{
	const struct command *command = verb->line.call.command;

	for (size_t i = 0; command && i < COMMAND_OPTIONS_MAX && command->options[i].name; i++)
		if (strcmp(command->options[i].name, "json") == 0)
			verb->line.call.values[i] = "";
}

static enum command_exit run_line(const struct command_call *call, const struct line *line)
{
	struct command_verb verb = {.is_batch = 1};
	enum command_exit status = command_verb_read_exec(&verb, call->door, line->text, line->n);

	if (!status && command_option(call, "json"))
		set_json(&verb);
	if (!status && command_verb_form(&verb))
		status = command_verb_refuse_form(&verb);
	else if (!status && verb.line.call.command == call->command)
		status = command_misuse(call, "批次中不可再有批次");
	else if (!status)
		status = command_verb_run(&verb, call->portal);
	command_verb_release(&verb);
	return status;
}

static int begin_catch(struct catch *catch)
{
	*catch = (struct catch){.stdout_before = stdout, .stderr_before = stderr};
	stdout = open_memstream(&catch->out, &catch->out_n);
	stderr = open_memstream(&catch->complaint, &catch->complaint_n);
	return stdout && stderr ? 0 : ERR_SYSTEM;
}

static void end_catch(struct catch *catch)
{
	if (stdout)
		fclose(stdout);
	if (stderr)
		fclose(stderr);
	stdout = catch->stdout_before;
	stderr = catch->stderr_before;
}

static void release_catch(struct catch *catch)
{
	base_mem_wipe(catch->out, catch->out ? catch->out_n : 0);
	base_mem_wipe(catch->complaint, catch->complaint ? catch->complaint_n : 0);
	free(catch->out);
	free(catch->complaint);
}

/* Each object that the verb printed; what is no JSON becomes one text. */
static json_t *collect_answers(const struct catch *catch)
{
	json_t *answers = json_array();

	for (size_t at = 0; at < catch->out_n;) {
		const char *end = memchr(catch->out + at, '\n', catch->out_n - at);
		size_t n = end ? (size_t)(end - catch->out) - at : catch->out_n - at;
		json_t *answer = json_loadb(catch->out + at, n, 0, NULL);

		json_array_append_new(answers, answer ? answer : json_stringn(catch->out + at, n));
		at += n + (end != NULL);
	}
	return answers;
}

static enum command_exit answer_json(const struct command_call *call, const struct line *line)
{
	enum command_exit status = COMMAND_STOPPED;
	struct catch catch;
	int err = begin_catch(&catch);
	json_t *object;

	if (!err)
		status = run_line(call, line);
	end_catch(&catch);
	if (err) {
		release_catch(&catch);
		return command_complain(call, call->command->name, err);
	}
	object = json_pack("{s:I, s:i, s:o}", "line", (json_int_t)line->number, "status", (int)status, "answers",
			   collect_answers(&catch));
	if (object && catch.complaint_n)
		json_object_set_new(object, "complaint", json_stringn(catch.complaint, catch.complaint_n));
	command_json_print(object);
	release_catch(&catch);
	return status;
}

static enum command_exit answer_text(const struct command_call *call, const struct line *line)
{
	return run_line(call, line);
}

/* Each line is answered at once; whoever is logged out meanwhile has no more answers. */
static enum command_exit answer_lines(const struct command_call *call, struct line *line)
{
	enum command_exit (*answer)(const struct command_call *, const struct line *) =
		command_option(call, "json") ? answer_json : answer_text;
	enum command_exit worst = COMMAND_DONE;
	int found = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	while (call->portal->actor.kind != ACTOR_NOBODY && !ferror(stdout) &&
	       (found = command_input_line(call->input, line->text, sizeof line->text, &line->n)) > 0) {
		enum command_exit one;

		line->number++;
		if (is_blank(line))
			continue;
		one = answer(call, line);
		worst = one > worst ? one : worst;
	}
	if (found != ERR_TIMEOUT)
		return found < 0 ? command_complain(call, "標準輸入", found) : worst;
	fprintf(stderr, base_lang_text("%s: %s（%s）\n"), call->program->name,
		domain_rule_text(RULE_ACT_9_ENDED), domain_rule_number(RULE_ACT_9_ENDED));
	return COMMAND_STOPPED;
}

static enum command_exit run(const struct command_call *call)
{
	struct line line = {0};
	enum command_exit status = answer_lines(call, &line);

	base_mem_wipe(&line, sizeof line);
	return status;
}

const struct command command_batch = {
	.name = "batch",
	.usage = "--as NAME [--json]",
	.help = "登入一次，逐列執行標準輸入中的各項指令",
	.options = {COMMAND_LOGIN_OPTION, {"json", NULL, "每列指令以一個 JSON 物件回答"}},
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run,
};

const struct command command_batch_staff = {
	.name = "staff-batch",
	.usage = "--as NAME [--json]",
	.help = "以人員帳號登入一次，逐列執行標準輸入中的各項指令",
	.options = {COMMAND_LOGIN_STAFF_OPTION, {"json", NULL, "每列指令以一個 JSON 物件回答"}},
	.login = COMMAND_LOGIN_STAFF,
	.run = run,
};
