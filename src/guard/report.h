/*
 * The log about connections, without a flood: so many lines a second of one source and in all, then one line that says
 * how many were left out.
 */
#ifndef GUARD_REPORT_H
#define GUARD_REPORT_H

#include <stdint.h>

#include "guard/source.h"

enum { GUARD_REPORT_MAX = 20, GUARD_REPORT_SOURCE_MAX = 5 };

struct guard_report {
	int64_t until_ms;     /* end of the second that is counted; 0: none */
	struct {
		struct guard_source source;
		unsigned n;
	} rows[GUARD_REPORT_MAX]; /* sources that had a line in it: there cannot be more of them than lines */
	unsigned n, lines;
	unsigned long left_out;
};

/* Whether a line about this source may be written now; it is counted in either case. */
int guard_report_may(struct guard_report *report, const struct guard_source *source, int64_t now_ms);

/* Says how many lines were left out once the second is over. */
void guard_report_flush(struct guard_report *report, int64_t now_ms);

/* When there will be something to flush; -1: nothing. */
int64_t guard_report_due_ms(const struct guard_report *report);

#endif
