/* What is published, as staff keep it: the lists with what nobody else sees, the page of a notice, and withdrawal. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/lang.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/document.h"
#include "portal/notice.h"
#include "portal/publish.h"
#include "screen/session.h"
#include "screen/word.h"

struct kind {
	const char *word, *title;
};

static const struct kind notice_kinds[] = {{"announcement", "系統公告"}, {"news", "最新消息"}, {"faq", "常見問題"}};
static const struct kind document_kinds[] = {
	{"manual", "操作手冊"}, {"download", "下載專區"}, {"attachment", "公告附件"}};

static const char *kind_title(const char *word)
{
	for (size_t i = 0; i < BASE_COUNT(notice_kinds); i++)
		if (strcmp(notice_kinds[i].word, word) == 0)
			return base_lang_text(notice_kinds[i].title);
	return word;
}

static struct listing listing(const char *kind, const char *after, int direction, size_t max)
{
	return (struct listing){.kind = kind,
				.category = "",
				.app_system_code = "",
				.word = "",
				.is_all = 1,
				.after_id = strtoll(after, NULL, 10),
				.direction = direction,
				.max = max};
}

static const char *state(const char *first_day, const char *last_day, int64_t withdrawn_at)
{
	char today[BASE_DATE_TEXT_SIZE];

	base_date_format_iso(base_date_at(base_clock_now_s()), today);
	if (withdrawn_at)
		return base_lang_text("已撤下");
	if (strcmp(first_day, today) > 0)
		return base_lang_text("待公告");
	return *last_day && strcmp(last_day, today) < 0 ? base_lang_text("已過期") : base_lang_text("公告中");
}

/* The key of a row is its id, and the edition that was seen. */
static int page_notices(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct session *session = screen_session_of(visit);
	struct notice_page page = {
		.listing = listing(notice_kinds[session->notice_kind].word, after, direction, max)};
	int err = portal_act_run(&session->portal, &portal_notice_list, &page, tui_visit_problems(visit));

	if (err)
		return err;
	for (size_t i = 0; i < page.n; i++) {
		const struct notice *notice = &page.notices[i];
		struct buf title = {0};

		snprintf(rows[i].key, sizeof rows[i].key, "%" PRId64 " %" PRId64, notice->id, notice->edition);
		base_buf_addf(&title, "%s%s", notice->is_pinned ? base_lang_text("[置頂] ") : "", notice->title);
		rows[i].cells[0] = base_mem_dup(notice->published_date);
		rows[i].cells[1] =
			base_mem_dup(state(notice->published_date, notice->valid_until, notice->withdrawn_at));
		rows[i].cells[2] = base_buf_detach(&title);
		rows[i].cells[3] = base_mem_dup(notice->app_system_code);
		rows[i].cells[4] = base_mem_dup(notice->category);
	}
	return (int)page.n;
}

static const char *choose_notice(struct visit *visit, const char *key)
{
	struct session *session = screen_session_of(visit);

	session->notice_id = strtoll(key, NULL, 10);
	session->notice_edition = 0;
	return "open";
}

static const char *next_notice_kind(struct visit *visit)
{
	struct session *session = screen_session_of(visit);

	session->notice_kind = (session->notice_kind + 1) % BASE_COUNT(notice_kinds);
	tui_visit_refresh(visit);
	tui_visit_begin(visit);
	return NULL;
}

static int tell_notice_kind(struct visit *visit, struct buf *out)
{
	base_buf_add_text(out, base_lang_text(notice_kinds[screen_session_of(visit)->notice_kind].title));
	return 0;
}

static const char *const notice_columns[] = {"published", "state", "title", "system", "category", NULL};
static const struct form_lister notice_lister = {
	.name = "notices", .page = page_notices, .choose = choose_notice, .columns = notice_columns};
static const struct form_action notices_actions[] = {{"kind", next_notice_kind}, {NULL, NULL}};
static const struct form_source notices_sources[] = {{"filter", tell_notice_kind}, {NULL, NULL}};

const struct screen screen_console_notices = {
	.form = "console-notices",
	.actions = notices_actions,
	.sources = notices_sources,
	.lister = &notice_lister,
};

static const struct form_member members[] = {
	FORM_MEMBER(publication, kind),		   FORM_MEMBER(publication, title),
	FORM_MEMBER(publication, category),	   FORM_MEMBER(publication, app_system_code),
	FORM_MEMBER(publication, published_date), FORM_MEMBER(publication, valid_until),
	FORM_MEMBER(publication, is_pinned),
};

static const struct form_record record = {
	.name = "console-notice",
	.size = sizeof(struct publication),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static int read_notice(struct visit *visit, struct notice_whole *whole)
{
	*whole = (struct notice_whole){.notice = {.id = screen_session_of(visit)->notice_id}};
	return screen_session_act(visit, &portal_notice_read, whole);
}

static void fill(struct publication *head, const struct notice *notice)
{
	memcpy(head->kind, notice->kind, sizeof head->kind);
	memcpy(head->title, notice->title, sizeof head->title);
	memcpy(head->category, notice->category, sizeof head->category);
	memcpy(head->app_system_code, notice->app_system_code, sizeof head->app_system_code);
	base_mem_copy(head->published_date, sizeof head->published_date, notice->published_date);
	base_mem_copy(head->valid_until, sizeof head->valid_until, notice->valid_until);
	base_mem_copy(head->is_pinned, sizeof head->is_pinned, notice->is_pinned ? "yes" : "no");
}

/*
 * What was typed stays when somebody comes back from the text; the edition is the one that was seen.  The list has no
 * record, so that of the notice before is still in hand when another was chosen.
 */
static const char *enter(struct visit *visit)
{
	struct publication *head = tui_visit_record(visit);
	struct session *session = screen_session_of(visit);
	struct notice_whole whole;

	if (session->notice_edition)
		return NULL;
	*head = (struct publication){.kind = ""};
	if (!read_notice(visit, &whole))
		return NULL;
	fill(head, &whole.notice);
	session->notice_edition = whole.notice.edition;
	if (whole.notice.withdrawn_at)
		tui_visit_say(visit, PROBLEM_INFO, domain_rule_text(RULE_PUB_8));
	store_notice_release(&whole.notice);
	return NULL;
}

/* What was not seen is not changed. */
static int is_seen(struct visit *visit)
{
	if (!screen_session_of(visit)->notice_edition)
		domain_rule_add(tui_visit_problems(visit), "", RULE_PUB_9);
	return screen_session_of(visit)->notice_edition != 0;
}

static const char *save(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct notice_change change = {.id = session->notice_id, .edition = session->notice_edition};

	memcpy(&change.head, tui_visit_record(visit), sizeof change.head);
	if (!is_seen(visit) || !screen_session_act(visit, &portal_publish_notice_change, &change))
		return NULL;
	session->notice_edition = change.edition;
	tui_visit_say(visit, PROBLEM_INFO, "已儲存");
	return NULL;
}

static const char *withdraw(struct visit *visit)
{
	const struct session *session = screen_session_of(visit);
	const struct publication *head = tui_visit_record(visit);
	struct publication_mark mark = {.id = session->notice_id, .edition = session->notice_edition};

	if (!is_seen(visit) ||
	    !screen_word_confirm(visit, head->title, "撤下的公告不能再修改或恢復，確定撤下？", "撤下"))
		return NULL;
	return screen_session_act(visit, &portal_publish_notice_withdraw, &mark) ? "done" : NULL;
}

static int tell_kind(struct visit *visit, struct buf *out)
{
	base_buf_add_text(out, kind_title(((const struct publication *)tui_visit_record(visit))->kind));
	return 0;
}

SCREEN_CHECK(publication, title)
SCREEN_CHECK(publication, category)
SCREEN_CHECK(publication, published_date)
SCREEN_CHECK(publication, valid_until)

static const struct form_check checks[] = {
	{"title", check_title},
	{"category", check_category},
	{"published_date", check_published_date},
	{"valid_until", check_valid_until},
	{NULL, NULL},
};
static const struct form_action notice_actions[] = {
	{"enter", enter}, {"next", save}, {"withdraw", withdraw}, {NULL, NULL}};
static const struct form_source notice_sources[] = {{"kind_title", tell_kind}, {NULL, NULL}};

const struct screen screen_console_notice = {
	.form = "console-notice",
	.record = &record,
	.checks = checks,
	.actions = notice_actions,
	.sources = notice_sources,
};

static int page_documents(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct session *session = screen_session_of(visit);
	struct document_page page = {
		.listing = listing(document_kinds[session->document_kind].word, after, direction, max)};
	int err = portal_act_run(&session->portal, &portal_document_list, &page, tui_visit_problems(visit));

	if (err)
		return err;
	for (size_t i = 0; i < page.n; i++) {
		const struct document_row *document = &page.documents[i];

		snprintf(rows[i].key, sizeof rows[i].key, "%" PRId64 " %" PRId64 " %.20s", document->id,
			 document->edition, document->name);
		rows[i].cells[0] = base_mem_dup(document->name);
		rows[i].cells[1] =
			base_mem_dup(state(document->published_date, document->valid_until, document->withdrawn_at));
		rows[i].cells[2] = base_mem_dup(document->title);
		rows[i].cells[3] = base_mem_dup(document->published_date);
	}
	return (int)page.n;
}

/* The key is id, edition and name. */
static const char *choose_document(struct visit *visit, const char *key)
{
	char *rest;
	struct publication_mark mark = {.id = strtoll(key, &rest, 10)};

	mark.edition = strtoll(rest, &rest, 10);
	if (!screen_word_confirm(visit, rest + 1, "撤下後，任何人都不能再取得選取的檔案，確定撤下？", "撤下"))
		return NULL;
	if (screen_session_act(visit, &portal_publish_document_withdraw, &mark))
		tui_visit_say(visit, PROBLEM_INFO, "已撤下選取的檔案");
	tui_visit_refresh(visit);
	return NULL;
}

static const char *next_document_kind(struct visit *visit)
{
	struct session *session = screen_session_of(visit);

	session->document_kind = (session->document_kind + 1) % BASE_COUNT(document_kinds);
	tui_visit_refresh(visit);
	tui_visit_begin(visit);
	return NULL;
}

static int tell_document_kind(struct visit *visit, struct buf *out)
{
	base_buf_add_text(out, base_lang_text(document_kinds[screen_session_of(visit)->document_kind].title));
	return 0;
}

static const char *const document_columns[] = {"name", "state", "title", "published", NULL};
static const struct form_lister document_lister = {
	.name = "documents", .page = page_documents, .choose = choose_document, .columns = document_columns};
static const struct form_action documents_actions[] = {{"kind", next_document_kind}, {NULL, NULL}};
static const struct form_source documents_sources[] = {{"filter", tell_document_kind}, {NULL, NULL}};

const struct screen screen_console_documents = {
	.form = "console-documents",
	.actions = documents_actions,
	.sources = documents_sources,
	.lister = &document_lister,
};
