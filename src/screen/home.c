/* The first screen: ways in, and the newest announcement. */
#include "config.h"

#include "base/lang.h"
#include "portal/notice.h"
#include "screen/session.h"

static int latest(struct visit *visit, struct buf *out)
{
	struct notice_page page = {.listing = {.kind = "announcement",
					       .category = "",
					       .app_system_code = "",
					       .word = "",
					       .direction = 1,
					       .max = 1}};
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_notice_list, &page,
				 tui_visit_problems(visit));

	if (err)
		return err;
	if (page.n > 0)
		base_buf_addf(out, base_lang_text("系統公告 %s %s"), page.notices[0].published_date,
			      page.notices[0].title);
	return 0;
}

static const struct form_source sources[] = {{"latest", latest}, {NULL, NULL}};

const struct screen screen_home = {
	.form = "home",
	.sources = sources,
};
