/* id: what a number, code or address is, or what is wrong with it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "command/registry.h"
#include "domain/identifier.h"

enum { SHOWN_MAX = 1024 };

static void print_accepted(const char *value, const struct identifier *identifier)
{
	fputs(identifier->detail, stdout);
	if (strcmp(value, identifier->value) != 0)
		printf(base_lang_text("，儲存為 %s"), identifier->value);
	if (identifier->warning != RULE_NONE)
		printf(base_lang_text("；%s（%s）"), domain_rule_text(identifier->warning),
		       domain_rule_number(identifier->warning));
	putchar('\n');
}

/* One line of output; whether the value was accepted. */
static int judge(const struct identifier_kind *kind, const char *value, size_t n)
{
	struct identifier identifier;
	struct buf shown = {0};
	enum rule rule = RULE_TEXT_CONTROL;

	if (strlen(value) == n)
		rule = domain_identifier_check(kind, value, &identifier);
	base_gate_harmless(value, n < SHOWN_MAX ? n : SHOWN_MAX, 0, &shown);
	printf(base_lang_text("%s："), base_buf_text(&shown));
	if (rule == RULE_NONE)
		print_accepted(value, &identifier);
	else
		printf(base_lang_text("不接受，%s（%s）\n"), domain_rule_text(rule),
		       domain_rule_number(rule));
	base_buf_release(&shown);
	return rule == RULE_NONE;
}

static int judge_lines(const struct identifier_kind *kind, int *is_accepted)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	while ((n = getline(&line, &size, stdin)) >= 0) {
		if (n > 0 && line[n - 1] == '\n')
			line[--n] = '\0';
		if (!judge(kind, line, (size_t)n))
			*is_accepted = 0;
	}
	free(line);
	return ferror(stdin) ? ERR_IO : 0;
}

static enum command_exit run(const struct command_call *call)
{
	const struct identifier_kind *kind = domain_identifier_find(call->arguments[0]);
	int is_accepted = 1;

	if (!kind) {
		command_misuse(call, "沒有這個種類");
		for (size_t i = 0; (kind = domain_identifier_row(i)); i++)
			fprintf(stderr, "  %-12s %s\n", kind->name, base_lang_text(kind->title_zh));
		return COMMAND_MISUSED;
	}
	for (size_t i = 1; i < call->n_arguments; i++) {
		const char *value = call->arguments[i];

		if (strcmp(value, "-") != 0) {
			is_accepted &= judge(kind, value, strlen(value));
			continue;
		}
		if (judge_lines(kind, &is_accepted))
			return command_complain(call, "標準輸入", ERR_IO);
	}
	return is_accepted ? COMMAND_DONE : COMMAND_REFUSED;
}

const struct command command_id = {
	.name = "id",
	.usage = "KIND VALUE...",
	.help = "辨識證號、代碼、電話、E-Mail 或帳號；VALUE 為 - 時逐列讀標準輸入",
	.least = 2,
	.most = (size_t)-1,
	.is_beside_data = 1,
	.run = run,
};
