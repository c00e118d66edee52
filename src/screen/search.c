/* Narrowing a list: by system, by category, by a word. */
#include "config.h"

#include "screen/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "portal/document.h"
#include "portal/notice.h"
#include "screen/session.h"

static const struct form_member members[] = {
	FORM_MEMBER(search, word),
	FORM_MEMBER(search, category),
	FORM_MEMBER(search, app_system_name),
};

const struct form_record screen_search_record = {
	.name = "search",
	.size = sizeof(struct search),
	.members = members,
	.n_members = BASE_COUNT(members),
};

void screen_search_enter(struct visit *visit, const char *kind)
{
	struct search *search = tui_visit_record(visit);

	base_mem_copy(search->kind, sizeof search->kind, kind);
	if (strcmp(search->is_new, "yes") == 0)
		tui_visit_begin(visit);
	*search->is_new = '\0';
}

/* Whether nothing is found; a list that cannot be read says so itself. */
static int is_none(struct visit *visit, const char *kind)
{
	struct portal *portal = &screen_session_of(visit)->portal;
	struct listing listing = screen_search_listing(visit, "", 1, 1);
	struct document_page documents = {.listing = listing};
	struct notice_page notices = {.listing = listing};

	if (strcmp(kind, "manual") == 0 || strcmp(kind, "download") == 0)
		return portal_act_run(portal, &portal_document_list, &documents, tui_visit_problems(visit)) == 0 &&
		       documents.n == 0;
	return portal_act_run(portal, &portal_notice_list, &notices, tui_visit_problems(visit)) == 0 && notices.n == 0;
}

int screen_search_tell(struct visit *visit, struct buf *out)
{
	const struct search *search = tui_visit_record(visit);

	if (!*search->app_system_name && !*search->category && !*search->word)
		return 0;
	if (*search->app_system_name)
		base_buf_addf(out, base_lang_text("系統：%s  "), search->app_system_name);
	if (*search->category)
		base_buf_addf(out, base_lang_text("分類：%s  "), search->category);
	if (*search->word)
		base_buf_addf(out, base_lang_text("關鍵字：%s"), search->word);
	if (is_none(visit, search->kind))
		base_buf_addf(out, "\n%s", base_lang_text("查無符合條件的資料，請按F5改條件"));
	return 0;
}

struct listing screen_search_listing(struct visit *visit, const char *after, int direction, size_t max)
{
	const struct search *search = tui_visit_record(visit);

	return (struct listing){.kind = search->kind,
				.category = search->category,
				.app_system_code = search->app_system_code,
				.word = search->word,
				.after_id = strtoll(after, NULL, 10),
				.direction = direction,
				.max = max};
}

const char *screen_search_system_name(const struct app_system_page *systems, const char *code)
{
	if (!*code)
		return base_lang_text("醫事系統入口網");
	for (size_t i = 0; i < systems->n; i++)
		if (strcmp(systems->systems[i].code, code) == 0)
			return systems->systems[i].name_zh;
	return "";
}

static const char *next(struct visit *visit)
{
	struct search *search = tui_visit_record(visit);

	memcpy(search->is_new, "yes", sizeof "yes");
	return "done";
}

static const char *clear(struct visit *visit)
{
	struct search *search = tui_visit_record(visit);

	*search->word = *search->category = *search->app_system_code = *search->app_system_name = '\0';
	return NULL;
}

static const struct form_action actions[] = {{"next", next}, {"clear", clear}, {NULL, NULL}};

const struct screen screen_search = {
	.form = "search",
	.record = &screen_search_record,
	.actions = actions,
};

/* Of n choices, numbered from 0, those of a page: where it begins and how many it has.  The key is the number. */
static size_t turn(const char *after, int direction, size_t n, size_t max, size_t *first)
{
	size_t at = strtoul(after, NULL, 10), end = *after && at < n ? at : n;

	if (direction < 0) {
		*first = end > max ? end - max : 0;
		return end - *first;
	}
	*first = *after ? at + 1 : 0;
	if (*first >= n)
		return 0;
	return n - *first < max ? n - *first : max;
}

static void fill(struct form_list_row *row, size_t number, const char *label)
{
	snprintf(row->key, sizeof row->key, "%zu", number);
	row->cells[0] = base_mem_dup(label);
}

/* The portal itself stands before the systems. */
static const char *name_of_choice(const struct app_system_page *page, size_t at)
{
	return at == 0 ? base_lang_text("醫事系統入口網") : page->systems[at - 1].name_zh;
}

static const char *code_of_choice(const struct app_system_page *page, size_t at)
{
	return at == 0 ? STORE_GRAM_NO_SYSTEM : page->systems[at - 1].code;
}

static int page_systems(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct app_system_page page;
	size_t first, n;
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_notice_systems, &page,
				 tui_visit_problems(visit));

	if (err)
		return err;
	n = turn(after, direction, page.n + 1, max, &first);
	for (size_t i = 0; i < n; i++)
		fill(&rows[i], first + i, name_of_choice(&page, first + i));
	return (int)n;
}

static const char *choose_system(struct visit *visit, const char *key)
{
	struct search *search = tui_visit_record(visit);
	struct app_system_page page;
	size_t at = strtoul(key, NULL, 10);

	if (!screen_session_act(visit, &portal_notice_systems, &page) || at > page.n)
		return NULL;
	base_mem_copy(search->app_system_code, sizeof search->app_system_code, code_of_choice(&page, at));
	base_mem_copy(search->app_system_name, sizeof search->app_system_name, name_of_choice(&page, at));
	return "done";
}

static int page_categories(struct visit *visit, const char *after, int direction, struct form_list_row *rows,
			   size_t max)
{
	struct category_page page = {.kind = ((const struct search *)tui_visit_record(visit))->kind};
	size_t first, n;
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_notice_categories, &page,
				 tui_visit_problems(visit));

	if (err)
		return err;
	n = turn(after, direction, page.n, max, &first);
	for (size_t i = 0; i < n; i++)
		fill(&rows[i], first + i, page.categories[first + i].category);
	return (int)n;
}

static const char *choose_category(struct visit *visit, const char *key)
{
	struct search *search = tui_visit_record(visit);
	struct category_page page = {.kind = search->kind};
	size_t at = strtoul(key, NULL, 10);

	if (!screen_session_act(visit, &portal_notice_categories, &page) || at >= page.n)
		return NULL;
	memcpy(search->category, page.categories[at].category, sizeof search->category);
	return "done";
}

static const char *const columns[] = {"label", NULL};
static const struct form_lister systems = {
	.name = "choices", .page = page_systems, .choose = choose_system, .columns = columns};
static const struct form_lister categories = {
	.name = "choices", .page = page_categories, .choose = choose_category, .columns = columns};

const struct screen screen_search_system = {
	.form = "search-system",
	.record = &screen_search_record,
	.lister = &systems,
};

const struct screen screen_search_category = {
	.form = "search-category",
	.record = &screen_search_record,
	.lister = &categories,
};
