/* status: how applications stand, asked by number; with "-" by the lines of standard input. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "command/input.h"
#include "command/json.h"
#include "command/registry.h"
#include "domain/rule.h"
#include "portal/application.h"

enum { LINE_SIZE = 256 };

/* One question: its number as it came (n bytes, perhaps more than it holds), as an argument or as a line. */
struct question {
	char number[LINE_SIZE];
	size_t n;
	int is_line;
};

static void tell(const struct command_call *call, const struct application *found)
{
	char applied_at[BASE_CLOCK_TEXT_SIZE], changed_at[BASE_CLOCK_TEXT_SIZE];

	if (command_option(call, "json")) {
		base_clock_format_iso(found->applied_at, applied_at);
		base_clock_format_iso(found->changed_at, changed_at);
		command_json_print(json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:s}",
					     "number", found->number, "kind", found->kind, "kind_name",
					     found->kind_name, "state", found->state, "state_name", found->state_name,
					     "is_final", found->is_final, "applied_at", applied_at, "changed_at",
					     changed_at));
		return;
	}
	base_clock_format(found->applied_at, applied_at);
	base_clock_format(found->changed_at, changed_at);
	printf(base_lang_text("%s：%s %s（%s 申請，%s 更新）\n"), found->number,
	       base_lang_text(found->kind_name), base_lang_text(found->state_name), applied_at, changed_at);
}

static void refuse(const struct command_call *call, const struct question *question, const struct problem *problem)
{
	struct buf number = {0};

	base_gate_harmless(question->number, question->n < LINE_SIZE ? question->n : LINE_SIZE - 1, 0, &number);
	if (command_option(call, "json"))
		command_json_print(json_pack("{s:s, s:{s:s, s:s}}", "number", base_buf_text(&number), "problem", "rule",
					     problem->rule, "text", problem->text));
	else if (question->is_line)
		printf(base_lang_text("%s：%s（%s）\n"), base_buf_text(&number), problem->text,
		       problem->rule);
	else
		fprintf(stderr, base_lang_text("%s: %s：%s（%s）\n"), call->program->name,
			base_buf_text(&number), problem->text, problem->rule);
	base_buf_release(&number);
}

/* What no act can be asked for: a number that is longer than the line it is kept in, or has a NUL inside. */
static enum rule look(const struct question *question)
{
	if (question->n >= LINE_SIZE)
		return RULE_APP_1;
	return strlen(question->number) < question->n ? RULE_TEXT_CONTROL : RULE_NONE;
}

static enum command_exit answer(const struct command_call *call, const struct question *question)
{
	struct application_query query = {.number = question->number};
	enum command_exit status = COMMAND_DONE;
	struct problems problems = {0};
	enum rule rule = look(question);
	int err = 0;

	domain_rule_add(&problems, "number", rule);
	if (!rule)
		err = portal_act_run(call->portal, &portal_application_status, &query, &problems);
	if (err) {
		status = command_complain(call, call->command->name, err);
	} else if (portal_act_is_refused(&problems)) {
		refuse(call, question, &problems.rows[0]);
		status = COMMAND_REFUSED;
	} else {
		tell(call, &query.found);
	}
	base_problem_release(&problems);
	return status;
}

/* A line of any length takes no more memory than one; whether there was one. */
static int read_line(struct question *question)
{
	int c;

	question->n = 0;
	while ((c = getchar()) != EOF && c != '\n')
		if (question->n++ < LINE_SIZE - 1)
			question->number[question->n - 1] = (char)c;
	if (c == EOF && (question->n == 0 || ferror(stdin)))
		return 0;
	if (question->n < LINE_SIZE && question->n > 0 && question->number[question->n - 1] == '\r')
		question->n--;
	question->number[question->n < LINE_SIZE ? question->n : LINE_SIZE - 1] = '\0';
	return 1;
}

static enum command_exit complain_input(const struct command_call *call)
{
	if (errno != EAGAIN)
		return command_complain(call, "標準輸入", ERR_IO);
	fprintf(stderr, base_lang_text("%s: %s（%s）\n"), call->program->name,
		domain_rule_text(RULE_ACT_9_ENDED), domain_rule_number(RULE_ACT_9_ENDED));
	return COMMAND_STOPPED;
}

/* Each line has its answer on the line of the same number, at once: a script may wait for it before it goes on. */
static enum command_exit answer_lines(const struct command_call *call)
{
	struct question question = {.is_line = 1};
	enum command_exit status = COMMAND_DONE;
	int err = command_input_limit(call->input, call->portal->store);

	if (err)
		return command_complain(call, "標準輸入", err);
	setvbuf(stdout, NULL, _IOLBF, 0);
	while (status != COMMAND_STOPPED && !ferror(stdout) && read_line(&question)) {
		enum command_exit one = answer(call, &question);

		status = one ? one : status;
	}
	return ferror(stdin) && status != COMMAND_STOPPED ? complain_input(call) : status;
}

static enum command_exit run(const struct command_call *call)
{
	const char *number = call->arguments[0];
	struct question question = {.n = strlen(number)};

	if (strcmp(number, "-") == 0)
		return call->is_batch ? command_misuse(call, "批次中不可再讀標準輸入") : answer_lines(call);
	snprintf(question.number, sizeof question.number, "%s", number);
	return answer(call, &question);
}

const struct command command_status = {
	.name = "status",
	.usage = "NUMBER [--json]",
	.help = "查詢案號的申辦進度；NUMBER 為 - 時逐列讀標準輸入",
	.options = {{"json", NULL, "以 JSON 輸出，一案一列"}},
	.least = 1,
	.most = 1,
	.door = "portal",
	.has_store = 1,
	.run = run,
};
