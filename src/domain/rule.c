/* The rows of the list of rules, and putting them on a list of problems. */
#include "config.h"

#include "domain/rule.h"

#include <string.h>

#include "base/buf.h"
#include "base/lang.h"

struct row {
	const char *number, *text;
	enum problem_severity severity;
};

static const struct row rows[RULE_COUNT] = {
	[RULE_NONE] = {.number = "", .text = "", .severity = PROBLEM_INFO},
#define ROW(word, its_number, its_severity, its_text) \
	[word] = {.number = its_number, .severity = its_severity, .text = its_text},
	DOMAIN_RULE_LIST(ROW)
#undef ROW
};

const char *domain_rule_number(enum rule rule)
{
	return rows[rule].number;
}

const char *domain_rule_text(enum rule rule)
{
	return base_lang_text(rows[rule].text);
}

enum problem_severity domain_rule_severity(enum rule rule)
{
	return rows[rule].severity;
}

void domain_rule_add(struct problems *problems, const char *field, enum rule rule)
{
	if (rule != RULE_NONE)
		base_problem_add(problems, field, rows[rule].number, rows[rule].severity,
				 base_lang_text(rows[rule].text));
}

/* Appends the sentence of a row with its holes filled; who may be NULL. */
static void fill(const char *sentence, const char *who, long n, struct buf *out)
{
	static const char person[] = "{who}", number[] = "{n}";

	while (*sentence) {
		size_t plain = strcspn(sentence, "{");

		base_buf_add(out, sentence, plain);
		sentence += plain;
		if (who && strncmp(sentence, person, sizeof person - 1) == 0) {
			base_buf_add_text(out, who);
			sentence += sizeof person - 1;
		} else if (strncmp(sentence, number, sizeof number - 1) == 0) {
			base_buf_addf(out, "%ld", n);
			sentence += sizeof number - 1;
		} else if (*sentence) {
			base_buf_add_char(out, *sentence++);
		}
	}
}

void domain_rule_add_who(struct problems *problems, const char *field, enum rule rule, const char *who, long n)
{
	const struct row *row = &rows[rule];
	struct buf text = {0};

	if (rule == RULE_NONE)
		return;
	fill(base_lang_text(row->text), who, n, &text);
	base_problem_add(problems, field, row->number, row->severity, base_buf_text(&text));
	base_buf_release(&text);
}

void domain_rule_add_number(struct problems *problems, const char *field, enum rule rule, long n)
{
	domain_rule_add_who(problems, field, rule, NULL, n);
}

enum rule domain_rule_from_gate(enum gate_fault fault)
{
	static const enum rule rules[] = {
		[GATE_OK] = RULE_NONE,
		[GATE_ENCODING] = RULE_TEXT_ENCODING,
		[GATE_CONTROL] = RULE_TEXT_CONTROL,
		[GATE_DIRECTION] = RULE_TEXT_DIRECTION,
		[GATE_INVISIBLE] = RULE_TEXT_INVISIBLE,
		[GATE_UNASSIGNED] = RULE_TEXT_UNASSIGNED,
		[GATE_MARKS] = RULE_TEXT_MARKS,
	};

	return rules[fault];
}
