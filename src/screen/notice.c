/* Announcements and news: the two lists and the page of one. */
#include "config.h"

#include "portal/notice.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "screen/session.h"

static int page(struct visit *visit, const char *kind, const char *after, int direction,
		struct form_list_row *rows, size_t max)
{
	struct notice_page notices = {.listing = {.kind = kind,
						  .category = "",
						  .app_system_code = "",
						  .word = "",
						  .after_id = strtoll(after, NULL, 10),
						  .direction = direction,
						  .max = max}};
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_notice_list, &notices,
				 tui_visit_problems(visit));

	if (err)
		return err;
	for (size_t i = 0; i < notices.n; i++) {
		const struct notice *notice = &notices.notices[i];

		snprintf(rows[i].key, sizeof rows[i].key, "%" PRId64, notice->id);
		rows[i].cells[0] = base_mem_dup(notice->published_date);
		rows[i].cells[1] = base_mem_dup(notice->title);
	}
	return (int)notices.n;
}

static int page_announcements(struct visit *visit, const char *after, int direction,
			      struct form_list_row *rows, size_t max)
{
	return page(visit, "announcement", after, direction, rows, max);
}

static int page_news(struct visit *visit, const char *after, int direction, struct form_list_row *rows,
		     size_t max)
{
	return page(visit, "news", after, direction, rows, max);
}

static const char *choose(struct visit *visit, const char *key)
{
	screen_session_of(visit)->notice_id = strtoll(key, NULL, 10);
	return "open";
}

static int notice_text(struct visit *visit, struct buf *out)
{
	struct notice_whole whole = {.notice = {.id = screen_session_of(visit)->notice_id}};
	struct notice *notice = &whole.notice;

	if (!screen_session_act(visit, &portal_notice_read, &whole))
		return 0;
	base_buf_addf(out, "%s\n%s\n\n%s", notice->title, notice->published_date, notice->body);
	store_notice_release(notice);
	return 0;
}

static const char *const columns[] = {"published", "title", NULL};
static const struct form_lister announcements = {
	.name = "notices", .page = page_announcements, .choose = choose, .columns = columns};
static const struct form_lister news = {
	.name = "notices", .page = page_news, .choose = choose, .columns = columns};
static const struct form_source sources[] = {{"notice", notice_text}, {NULL, NULL}};

const struct screen screen_announcement = {
	.form = "announcement",
	.lister = &announcements,
};

const struct screen screen_news = {
	.form = "news",
	.lister = &news,
};

const struct screen screen_notice = {
	.form = "notice",
	.sources = sources,
};
