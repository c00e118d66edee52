/* The list of what a person is told about their input. */
#include "config.h"

#include "base/problem.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int is_known(const struct problems *problems, const char *field, const char *text)
{
	for (size_t i = 0; i < problems->n; i++)
		if (strcmp(problems->rows[i].field, field) == 0 && strcmp(problems->rows[i].text, text) == 0)
			return 1;
	return 0;
}

void base_problem_add(struct problems *problems, const char *field, const char *rule, enum problem_severity severity,
		      const char *text)
{
	if (is_known(problems, field, text))
		return;
	if (problems->n == problems->cap) {
		problems->cap = problems->cap ? 2 * problems->cap : 8;
		problems->rows = base_mem_grow(problems->rows, problems->cap, sizeof *problems->rows);
	}
	problems->rows[problems->n++] =
		(struct problem){.field = field, .rule = rule, .severity = severity, .text = base_mem_dup(text)};
}

const struct problem *base_problem_find(const struct problems *problems, const char *field,
					enum problem_severity severity)
{
	for (size_t i = 0; i < problems->n; i++)
		if (problems->rows[i].severity >= severity && strcmp(problems->rows[i].field, field) == 0)
			return &problems->rows[i];
	return NULL;
}

size_t base_problem_count(const struct problems *problems, enum problem_severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < problems->n; i++)
		count += problems->rows[i].severity >= severity;
	return count;
}

void base_problem_move(struct problems *to, struct problems *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct problem *row = &from->rows[i];

		base_problem_add(to, row->field, row->rule, row->severity, row->text);
	}
	base_problem_release(from);
}

void base_problem_drop_field(struct problems *problems, const char *field)
{
	size_t kept = 0;

	for (size_t i = 0; i < problems->n; i++) {
		if (strcmp(problems->rows[i].field, field) == 0)
			free(problems->rows[i].text);
		else
			problems->rows[kept++] = problems->rows[i];
	}
	problems->n = kept;
}

void base_problem_release(struct problems *problems)
{
	for (size_t i = 0; i < problems->n; i++)
		free(problems->rows[i].text);
	free(problems->rows);
	*problems = (struct problems){0};
}
