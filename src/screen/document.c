/* Manuals and downloads: the lists, and the page of a file, which says how to get it and shows a text. */
#include "config.h"

#include "portal/document.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "domain/media.h"
#include "domain/publication.h"
#include "domain/rule.h"
#include "portal/notice.h"
#include "screen/search.h"
#include "screen/session.h"

enum {
	KIBIBYTE = 1024,
	TEXT_MAX = DOMAIN_PUBLICATION_BODY_MAX, /* bytes of a file that is read on the screen, as of a notice */
	COMMAND_WIDTH = 76, /* columns that a command has on a screen of 80 */
	SSH_PORT = 22,	    /* which a client takes by itself */
};

static int page(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct document_page documents = {.listing = screen_search_listing(visit, after, direction, max)};
	struct portal *portal = &screen_session_of(visit)->portal;
	struct app_system_page systems;
	int err = portal_act_run(portal, &portal_document_list, &documents, tui_visit_problems(visit));

	if (!err)
		err = portal_act_run(portal, &portal_notice_systems, &systems, tui_visit_problems(visit));
	if (err)
		return err;
	for (size_t i = 0; i < documents.n; i++) {
		const struct document_row *document = &documents.documents[i];
		struct buf title = {0};

		snprintf(rows[i].key, sizeof rows[i].key, "%" PRId64, document->id);
		base_buf_addf(&title, "%s%s", document->is_pinned ? base_lang_text("[置頂] ") : "", document->title);
		rows[i].cells[0] = base_mem_dup(document->published_date);
		rows[i].cells[1] = base_mem_dup(screen_search_system_name(&systems, document->app_system_code));
		rows[i].cells[2] = base_mem_dup(document->category);
		rows[i].cells[3] = base_buf_detach(&title);
	}
	return (int)documents.n;
}

static const char *choose(struct visit *visit, const char *key)
{
	struct session *session = screen_session_of(visit);
	struct document_open open = {.id = strtoll(key, NULL, 10)};

	if (!screen_session_act(visit, &portal_document_find, &open))
		return NULL;
	memcpy(session->document_name, open.document.name, sizeof session->document_name);
	return "open";
}

static const char *const columns[] = {"published", "system", "category", "title", NULL};
static const struct form_lister documents = {.name = "documents", .page = page, .choose = choose, .columns = columns};
static const struct form_source filter[] = {{"filter", screen_search_tell}, {NULL, NULL}};

static const char *enter_manual(struct visit *visit)
{
	screen_search_enter(visit, "manual");
	return NULL;
}

static const char *enter_download(struct visit *visit)
{
	screen_search_enter(visit, "download");
	return NULL;
}

static const struct form_action manual_actions[] = {{"enter", enter_manual}, {NULL, NULL}};
static const struct form_action download_actions[] = {{"enter", enter_download}, {NULL, NULL}};

const struct screen screen_document_manual = {
	.form = "manual",
	.record = &screen_search_record,
	.actions = manual_actions,
	.sources = filter,
	.lister = &documents,
};

const struct screen screen_document_download = {
	.form = "download",
	.record = &screen_search_record,
	.actions = download_actions,
	.sources = filter,
	.lister = &documents,
};

static void describe(const struct document_row *document, struct buf *out)
{
	base_buf_addf(out, "%s\n\n", document->title);
	base_buf_addf(out, base_lang_text("檔名：%s\n"), document->name);
	base_buf_addf(out, base_lang_text("日期：%s\n"), document->published_date);
	base_buf_addf(out, base_lang_text("大小：%ld KB\n"), (long)((document->size + KIBIBYTE - 1) / KIBIBYTE));
	base_buf_addf(out, base_lang_text("種類：%s\n"),
		      base_lang_text(domain_media_title(document->media_type)));
	base_buf_addf(out, "SHA-256: %s\n\n", document->sha256);
}

/* The names pass a shell as they are (R-DOC-1).  One that does not fit into a line is saved under a shorter name. */
static void add_command(const struct conf *conf, const char *name, struct buf *out)
{
	struct buf command = {0};
	const char *ending = strrchr(name, '.');

	base_buf_add_text(&command, "ssh ");
	if (conf->link_port != SSH_PORT)
		base_buf_addf(&command, "-p %ld ", conf->link_port);
	base_buf_addf(&command, "portal@%s get %s > ", conf->link_host, name);
	if (command.len + strlen(name) <= COMMAND_WIDTH)
		base_buf_add_text(&command, name);
	else
		base_buf_addf(&command, "file%s", ending ? ending : "");
	base_buf_addf(out, "\n\n%s\n", base_buf_text(&command));
	base_buf_release(&command);
}

static int is_readable(const struct document_row *document)
{
	return document->size <= TEXT_MAX && (strcmp(document->media_type, domain_media_type(MEDIA_TEXT)) == 0 ||
					      strcmp(document->media_type, domain_media_type(MEDIA_CSV)) == 0);
}

/* Tabs and the ends of lines as other systems write them are no letters; the driver makes all else harmless. */
static void add_lines(const char *text, struct buf *out)
{
	static const char mark[] = "\xef\xbb\xbf";

	if (strncmp(text, mark, sizeof mark - 1) == 0)
		text += sizeof mark - 1;
	for (; *text; text++)
		if (*text == '\t')
			base_buf_add_text(out, "    ");
		else if (*text != '\r')
			base_buf_add_char(out, *text);
}

static int add_content(struct visit *visit, const char *name, struct buf *out)
{
	struct document_open open = {.name = name};
	struct buf text = {0};
	int err;

	if (!screen_session_act(visit, &portal_document_open, &open))
		return 0;
	err = base_file_read_open(open.fd, TEXT_MAX, &text);
	close(open.fd);
	base_buf_addf(out, "\n%s\n\n", base_lang_text("檔案內容："));
	if (!err)
		add_lines(base_buf_text(&text), out);
	base_buf_release(&text);
	return err;
}

static int document_text(struct visit *visit, struct buf *out)
{
	const struct session *session = screen_session_of(visit);
	const struct conf *conf = session->portal.conf;
	struct document_open open = {.name = session->document_name};

	if (!screen_session_act(visit, &portal_document_find, &open))
		return 0;
	describe(&open.document, out);
	if (!session->is_remote && *conf->download_dir)
		base_buf_add_text(out, base_lang_text("按F2存到儲存媒體。也可以在其他電腦輸入下列指令取得："));
	else
		base_buf_add_text(out, base_lang_text("請在您的電腦輸入下列指令取得："));
	add_command(conf, session->document_name, out);
	return is_readable(&open.document) ? add_content(visit, session->document_name, out) : 0;
}

/* What is there already is asked about before anything is written over it. */
static const char *next(struct visit *visit)
{
	const struct session *session = screen_session_of(visit);
	struct document_save save = {.name = session->document_name};

	if (session->is_remote) {
		domain_rule_add(tui_visit_problems(visit), "", RULE_DOC_11);
		return NULL;
	}
	tui_visit_busy(visit, "存檔中，請勿取出儲存媒體");
	if (!screen_session_act(visit, &portal_document_save, &save))
		return NULL;
	if (save.is_there && !tui_visit_confirm(visit, "儲存媒體上已有同名的檔案，要蓋掉它嗎？", "蓋掉", "取消"))
		return NULL;
	save.is_overwriting = save.is_there;
	if (save.is_there && !screen_session_act(visit, &portal_document_save, &save))
		return NULL;
	tui_visit_say(visit, PROBLEM_INFO, "已存檔");
	return NULL;
}

static const struct form_source sources[] = {{"document", document_text}, {NULL, NULL}};
static const struct form_action actions[] = {{"next", next}, {NULL, NULL}};

const struct screen screen_document = {
	.form = "document",
	.actions = actions,
	.sources = sources,
};
