/* From the string of an exec request to words. */
#include "config.h"

#include "command/exec.h"

#include <string.h>

#include "base/gate.h"
#include "ipc/message.h"

/*
 * The word at *from is written without its quotation to *to, which is never ahead of it, and ended by a NUL; both move
 * on, *from behind the blank that ended it.
 */
static enum rule read_word(const char **from, char **to)
{
	char quote = 0;

	for (; **from && (quote || **from != ' '); ++*from) {
		if (quote ? **from == quote : **from == '\'' || **from == '"') {
			quote = quote ? 0 : **from;
			continue;
		}
		if (**from == '\\' && (!quote || (quote == '"' && (*from)[1] && strchr("\"\\", (*from)[1]))))
			++*from;
		if (!**from)
			return RULE_CMD_2;
		*(*to)++ = **from;
	}
	if (quote)
		return RULE_CMD_2;
	*from += **from == ' ';
	*(*to)++ = '\0';
	return RULE_NONE;
}

static enum rule read_words(struct command_exec *exec)
{
	char *to = exec->text.data;
	size_t n = 0;

	for (const char *from = exec->text.data;;) {
		enum rule rule;

		from += strspn(from, " ");
		if (!*from)
			break;
		if (n == COMMAND_EXEC_WORDS_MAX)
			return RULE_CMD_3;
		exec->words[n++] = to;
		rule = read_word(&from, &to);
		if (rule)
			return rule;
	}
	exec->words[n] = NULL;
	return RULE_NONE;
}

enum rule command_exec_split(struct command_exec *exec, const char *line, size_t n)
{
	enum rule rule = RULE_CMD_1;

	base_buf_clear(&exec->text);
	if (n <= IPC_COMMAND_MAX)
		rule = domain_rule_from_gate(base_gate_admit(line, n, 0, &exec->text));
	exec->words[0] = NULL;
	if (!rule && exec->text.len > 0)
		rule = read_words(exec);
	if (rule)
		exec->words[0] = NULL;
	return rule;
}

void command_exec_release(struct command_exec *exec)
{
	base_buf_release(&exec->text);
	exec->words[0] = NULL;
}
