/* What belongs to whoever is logged in, as lists: sessions, which can be ended, and certificates. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/session.h"
#include "portal/stay.h"
#include "screen/session.h"

static const struct {
	const char *word, *title;
} ways[] = {{"terminal", "本機畫面"}, {"ssh", "SSH畫面"}, {"command", "指令"}};

static const char *way(const char *word)
{
	for (size_t i = 0; i < BASE_COUNT(ways); i++)
		if (strcmp(ways[i].word, word) == 0)
			return base_lang_text(ways[i].title);
	return word;
}

/* "2026-11-22 09:32" */
static char *minute(int64_t instant_s)
{
	char whole[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(instant_s, whole);
	return base_mem_dup_n(whole, 16);
}

static int page_sessions(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct stay_page page = {.after_id = strtoll(after, NULL, 10), .direction = direction, .max = max};
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_stay_list, &page,
				 tui_visit_problems(visit));

	if (err)
		return err;
	for (size_t i = 0; i < page.n; i++) {
		const struct session_row *row = &page.rows[i];

		snprintf(rows[i].key, sizeof rows[i].key, "%" PRId64, row->id);
		rows[i].cells[0] = minute(row->started_at);
		rows[i].cells[1] =
			base_mem_dup(row->id == page.present_id ? base_lang_text("本連線") : way(row->via));
		rows[i].cells[2] = base_mem_dup(portal_stay_source_title(row->source));
		rows[i].cells[3] = minute(row->seen_at);
	}
	return (int)page.n;
}

static void end(struct visit *visit, const struct act *act, int64_t *id, const char *question, const char *done)
{
	if (!tui_visit_confirm(visit, question, "登出", "取消"))
		return;
	if (screen_session_act(visit, act, id))
		tui_visit_say(visit, PROBLEM_INFO, done);
	tui_visit_refresh(visit);
}

static const char *choose(struct visit *visit, const char *key)
{
	int64_t id = strtoll(key, NULL, 10);

	if (id == screen_session_of(visit)->portal.stay.id)
		tui_visit_say(visit, PROBLEM_WARNING, domain_rule_text(RULE_ACT_92));
	else
		end(visit, &portal_stay_end, &id, "要將選取的連線登出嗎？那裡未送出的資料不會保留。",
		    "已將選取的連線登出。");
	return NULL;
}

static const char *others(struct visit *visit)
{
	end(visit, &portal_stay_end_others, NULL, "要將本連線以外的連線都登出嗎？", "已將其他連線都登出。");
	return NULL;
}

static const char *renew(struct visit *visit)
{
	tui_visit_refresh(visit);
	return NULL;
}

static const char *const session_columns[] = {"started", "way", "source", "seen", NULL};
static const struct form_lister session_lister = {
	.name = "sessions", .page = page_sessions, .choose = choose, .columns = session_columns};
static const struct form_action session_actions[] = {{"others", others}, {"renew", renew}, {NULL, NULL}};

const struct screen screen_own_session = {
	.form = "own-session",
	.actions = session_actions,
	.lister = &session_lister,
};

static int reason(struct visit *visit, struct buf *out)
{
	enum rule rule = screen_session_of(visit)->ended;

	base_buf_addf(out, base_lang_text("%s（%s）"), domain_rule_text(rule), domain_rule_number(rule));
	return 0;
}

static const struct form_source ended_sources[] = {{"reason", reason}, {NULL, NULL}};

const struct screen screen_session_ended = {
	.form = SCREEN_SESSION_ENDED,
	.sources = ended_sources,
	.is_entrance = 1,
};

static void add_licence(const struct licence_title *licence, struct form_list_row *row)
{
	struct buf number = {0}, place = {0};

	base_buf_addf(&number, "%s%s", licence->certificate_prefix, licence->certificate_serial);
	if (!licence->is_practising)
		base_buf_add_text(&place, base_lang_text("未執業"));
	else
		base_buf_addf(&place, "%s %s", licence->home_institution_code, licence->institution_name);
	snprintf(row->key, sizeof row->key, "%" PRId64, licence->id);
	row->cells[0] = base_mem_dup(base_lang_text(licence->personnel_type_name));
	row->cells[1] = base_buf_detach(&number);
	row->cells[2] = base_buf_detach(&place);
	row->cells[3] = base_mem_dup(*licence->renewal_due_date ? licence->renewal_due_date
								: base_lang_text("未登錄"));
}

/* Somebody has a handful: one page holds them all. */
static int page_licences(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct licence_page page = {0};
	int64_t from = strtoll(after, NULL, 10);
	size_t n = 0;
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_session_licences, &page,
				 tui_visit_problems(visit));

	if (err)
		return err;
	for (size_t i = 0; i < page.n && n < max; i++)
		if (!from || (direction > 0 ? page.rows[i].id > from : page.rows[i].id < from))
			add_licence(&page.rows[i], &rows[n++]);
	return (int)n;
}

static const char *const licence_columns[] = {"kind", "number", "place", "renewal", NULL};
static const struct form_lister licence_lister = {
	.name = "licences", .page = page_licences, .columns = licence_columns};

const struct screen screen_own_licence = {
	.form = "own-licence",
	.lister = &licence_lister,
};
