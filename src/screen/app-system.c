/* The application systems and which of them the account may use (R-ACT-40). */
#include "config.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "portal/notice.h"
#include "screen/session.h"

/* There are a dozen at most: one page holds them all. */
static int page(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct app_system_page systems = {0};
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_notice_app_systems, &systems,
				 tui_visit_problems(visit));
	size_t from = 0, to, n = 0;

	if (err)
		return err;
	to = systems.n;
	for (size_t i = 0; *after && i < systems.n; i++)
		if (strcmp(systems.systems[i].code, after) == 0) {
			from = direction > 0 ? i + 1 : 0;
			to = direction > 0 ? systems.n : i;
		}
	if (direction < 0 && to - from > max)
		from = to - max;
	for (size_t i = from; i < to && n < max; i++, n++) {
		memcpy(rows[n].key, systems.systems[i].code, sizeof systems.systems[i].code);
		rows[n].cells[0] = base_mem_dup(systems.systems[i].name_zh);
		rows[n].cells[1] = base_mem_dup(systems.systems[i].is_granted ? base_lang_text("可使用")
									      : base_lang_text("未申請"));
	}
	return (int)n;
}

static const char *const columns[] = {"name", "state", NULL};
static const struct form_lister lister = {.name = "app-systems", .page = page, .columns = columns};

const struct screen screen_app_system = {
	.form = "app-system",
	.lister = &lister,
};
