/* get and documents: files for everyone, and which there are. */
#include "config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/input.h"
#include "command/json.h"
#include "command/registry.h"
#include "domain/rule.h"
#include "portal/document.h"

static const char *const kinds[] = {"manual", "download"};

static const struct document_page first_page = {.listing = {.category = "",
							    .app_system_code = "",
							    .word = "",
							    .direction = 1,
							    .max = PORTAL_SCOPE_PAGE_MAX}};

static void print_json(const struct document_row *document)
{
	command_json_print(json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:s, s:s, s:s, s:b}", "name", document->name,
				     "kind", document->kind, "title", document->title, "category", document->category,
				     "system", document->app_system_code, "media_type", document->media_type, "size",
				     (json_int_t)document->size, "sha256", document->sha256, "published_date",
				     document->published_date, "valid_until", document->valid_until, "is_pinned",
				     document->is_pinned));
}

static void print_row(FILE *out, const struct document_row *document)
{
	struct buf title = {0};

	base_gate_harmless(document->title, strlen(document->title), 0, &title);
	fprintf(out, "%s\t%" PRId64 "\t%s\t%s\n", document->name, document->size, document->published_date,
		base_buf_text(&title));
	base_buf_release(&title);
}

/* Each page begins where the one before ended. */
static enum command_exit print_kind(const struct command_call *call, struct document_page *page, FILE *out)
{
	enum command_exit status;

	page->listing.after_id = 0;
	do {
		status = command_do(call, &portal_document_list, page);
		for (size_t i = 0; !status && i < page->n; i++) {
			if (command_option(call, "json"))
				print_json(&page->documents[i]);
			else
				print_row(out, &page->documents[i]);
		}
		page->listing.after_id = page->n ? page->documents[page->n - 1].id : 0;
	} while (!status && page->n == page->listing.max && !ferror(out));
	return status;
}

static enum command_exit print_all(const struct command_call *call, struct document_page *page, FILE *out)
{
	const char *kind = command_option(call, "kind");
	enum command_exit status = COMMAND_DONE;

	for (size_t i = 0; !status && i < BASE_COUNT(kinds); i++)
		if (!kind || strcmp(kind, kinds[i]) == 0) {
			page->listing.kind = kinds[i];
			status = print_kind(call, page, out);
		}
	return status;
}

static enum command_exit list(const struct command_call *call)
{
	const char *kind = command_option(call, "kind"), *category = command_option(call, "category");
	const char *system = command_option(call, "system"), *word = command_option(call, "search");
	struct document_page page = first_page;

	if (kind && strcmp(kind, kinds[0]) != 0 && strcmp(kind, kinds[1]) != 0)
		return command_misuse(call, "--kind 須為 manual（操作手冊）或 download（下載專區）");
	if (category)
		page.listing.category = category;
	if (system)
		page.listing.app_system_code = system;
	if (word)
		page.listing.word = word;
	return print_all(call, &page, stdout);
}

const struct command command_download_list = {
	.name = "documents",
	.usage = "[--kind KIND] [--category WORD] [--system CODE] [--search WORD] [--json]",
	.help = "列出操作手冊及下載專區的檔案",
	.options = {{"kind", "KIND", "只列 manual（操作手冊）或 download（下載專區）"},
		    {"category", "WORD", "只列這個分類"},
		    {"system", "CODE", "只列這個應用系統"},
		    {"search", "WORD", "只列標題或檔名含有這個詞的檔案"},
		    {"json", NULL, "以 JSON 輸出，一個檔案一列"}},
	.has_store = 1,
	.run = list,
};

static enum command_exit refuse(const struct command_call *call, enum rule rule)
{
	struct problems problems = {0};
	enum command_exit status;

	domain_rule_add(&problems, "", rule);
	status = command_refuse(call, &problems);
	base_problem_release(&problems);
	return status;
}

/* Bytes of a file are no text for a terminal, and nothing else can be told from them there. */
static enum command_exit get(const struct command_call *call)
{
	struct document_open open = {.name = call->arguments[0], .fd = -1};
	enum command_exit status;
	int err;

	if (call->input->has_terminal || isatty(STDOUT_FILENO))
		return refuse(call, RULE_DOC_9);
	status = command_do(call, &portal_document_open, &open);
	if (status == COMMAND_REFUSED && !*open.document.name)
		print_all(call, &(struct document_page){.listing = first_page.listing}, stderr);
	if (status)
		return status;
	err = fflush(stdout) ? base_err_from_errno(errno) : base_file_copy(open.fd, STDOUT_FILENO);
	close(open.fd);
	return err ? command_complain(call, call->arguments[0], err) : COMMAND_DONE;
}

const struct command command_download_get = {
	.name = "get",
	.usage = "NAME > FILE",
	.help = "取得操作手冊或下載專區的一個檔案，寫到標準輸出",
	.least = 1,
	.most = 1,
	.has_store = 1,
	.run = get,
};
