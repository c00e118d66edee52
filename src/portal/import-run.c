/* The loop over a register's rows, in one transaction. */
#include "config.h"

#include "portal/import-run.h"

#include <stdio.h>

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

/* Counts stand in the trail, so that it can be compared with what the operator was told. */
static int append_audit(struct store *store, const struct import_kind *kind, const struct import_job *job,
			const struct import_result *result)
{
	struct audit audit = job->audit;

	snprintf(audit.act, sizeof audit.act, "%s", kind->act);
	snprintf(audit.object, sizeof audit.object, "rows:%lu", result->added + result->changed);
	snprintf(audit.outcome, sizeof audit.outcome, "done");
	return store_audit_append(store, &audit);
}

/* Everything between begin and commit. */
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
	if (result->rows == 0) {
		portal_import_row_fault(&run->row, IMPORT_WHOLE_ROW, RULE_IMP_9);
		return ERR_SYNTAX;
	}
	return run->may_write ? append_audit(run->store, kind, run->row.job, result) : 0;
}

int portal_import_run(struct store *store, const struct import_kind *kind, const struct import_job *job,
		      struct import_result *result)
{
	struct import_run run = {.store = store, .may_write = 1};
	int err = portal_import_row_open(&run.row, job, kind->columns, kind->n_columns);

	*result = (struct import_result){0};
	if (!err)
		err = store_begin(store);
	if (err)
		goto out;
	err = write_rows(&run, kind, result);
	result->warnings = run.row.warnings;
	if (err || !run.may_write) {
		store_rollback(store);
	} else {
		err = store_commit(store);
		result->is_written = !err;
	}
out:
	portal_import_set_release(&run.seen);
	portal_import_set_release(&run.known);
	portal_import_set_release(&run.types);
	portal_import_row_close(&run.row);
	return err;
}
