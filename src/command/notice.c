/* notice: announcements, news and questions, as the operator and staff keep them. */
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
#include "command/json.h"
#include "command/login.h"
#include "command/publication.h"
#include "command/registry.h"
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

static void tell_change(const struct notice_change *change)
{
	command_json_print(json_pack("{s:I, s:I}", "id", (json_int_t)change->id, "edition",
				     (json_int_t)change->edition));
}

static enum command_exit add(const struct command_call *call)
{
	struct notice_change change = {0};
	struct store *store = NULL;
	struct buf body = {0};
	enum command_exit status = command_publication_check_input(call);

	if (status || read_kind(call, command_publication_argument(call, 0), change.head.kind) ||
	    command_publication_take(call, "TITLE", command_publication_argument(call, 1), change.head.title,
				     sizeof change.head.title) ||
	    command_publication_read(call, &change.head))
		return COMMAND_MISUSED;
	status = command_publication_text(call, command_publication_argument(call, 2), &body);
	if (!status && command_publication_open(call, STORE_WRITE, &store))
		status = COMMAND_STOPPED;
	change.body = base_buf_text(&body);
	change.attach = command_option(call, "attach");
	if (!status)
		status = command_publication_act(call, store, &portal_publish_notice, &change);
	if (!status && command_option(call, "json"))
		tell_change(&change);
	else if (!status)
		printf(base_lang_text("已新增公告 %lld\n"), (long long)change.id);
	base_buf_release(&body);
	command_publication_close(call, store);
	return status;
}

static void print_json(const struct notice *notice)
{
	command_json_print(json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:I}", "id",
				     (json_int_t)notice->id, "kind", notice->kind, "title", notice->title, "category",
				     notice->category, "system", notice->app_system_code, "published_date",
				     notice->published_date, "valid_until", notice->valid_until, "is_pinned",
				     notice->is_pinned != 0, "is_withdrawn", notice->withdrawn_at != 0, "edition",
				     (json_int_t)notice->edition));
}

static void print(const struct command_call *call, const struct notice *notice)
{
	if (command_option(call, "json")) {
		print_json(notice);
		return;
	}
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
		status = command_publication_act(call, store, &portal_notice_list, &page);
		for (size_t i = 0; !status && i < page.n; i++)
			print(call, &page.notices[i]);
		page.listing.after_id = page.n ? page.notices[page.n - 1].id : 0;
	} while (!status && page.n == page.listing.max);
	return status;
}

static enum command_exit list(const struct command_call *call)
{
	const char *word = call->portal ? command_option(call, "kind") : command_publication_argument(call, 0);
	char kind[16] = "";
	struct store *store = NULL;
	enum command_exit status = COMMAND_DONE;

	if (word && read_kind(call, word, kind))
		return COMMAND_MISUSED;
	if (command_publication_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	for (size_t i = 0; !status && i < BASE_COUNT(kinds); i++)
		if (!*kind || strcmp(kind, kinds[i]) == 0)
			status = list_kind(call, store, kinds[i]);
	command_publication_close(call, store);
	return status;
}

/* What it is now, for the options to be put over. */
static int take_head(struct store *store, int64_t id, struct notice_change *change)
{
	struct notice notice;
	int err = store_notice_get(store, id, &notice);

	*change = (struct notice_change){.id = id};
	if (err)
		return err;
	change->edition = notice.edition;
	memcpy(change->head.title, notice.title, sizeof notice.title);
	memcpy(change->head.category, notice.category, sizeof notice.category);
	memcpy(change->head.app_system_code, notice.app_system_code, sizeof notice.app_system_code);
	memcpy(change->head.published_date, notice.published_date, sizeof notice.published_date);
	memcpy(change->head.valid_until, notice.valid_until, sizeof notice.valid_until);
	memcpy(change->head.is_pinned, notice.is_pinned ? "yes" : "no", sizeof "no" + (notice.is_pinned != 0));
	store_notice_release(&notice);
	return 0;
}

/* A new body is there or not; a line of a batch never has one. */
static enum command_exit read_new_body(const struct command_call *call, struct buf *body)
{
	const char *path = command_publication_argument(call, 1);

	return call->is_batch || (!call->portal && !path) ? COMMAND_DONE : command_publication_text(call, path, body);
}

static enum command_exit edit(const struct command_call *call)
{
	struct notice_change change;
	struct store *store = NULL;
	struct buf body = {0};
	enum command_exit status = COMMAND_DONE;
	int64_t id;
	int err;

	if (read_id(call, command_publication_argument(call, 0), &id))
		return COMMAND_MISUSED;
	if (command_publication_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	err = take_head(store, id, &change);
	if (err && err != ERR_NOT_FOUND) /* that is for the act to tell */
		status = command_complain(call, command_publication_argument(call, 0), err);
	if (!status && command_publication_read(call, &change.head))
		status = COMMAND_MISUSED;
	if (!status)
		status = read_new_body(call, &body);
	change.body = body.len ? body.data : NULL;
	change.attach = command_option(call, "attach");
	if (!status)
		status = command_publication_act(call, store, &portal_publish_notice_change, &change);
	if (!status && command_option(call, "json"))
		tell_change(&change);
	base_buf_release(&body);
	command_publication_close(call, store);
	return status;
}

static enum command_exit withdraw(const struct command_call *call)
{
	struct publication_mark mark = {0};
	struct store *store = NULL;
	enum command_exit status;

	if (read_id(call, command_publication_argument(call, 0), &mark.id))
		return COMMAND_MISUSED;
	if (command_publication_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	status = command_publication_act(call, store, &portal_publish_notice_withdraw, &mark);
	if (!status && command_option(call, "json"))
		command_json_print(json_pack("{s:I, s:b}", "id", (json_int_t)mark.id, "is_withdrawn", 1));
	command_publication_close(call, store);
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

#define JSON_OPTION {"json", NULL, "以 JSON 輸出"}
#define ATTACH_OPTION {"attach", "NAME", "附上檔案"}

const struct command command_notice_add = {
	.name = "notice-add",
	.usage = "KIND TITLE --as NAME [--date DATE] [--until DATE] [--category WORD] [--system CODE] [--pinned] "
		 "[--attach NAME] [--json]",
	.help = "新增系統公告、最新消息或常見問題；內文為標準輸入第三列起的文字",
	.options = {COMMAND_LOGIN_STAFF_OPTION, COMMAND_PUBLICATION_OPTIONS, ATTACH_OPTION, JSON_OPTION},
	.least = 2,
	.most = 2,
	.login = COMMAND_LOGIN_STAFF,
	.run = add,
};

const struct command command_notice_edit = {
	.name = "notice-edit",
	.usage = "ID --as NAME [--title TITLE] [--date DATE] [--until DATE] [--category WORD] [--system CODE] "
		 "[--pinned | --unpinned] [--attach NAME] [--json]",
	.help = "修改公告；標準輸入第三列起有文字時，即為新的內文",
	.options = {COMMAND_LOGIN_STAFF_OPTION, COMMAND_PUBLICATION_OPTIONS, {"unpinned", NULL, "不再置頂"},
		    {"title", "TITLE", "修改後的標題"}, ATTACH_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = edit,
};

const struct command command_notice_withdraw = {
	.name = "notice-withdraw",
	.usage = "ID --as NAME [--json]",
	.help = "撤下公告；撤下的不能再修改",
	.options = {COMMAND_LOGIN_STAFF_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = withdraw,
};

const struct command command_notice_list = {
	.name = "notices",
	.usage = "[--kind KIND] --as NAME [--json]",
	.help = "列出公告，含已撤下及公告期間以外的",
	.options = {COMMAND_LOGIN_STAFF_OPTION, {"kind", "KIND", "announcement、news 或 faq"}, JSON_OPTION},
	.login = COMMAND_LOGIN_STAFF,
	.run = list,
};
