/* document: manuals, downloads and attachments, as the operator and staff keep them. */
#include "config.h"

#include "store/document.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/input.h"
#include "command/json.h"
#include "command/login.h"
#include "command/publication.h"
#include "command/registry.h"
#include "portal/document.h"
#include "portal/publish.h"

static const char *const kinds[] = {"manual", "download", "attachment"};

static int read_kind(const struct command_call *call, const char *word, char kind[16])
{
	for (size_t i = 0; i < BASE_COUNT(kinds); i++)
		if (strcmp(word, kinds[i]) == 0)
			return base_mem_copy(kind, 16, word);
	fprintf(stderr,
		base_lang_text("%s: KIND：須為 manual（操作手冊）、download（下載專區）或 attachment（公告附件）\n"),
		call->program->name);
	return ERR_SYNTAX;
}

/* "-" is standard input. */
static int open_file(const struct command_call *call, const char *path)
{
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		command_complain(call, path, base_err_from_errno(errno));
	return fd;
}

static void tell(const struct command_call *call, const struct document_new *new)
{
	if (command_option(call, "json"))
		command_json_print(json_pack("{s:s, s:s, s:s, s:I}", "name", new->head.name, "kind", new->head.kind,
					     "media_type", new->media_type, "size", (json_int_t)new->size));
	else
		printf(base_lang_text("已新增檔案 %s（%s，%lld 位元組）\n"), new->head.name, new->media_type,
		       (long long)new->size);
}

/* Kind, name and title, in the order in which they stand on the command line. */
static enum command_exit read_head(const struct command_call *call, const char *const words[3],
				   struct publication *head)
{
	return read_kind(call, words[0], head->kind) ||
			       command_publication_take(call, "NAME", words[1], head->name, sizeof head->name) ||
			       command_publication_take(call, "TITLE", words[2], head->title, sizeof head->title) ||
			       command_publication_read(call, head)
		       ? COMMAND_MISUSED
		       : COMMAND_DONE;
}

static enum command_exit add(const struct command_call *call)
{
	struct document_new new = {0};
	struct store *store = NULL;
	enum command_exit status = COMMAND_STOPPED;

	if (read_head(call, (const char *const *)call->arguments + 1, &new.head))
		return COMMAND_MISUSED;
	new.fd = open_file(call, call->arguments[4]);
	if (new.fd >= 0 && !command_publication_open(call, STORE_WRITE, &store))
		status = command_publication_act(call, store, &portal_publish_document, &new);
	if (!status)
		tell(call, &new);
	if (new.fd > STDIN_FILENO)
		close(new.fd);
	command_publication_close(call, store);
	return status;
}

/* The bytes begin behind the lines of the login, and the act reads them to their end. */
static enum command_exit add_input(const struct command_call *call)
{
	struct document_new new = {.fd = call->input->fd};
	enum command_exit status = command_publication_check_input(call);
	int err;

	if (!status)
		status = read_head(call, (const char *const *)call->arguments, &new.head);
	if (status)
		return status;
	err = command_input_begin_bytes(call->input);
	if (err)
		return command_complain(call, base_lang_text("標準輸入"), err);
	status = command_do(call, &portal_publish_document, &new);
	if (!status)
		tell(call, &new);
	return status;
}

static void print(const struct document_row *document)
{
	printf("%s\t%s\t%s\t%s\t%s\t%" PRId64 "\t%s%s%s\n", document->name, document->published_date,
	       *document->valid_until ? document->valid_until : "-",
	       *document->app_system_code ? document->app_system_code : "-",
	       *document->category ? document->category : "-", document->size,
	       document->withdrawn_at ? base_lang_text("[已撤下] ") : "",
	       document->is_pinned ? base_lang_text("[置頂] ") : "", document->title);
}

static enum command_exit list_kind(const struct command_call *call, struct store *store, const char *kind)
{
	struct document_page page = {.listing = {.kind = kind,
						 .category = "",
						 .app_system_code = "",
						 .word = "",
						 .is_all = 1,
						 .direction = 1,
						 .max = PORTAL_SCOPE_PAGE_MAX}};
	enum command_exit status;

	do {
		status = command_publication_act(call, store, &portal_document_list, &page);
		for (size_t i = 0; !status && i < page.n; i++)
			print(&page.documents[i]);
		page.listing.after_id = page.n ? page.documents[page.n - 1].id : 0;
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
	if (command_publication_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	for (size_t i = 0; !status && i < BASE_COUNT(kinds); i++)
		if (!*kind || strcmp(kind, kinds[i]) == 0)
			status = list_kind(call, store, kinds[i]);
	command_publication_close(call, store);
	return status;
}

static enum command_exit withdraw(const struct command_call *call)
{
	const char *name = command_publication_argument(call, 0);
	struct publication_mark mark = {0};
	struct document_row document;
	struct store *store = NULL;
	enum command_exit status;
	int err;

	if (command_publication_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	err = store_document_find(store, name, &document);
	if (!err)
		mark.id = document.id;
	/* a verb is refused by the act, whatever is missing */
	status = err && (err != ERR_NOT_FOUND || !call->portal)
			 ? command_complain(call, name, err)
			 : command_publication_act(call, store, &portal_publish_document_withdraw, &mark);
	if (!status && command_option(call, "json"))
		command_json_print(json_pack("{s:s, s:b}", "name", document.name, "is_withdrawn", 1));
	command_publication_close(call, store);
	return status;
}

static const struct command_part parts[] = {
	{"add", 5, 5, add}, {"list", 1, 2, list}, {"withdraw", 2, 2, withdraw}, {NULL, 0, 0, NULL}};

const struct command command_document = {
	.name = "document",
	.usage = "add KIND NAME TITLE FILE [選項] | list [KIND] | withdraw NAME",
	.help = "新增、列出或撤下操作手冊、下載專區的檔案及公告附件",
	.options = {COMMAND_PUBLICATION_OPTIONS},
	.least = 1,
	.most = 5,
	.parts = parts,
};

#define JSON_OPTION {"json", NULL, "以 JSON 輸出"}

const struct command command_document_add = {
	.name = "document-add",
	.usage = "KIND NAME TITLE --as NAME [--date DATE] [--until DATE] [--category WORD] [--system CODE] [--pinned] "
		 "[--json]",
	.help = "新增操作手冊、下載專區的檔案或公告附件；檔案內容緊接在標準輸入的第二列之後",
	.options = {COMMAND_LOGIN_STAFF_OPTION, COMMAND_PUBLICATION_OPTIONS, JSON_OPTION},
	.least = 3,
	.most = 3,
	.login = COMMAND_LOGIN_STAFF,
	.run = add_input,
};

const struct command command_document_withdraw = {
	.name = "document-withdraw",
	.usage = "NAME --as NAME [--json]",
	.help = "撤下檔案",
	.options = {COMMAND_LOGIN_STAFF_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = withdraw,
};
