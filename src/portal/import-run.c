/* The loop over a register's rows. */
#include "config.h"

#include "portal/import-run.h"

#include "base/err.h"

enum { ROWS_BETWEEN_REPORTS = 64 };

static void add_up(struct import_result *result, enum import_verdict verdict)
{
	unsigned long *const counts[] = {
		[IMPORT_UNCHANGED] = &result->unchanged,
		[IMPORT_CHANGED] = &result->changed,
		[IMPORT_OUTDATED] = &result->outdated,
	};

	++*counts[verdict];
}

static int take_rows(struct import_run *run, const struct import_kind *kind, struct import_result *result)
{
	const struct import_job *job = run->row.job;
	int got, err = 0;

	while (!err && (got = portal_import_row_next(&run->row)) != 0) {
		enum import_verdict verdict = IMPORT_UNCHANGED;

		if (got < 0)
			return got;
		if (!run->row.is_refused)
			err = kind->take(run, &verdict);
		result->rows++;
		if (run->row.is_refused) {
			result->refused++;
			run->may_write = job->may_skip_bad;
		} else {
			add_up(result, verdict);
		}
		if (job->on_rows && result->rows % ROWS_BETWEEN_REPORTS == 0)
			job->on_rows(job->with, result->rows);
	}
	return err;
}

static int write_rows(struct import_run *run, const struct import_kind *kind, struct import_result *result)
{
	int64_t before, after;
	int err = kind->count(run->store, &before);

	if (!err)
		err = take_rows(run, kind, result);
	if (!err)
		err = kind->count(run->store, &after);
	if (err)
		return err;
	result->added = (unsigned long)(after - before);
	result->changed -= result->added;
	result->warnings = run->row.warnings;
	if (result->rows == 0) {
		portal_import_row_fault(&run->row, IMPORT_WHOLE_ROW, RULE_IMP_9);
		return ERR_SYNTAX;
	}
	return 0;
}

/* The count stands in the trail, so that it can be compared with what the operator was told. */
int portal_import_run(struct act_call *call, const struct import_kind *kind)
{
	struct import_job *job = call->record;
	struct import_run run = {.store = call->store, .may_write = 1};
	int err = portal_import_row_open(&run.row, job, kind->columns, kind->n_columns);

	job->result = (struct import_result){0};
	if (!err)
		err = write_rows(&run, kind, &job->result);
	if (!run.may_write)
		domain_rule_add(call->problems, "", RULE_IMP_10);
	portal_act_name_object(call, "rows", (int64_t)(job->result.added + job->result.changed));
	portal_import_set_release(&run.seen);
	portal_import_set_release(&run.known);
	portal_import_set_release(&run.types);
	portal_import_row_close(&run.row);
	return err;
}
