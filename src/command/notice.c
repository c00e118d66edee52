/* notice: announcements, news and questions, as the operator keeps them. */
#include "config.h"

#include "store/notice.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/publication.h"
#include "command/registry.h"
#include "command/text.h"
#include "portal/notice.h"
#include "portal/publish.h"

static const char *const kinds[] = {"announcement", "news", "faq"};

static int read_kind(const struct command_call *call, const char *word, char kind[16])
{
	for (size_t i = 0; i < BASE_COUNT(kinds); i++)
		if (strcmp(word, kinds[i]) == 0)
			return base_mem_copy(kind, 16, word);
	fprintf(stderr,
		base_lang_text("%s: KIND：須為 announcement（系統公告）、news（最新消息）或 faq（常見問題）\n"),
		call->program->name);
	return ERR_SYNTAX;
}

static int read_id(const struct command_call *call, const char *text, int64_t *id)
{
	char *end;

	errno = 0;
	*id = strtoll(text, &end, 10);
	if (!errno && !*end && *id > 0)
		return 0;
	fprintf(stderr, base_lang_text("%s: ID：須為 notice list 所列的編號\n"), call->program->name);
	return ERR_SYNTAX;
}

/* Runs an act and says what has become of it. */
static enum command_exit act(const struct command_call *call, struct store *store, const struct act *act, void *record)
{
	int err = command_act(call, store, act, record);

	if (err == 1)
		return COMMAND_REFUSED;
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}

static enum command_exit attach(const struct command_call *call, struct store *store, int64_t id)
{
	struct attachment attachment = {.notice_id = id, .name = command_option(call, "attach")};

	return attachment.name ? act(call, store, &portal_publish_attach, &attachment) : COMMAND_DONE;
}

static enum command_exit read_body(const struct command_call *call, const char *path, struct buf *body)
{
	int err = command_text_read(call, path, body);

	if (err == ERR_ENCODING || err == ERR_SYNTAX)
		return COMMAND_REFUSED;
	return err ? COMMAND_STOPPED : COMMAND_DONE;
}

static enum command_exit add(const struct command_call *call)
{
	struct notice_change change = {0};
	struct store *store = NULL;
	struct buf body = {0};
	enum command_exit status;

	if (read_kind(call, call->arguments[1], change.head.kind) ||
	    command_publication_take(call, "TITLE", call->arguments[2], change.head.title, sizeof change.head.title) ||
	    command_publication_read(call, &change.head))
		return COMMAND_MISUSED;
	status = read_body(call, call->arguments[3], &body);
	if (!status && command_open(call, STORE_WRITE, &store))
		status = COMMAND_STOPPED;
	change.body = base_buf_text(&body);
	if (!status)
		status = act(call, store, &portal_publish_notice, &change);
	if (!status)
		status = attach(call, store, change.id);
	if (!status)
		printf(base_lang_text("已新增公告 %lld\n"), (long long)change.id);
	base_buf_release(&body);
	store_close(store);
	return status;
}

static void print(const struct notice *notice)
{
	printf("%" PRId64 "\t%s\t%s\t%s\t%s\t%s%s%s\n", notice->id, notice->published_date,
	       *notice->valid_until ? notice->valid_until : "-",
	       *notice->app_system_code ? notice->app_system_code : "-",
	       *notice->category ? notice->category : "-",
	       notice->withdrawn_at ? base_lang_text("[已撤下] ") : "",
	       notice->is_pinned ? base_lang_text("[置頂] ") : "", notice->title);
}

static enum command_exit list_kind(const struct command_call *call, struct store *store, const char *kind)
{
	struct notice_page page = {.listing = {.kind = kind,
					       .category = "",
					       .app_system_code = "",
					       .word = "",
					       .is_all = 1,
					       .direction = 1,
					       .max = PORTAL_SCOPE_PAGE_MAX}};
	enum command_exit status = COMMAND_DONE;

	do {
		status = act(call, store, &portal_notice_list, &page);
		for (size_t i = 0; !status && i < page.n; i++)
			print(&page.notices[i]);
		page.listing.after_id = page.n ? page.notices[page.n - 1].id : 0;
	} while (!status && page.n == page.listing.max);
	return status;
}

static enum command_exit list(const struct command_call *call)
{
	char kind[16] = "";
	struct store *store = NULL;
	enum command_exit status = COMMAND_DONE;

	if (call->n_arguments > 1 && read_kind(call, call->arguments[1], kind))
		return COMMAND_MISUSED;
	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	for (size_t i = 0; !status && i < BASE_COUNT(kinds); i++)
		if (!*kind || strcmp(kind, kinds[i]) == 0)
			status = list_kind(call, store, kinds[i]);
	store_close(store);
	return status;
}

/* What it is now, for the options to be put over. */
static int take_head(struct store *store, int64_t id, struct notice_change *change)
{
	struct notice notice;
	int err = store_notice_get(store, id, &notice);

	if (err)
		return err;
	*change = (struct notice_change){.id = id, .edition = notice.edition};
	memcpy(change->head.title, notice.title, sizeof notice.title);
	memcpy(change->head.category, notice.category, sizeof notice.category);
	memcpy(change->head.app_system_code, notice.app_system_code, sizeof notice.app_system_code);
	memcpy(change->head.published_date, notice.published_date, sizeof notice.published_date);
	memcpy(change->head.valid_until, notice.valid_until, sizeof notice.valid_until);
	memcpy(change->head.is_pinned, notice.is_pinned ? "yes" : "no", sizeof "no" + (notice.is_pinned != 0));
	store_notice_release(&notice);
	return 0;
}

static enum command_exit edit(const struct command_call *call)
{
	struct notice_change change;
	struct store *store = NULL;
	struct buf body = {0};
	enum command_exit status = COMMAND_DONE;
	int64_t id;
	int err;

	if (read_id(call, call->arguments[1], &id))
		return COMMAND_MISUSED;
	if (command_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	err = take_head(store, id, &change);
	if (err)
		status = command_complain(call, call->arguments[1], err);
	if (!status && command_publication_read(call, &change.head))
		status = COMMAND_MISUSED;
	if (!status && call->n_arguments > 2)
		status = read_body(call, call->arguments[2], &body);
	change.body = body.len ? body.data : NULL;
	if (!status)
		status = act(call, store, &portal_publish_notice_change, &change);
	if (!status)
		status = attach(call, store, id);
	base_buf_release(&body);
	store_close(store);
	return status;
}

static enum command_exit withdraw(const struct command_call *call)
{
	struct publication_mark mark = {0};
	struct store *store = NULL;
	enum command_exit status;

	if (read_id(call, call->arguments[1], &mark.id))
		return COMMAND_MISUSED;
	if (command_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	status = act(call, store, &portal_publish_notice_withdraw, &mark);
	store_close(store);
	return status;
}

static const struct command_part parts[] = {
	{"add", 4, 4, add},	     {"list", 1, 2, list},   {"edit", 2, 3, edit},
	{"withdraw", 2, 2, withdraw}, {NULL, 0, 0, NULL}};

const struct command command_notice = {
	.name = "notice",
	.usage = "add KIND TITLE FILE [選項] | list [KIND] | edit ID [FILE] [選項] | withdraw ID",
	.help = "新增、列出、修改或撤下系統公告、最新消息及常見問題，內文取自檔案",
	.options = {COMMAND_PUBLICATION_OPTIONS,
		    {"unpinned", NULL, "不再置頂"},
		    {"title", "TITLE", "修改後的標題"},
		    {"attach", "NAME", "附上檔案"}},
	.least = 1,
	.most = 4,
	.parts = parts,
};
