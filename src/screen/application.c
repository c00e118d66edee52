/* An applicant's own applications, one of them with its history, and 申辦進度查詢 for who is not logged in. */
#include "config.h"

#include "portal/application-case.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/lang.h"
#include "base/mem.h"
#include "portal/application-filing.h"
#include "portal/application-queue.h"
#include "portal/application.h"
#include "print/text.h"
#include "screen/session.h"

/* The key of a row is the id to page by, and the number to open it by. */
static void fill_row(struct form_list_row *row, const struct application *application)
{
	char applied[BASE_DATE_TEXT_SIZE];

	base_date_format_iso(base_date_at(application->applied_at), applied);
	snprintf(row->key, sizeof row->key, "%" PRId64 " %s", application->id, application->number);
	row->cells[0] = base_mem_dup(application->number);
	row->cells[1] = base_mem_dup(application->subject);
	row->cells[2] = base_mem_dup(base_lang_text(application->state_name));
	row->cells[3] = base_mem_dup(applied);
}

static int page(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct application_page *own = base_mem_zero(1, sizeof *own);
	int n;

	own->id = strtoll(after, NULL, 10);
	own->direction = direction;
	own->max = max;
	n = portal_act_run(&screen_session_of(visit)->portal, &portal_application_queue_own, own,
			   tui_visit_problems(visit));
	for (size_t i = 0; !n && i < own->n; i++)
		fill_row(&rows[i], &own->rows[i]);
	if (!n)
		n = (int)own->n;
	free(own);
	return n;
}

static const char *choose(struct visit *visit, const char *key)
{
	struct session *session = screen_session_of(visit);
	const char *number = strchr(key, ' ');

	if (!number ||
	    base_mem_copy(session->application_number, sizeof session->application_number, number + 1))
		return NULL;
	return "open";
}

static const char *const columns[] = {"number", "subject", "state", "applied", NULL};
static const struct form_lister lister = {.name = "applications", .page = page, .choose = choose, .columns = columns};

const struct screen screen_application_list = {
	.form = "application-list",
	.lister = &lister,
};

/* The case that was chosen; 1 when it was read. */
static int read_case(struct visit *visit, struct application_case *one)
{
	struct session *session = screen_session_of(visit);

	*one = (struct application_case){.number = ""};
	memcpy(one->number, session->application_number, sizeof session->application_number);
	return screen_session_act(visit, &portal_application_case_own, one);
}

static int case_text(struct visit *visit, struct buf *out)
{
	struct application_case one;

	if (read_case(visit, &one))
		print_text_add_flowing(&one.document, out);
	portal_application_case_release(&one);
	return 0;
}

static const char *withdraw(struct visit *visit)
{
	struct application_request request = {.number = ""};
	struct application_case one;
	int is_read = read_case(visit, &one);

	portal_application_case_release(&one);
	if (!is_read || (one.may_withdraw &&
			 !tui_visit_confirm(visit, "撤回後不再審查，需要時須重新申請。確定撤回？", "撤回", "不撤回")))
		return NULL;
	memcpy(request.number, one.application.number, sizeof one.application.number);
	snprintf(request.version, sizeof request.version, "%" PRId64, one.application.version);
	if (screen_session_act(visit, &portal_application_filing_withdraw, &request))
		tui_visit_say(visit, PROBLEM_INFO, "此案已撤回");
	tui_visit_refresh(visit);
	return NULL;
}

/* The outcome is the kind: the form says where each kind is filled in. */
static const char *correct(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct application_case one;
	int is_read = read_case(visit, &one);

	portal_application_case_release(&one);
	if (!is_read)
		return NULL;
	if (!one.may_correct) {
		domain_rule_add(tui_visit_problems(visit), "", RULE_APP_26);
		return NULL;
	}
	memcpy(session->corrected_number, one.application.number, sizeof session->corrected_number);
	return domain_application_kind_find(one.application.kind)->code;
}

static const struct form_source sources[] = {{"application", case_text}, {NULL, NULL}};
static const struct form_action actions[] = {{"correct", correct}, {"withdraw", withdraw}, {NULL, NULL}};

const struct screen screen_application = {
	.form = "application",
	.sources = sources,
	.actions = actions,
};

/* What is typed, and what was found. */
struct progress {
	char number[65], person_id_no[65];
};

static const struct form_member members[] = {
	FORM_MEMBER(progress, number),
	FORM_MEMBER(progress, person_id_no),
};

static const struct form_record record = {
	.name = "progress",
	.size = sizeof(struct progress),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static int ask(struct visit *visit, struct application_case *one)
{
	const struct progress *progress = tui_visit_record(visit);

	*one = (struct application_case){.number = ""};
	memcpy(one->number, progress->number, sizeof one->number);
	memcpy(one->person_id_no, progress->person_id_no, sizeof one->person_id_no);
	return screen_session_act(visit, &portal_application_progress, one);
}

static const char *next(struct visit *visit)
{
	struct application_case one;
	int is_found = ask(visit, &one);

	portal_application_case_release(&one);
	return is_found ? "done" : NULL;
}

static int progress_text(struct visit *visit, struct buf *out)
{
	struct application_case one;

	if (ask(visit, &one))
		print_text_add_flowing(&one.document, out);
	portal_application_case_release(&one);
	return 0;
}

static const struct form_action progress_actions[] = {{"next", next}, {NULL, NULL}};
static const struct form_source progress_sources[] = {{"progress", progress_text}, {NULL, NULL}};

const struct screen screen_progress = {
	.form = "progress",
	.record = &record,
	.actions = progress_actions,
};

const struct screen screen_progress_answer = {
	.form = "progress-answer",
	.record = &record,
	.sources = progress_sources,
};
