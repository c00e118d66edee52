/*
 * Any bytes at all as an exec request: split, and read against the table of verbs.  Words that came out are quoted
 * again and must come out the same.
 */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "command/verb.h"
#include "ipc/message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void quote(char *const *words, struct buf *line)
{
	for (; *words; words++) {
		base_buf_add_text(line, line->len ? " '" : "'");
		for (const char *at = *words; *at; at++)
			if (*at == '\'')
				base_buf_add_text(line, "'\\''");
			else
				base_buf_add_char(line, *at);
		base_buf_add_char(line, '\'');
	}
}

static void must_be_same(char *const *a, char *const *b)
{
	for (; *a && *b; a++, b++)
		if (strcmp(*a, *b) != 0)
			abort();
	if (*a || *b)
		abort();
}

static void split_again(const struct command_exec *exec)
{
	struct command_exec again = {0};
	struct buf line = {0};
	enum rule rule;

	quote(exec->words, &line);
	rule = command_exec_split(&again, base_buf_text(&line), line.len);
	if (rule == RULE_NONE)
		must_be_same(exec->words, again.words);
	else if (rule != RULE_CMD_1 || line.len <= IPC_COMMAND_MAX)
		abort();
	base_buf_release(&line);
	command_exec_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *line = (const char *)data;
	struct command_exec exec = {0};
	struct command_verb verb = {0};
	static FILE *quiet;
	enum rule rule;

	/* what the fuzzer itself has to say goes to the descriptor and is not lost */
	if (!quiet && (base_text_init() || !(quiet = fopen("/dev/null", "w"))))
		abort();
	stderr = quiet;
	rule = command_exec_split(&exec, line, n);
	if (rule == RULE_NONE)
		split_again(&exec);
	else if (exec.words[0])
		abort();
	if (!command_verb_read_exec(&verb, "portal", line, n) && command_verb_form(&verb) &&
	    !*command_verb_form(&verb))
		abort();
	command_verb_release(&verb);
	command_exec_release(&exec);
	return 0;
}
