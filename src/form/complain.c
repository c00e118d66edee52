/* Complaints about a form's text. */
#include "config.h"

#include "form/complain.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/gate.h"
#include "base/log.h"

void form_complain(struct problems *complaints, const struct form_place *place, const char *format, ...)
{
	struct buf line = {0}, harmless = {0};
	char *sentence;
	va_list args;
	int n;

	va_start(args, format);
	n = vasprintf(&sentence, format, args);
	va_end(args);
	if (n < 0)
		base_log_fatal("no memory for a complaint");
	base_buf_addf(&line, "%s:%u:%u: %s", place->file, place->line, place->column, sentence);
	base_gate_harmless(line.data, line.len, 0, &harmless);
	base_problem_add(complaints, "", "", PROBLEM_ERROR, base_buf_text(&harmless));
	base_buf_release(&harmless);
	base_buf_release(&line);
	free(sentence);
}
