/* Announcements, news and questions: the lists, and the page of one with what belongs to it. */
#include "config.h"

#include "portal/notice.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "screen/search.h"
#include "screen/session.h"

static int page(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct notice_page notices = {.listing = screen_search_listing(visit, after, direction, max)};
	struct portal *portal = &screen_session_of(visit)->portal;
	struct app_system_page systems;
	int err = portal_act_run(portal, &portal_notice_list, &notices, tui_visit_problems(visit));

	if (!err)
		err = portal_act_run(portal, &portal_notice_systems, &systems, tui_visit_problems(visit));
	if (err)
		return err;
	for (size_t i = 0; i < notices.n; i++) {
		const struct notice *notice = &notices.notices[i];
		struct buf title = {0};

		snprintf(rows[i].key, sizeof rows[i].key, "%" PRId64, notice->id);
		base_buf_addf(&title, "%s%s", notice->is_pinned ? base_lang_text("[置頂] ") : "", notice->title);
		rows[i].cells[0] = base_mem_dup(notice->published_date);
		rows[i].cells[1] = base_mem_dup(screen_search_system_name(&systems, notice->app_system_code));
		rows[i].cells[2] = base_mem_dup(notice->category);
		rows[i].cells[3] = base_buf_detach(&title);
	}
	return (int)notices.n;
}

static const char *choose(struct visit *visit, const char *key)
{
	screen_session_of(visit)->notice_id = strtoll(key, NULL, 10);
	return "open";
}

static const char *const columns[] = {"published", "system", "category", "title", NULL};
static const struct form_lister notices = {.name = "notices", .page = page, .choose = choose, .columns = columns};
static const struct form_source filter[] = {{"filter", screen_search_tell}, {NULL, NULL}};

#define LIST(its_name, its_kind) \
	static const char *enter_##its_name(struct visit *visit) \
	{ \
		screen_search_enter(visit, its_kind); \
		return NULL; \
	} \
	static const struct form_action its_name##_actions[] = {{"enter", enter_##its_name}, {NULL, NULL}}; \
	const struct screen screen_##its_name = { \
		.form = its_kind, \
		.record = &screen_search_record, \
		.actions = its_name##_actions, \
		.sources = filter, \
		.lister = &notices, \
	};

LIST(announcement, "announcement")
LIST(news, "news")
LIST(faq, "faq")

static void add_attached(const struct notice_whole *whole, struct buf *out)
{
	if (whole->n > 0)
		base_buf_addf(out, "\n\n%s\n", base_lang_text("附件(按F5取得)："));
	for (size_t i = 0; i < whole->n; i++)
		base_buf_addf(out, "  %s  %s\n", whole->attached[i].name, whole->attached[i].title);
}

static int notice_text(struct visit *visit, struct buf *out)
{
	struct notice_whole whole = {.notice = {.id = screen_session_of(visit)->notice_id}};
	struct notice *notice = &whole.notice;

	if (!screen_session_act(visit, &portal_notice_read, &whole))
		return 0;
	base_buf_addf(out, "%s\n%s\n\n%s", notice->title, notice->published_date, notice->body);
	add_attached(&whole, out);
	store_notice_release(notice);
	return 0;
}

static const struct form_source sources[] = {{"notice", notice_text}, {NULL, NULL}};

const struct screen screen_notice = {
	.form = "notice",
	.sources = sources,
};

/* There are at most a screenful of them, and the key is the name. */
static int page_attached(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct notice_whole whole = {.notice = {.id = screen_session_of(visit)->notice_id}};
	size_t n = 0;

	(void)direction;
	if (*after || !screen_session_act(visit, &portal_notice_read, &whole))
		return 0;
	for (; n < whole.n && n < max; n++) {
		snprintf(rows[n].key, sizeof rows[n].key, "%s", whole.attached[n].name);
		rows[n].cells[0] = base_mem_dup(whole.attached[n].name);
		rows[n].cells[1] = base_mem_dup(whole.attached[n].title);
	}
	store_notice_release(&whole.notice);
	return (int)n;
}

static const char *choose_attached(struct visit *visit, const char *key)
{
	struct session *session = screen_session_of(visit);

	base_mem_copy(session->document_name, sizeof session->document_name, key);
	return "open";
}

static const char *const attached_columns[] = {"name", "title", NULL};
static const struct form_lister attached = {
	.name = "documents", .page = page_attached, .choose = choose_attached, .columns = attached_columns};

const struct screen screen_notice_document = {
	.form = "notice-document",
	.lister = &attached,
};
