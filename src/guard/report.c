/* Counting lines of the log. */
#include "config.h"

#include "guard/report.h"

#include <stddef.h>

#include "base/log.h"

enum { SECOND_MS = 1000 };

static unsigned *lines_of(struct guard_report *report, const struct guard_source *source)
{
	unsigned i = 0;

	while (i < report->n && !guard_source_is_equal(&report->rows[i].source, source))
		i++;
	if (i == GUARD_REPORT_MAX)
		return NULL;
	if (i == report->n) {
		report->rows[i].source = *source;
		report->rows[i].n = 0;
		report->n++;
	}
	return &report->rows[i].n;
}

int guard_report_may(struct guard_report *report, const struct guard_source *source, int64_t now_ms)
{
	unsigned *lines;

	guard_report_flush(report, now_ms);
	if (report->until_ms == 0)
		report->until_ms = now_ms + SECOND_MS;
	lines = report->lines < GUARD_REPORT_MAX ? lines_of(report, source) : NULL;
	if (!lines || *lines == GUARD_REPORT_SOURCE_MAX) {
		report->left_out++;
		return 0;
	}
	++*lines;
	report->lines++;
	return 1;
}

void guard_report_flush(struct guard_report *report, int64_t now_ms)
{
	if (report->until_ms == 0 || now_ms < report->until_ms)
		return;
	if (report->left_out > 0)
		base_log_note("連線訊息過多，另有 %lu 行未記錄", report->left_out);
	*report = (struct guard_report){0};
}

int64_t guard_report_due_ms(const struct guard_report *report)
{
	return report->left_out > 0 ? report->until_ms : -1;
}
