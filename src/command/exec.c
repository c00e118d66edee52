/* From the string of an exec request to words. */
#include "config.h"

#include "command/exec.h"

#include "base/gate.h"
#include "ipc/message.h"

/* What is left of the line. */
struct rest {
	const char *at, *end;
};

static void skip_blanks(struct rest *rest)
{
	while (rest->at < rest->end && *rest->at == ' ')
		rest->at++;
}

/* Whether the backslash in front quotes what follows it: in quotation marks only some characters. */
static int is_quoting(const struct rest *rest, char quote)
{
	char next = rest->end - rest->at > 1 ? rest->at[1] : '\0';

	return !quote || (quote == '"' && (next == '"' || next == '\\'));
}

/* Appends the word in front without its quotation. */
static enum rule read_word(struct rest *rest, struct buf *word)
{
	char quote = '\0';

	for (; rest->at < rest->end && (quote || *rest->at != ' '); rest->at++) {
		if (quote ? *rest->at == quote : *rest->at == '\'' || *rest->at == '"') {
			quote = quote ? '\0' : *rest->at;
			continue;
		}
		if (*rest->at == '\\' && is_quoting(rest, quote) && ++rest->at == rest->end)
			return RULE_CMD_2;
		base_buf_add_char(word, *rest->at);
	}
	return quote ? RULE_CMD_2 : RULE_NONE;
}

/*
 * The words one behind the other, each with a NUL.  They pass the gate after quotation is gone, so that what was
 * written in pieces is looked at as a whole.
 */
static enum rule read_words(struct rest *rest, struct buf *text, size_t starts[COMMAND_EXEC_WORDS_MAX], size_t *n)
{
	struct buf word = {0};
	enum rule rule = RULE_NONE;

	for (skip_blanks(rest); !rule && rest->at < rest->end; skip_blanks(rest)) {
		if (*n == COMMAND_EXEC_WORDS_MAX) {
			rule = RULE_CMD_3;
			break;
		}
		starts[(*n)++] = text->len;
		base_buf_clear(&word);
		rule = read_word(rest, &word);
		if (!rule)
			rule = domain_rule_from_gate(base_gate_admit(base_buf_text(&word), word.len, 0, text));
		base_buf_add_char(text, '\0');
	}
	base_buf_release(&word);
	return rule;
}

enum rule command_exec_split(struct command_exec *exec, const char *line, size_t n)
{
	struct rest rest = {.at = line, .end = line + n};
	size_t starts[COMMAND_EXEC_WORDS_MAX], n_words = 0;
	enum rule rule = RULE_CMD_1;

	base_buf_clear(&exec->text);
	exec->words[0] = NULL;
	if (n <= IPC_COMMAND_MAX)
		rule = read_words(&rest, &exec->text, starts, &n_words);
	if (rule)
		return rule;
	for (size_t i = 0; i < n_words; i++)
		exec->words[i] = exec->text.data + starts[i];
	exec->words[n_words] = NULL;
	return RULE_NONE;
}

void command_exec_release(struct command_exec *exec)
{
	base_buf_release(&exec->text);
	exec->words[0] = NULL;
}
