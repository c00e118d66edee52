/* terms: publishes the next version of the terms of membership, shows each, and who agreed to it. */
#include "config.h"

#include "store/terms.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/hash.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/json.h"
#include "command/login.h"
#include "command/publication.h"
#include "command/registry.h"
#include "portal/publish.h"

enum { PAGE = 64 };

static enum command_exit publish(const struct command_call *call)
{
	struct terms terms = {0};
	struct store *store = NULL;
	struct buf body = {0};
	enum command_exit status = command_publication_check_input(call);

	if (!status)
		status = command_publication_text(call, command_publication_argument(call, 0), &body);
	if (!status && command_publication_open(call, STORE_WRITE, &store))
		status = COMMAND_STOPPED;
	if (status)
		goto out;
	terms.body = base_buf_detach(&body);
	status = command_publication_act(call, store, &portal_publish_terms, &terms);
	if (!status && command_option(call, "json"))
		command_json_print(json_pack("{s:I, s:s}", "version", (json_int_t)terms.version, "sha256",
					     terms.sha256));
	else if (!status)
		printf(base_lang_text("已公告會員服務條款第 %ld 版\n"), (long)terms.version);
out:
	store_terms_release(&terms);
	base_buf_release(&body);
	command_publication_close(call, store);
	return status;
}

static int read_version(const struct command_call *call, const char *text, int64_t *version)
{
	char *end;

	errno = 0;
	*version = strtoll(text, &end, 10);
	if (!errno && !*end && *version > 0)
		return 0;
	fprintf(stderr, base_lang_text("%s: VERSION：須為 terms list 所列的版次\n"), call->program->name);
	return ERR_SYNTAX;
}

static enum command_exit show(const struct command_call *call)
{
	struct terms terms = {0};
	struct store *store = NULL;
	enum command_exit status = COMMAND_DONE;
	int64_t version = 0;
	int err;

	if (call->n_arguments > 1 && read_version(call, call->arguments[1], &version))
		return COMMAND_MISUSED;
	if (command_publication_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = version ? store_terms_get(store, version, &terms) : store_terms_current(store, &terms);
	if (!err && !store_terms_is_genuine(&terms))
		err = ERR_CORRUPT;
	if (!err)
		fputs(terms.body, stdout);
	else
		status = command_complain(call, "會員服務條款", err);
	store_terms_release(&terms);
	command_publication_close(call, store);
	return status;
}

static int print_version(struct store *store, const struct terms *terms)
{
	char at[BASE_CLOCK_TEXT_SIZE];
	int64_t count;
	int err = store_terms_count(store, terms->version, &count);

	base_clock_format(terms->published_at, at);
	if (!err)
		printf("%" PRId64 "\t%s\t%" PRId64 "\t%s\n", terms->version, at, count, terms->sha256);
	return err;
}

static enum command_exit list(const struct command_call *call)
{
	struct terms terms[PAGE];
	struct store *store = NULL;
	int64_t before = 0;
	size_t n;
	int err;

	if (command_publication_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	do {
		err = store_terms_list(store, before, terms, PAGE, &n);
		for (size_t i = 0; !err && i < n; i++)
			err = print_version(store, &terms[i]);
		before = n ? terms[n - 1].version : 0;
	} while (!err && n == PAGE);
	command_publication_close(call, store);
	return err ? command_complain(call, "會員服務條款", err) : COMMAND_DONE;
}

static void print_consent(const struct command_call *call, const struct consent *consent)
{
	char at[BASE_CLOCK_TEXT_SIZE];
	struct buf row = {0};
	const char *const cells[] = {consent->login_name, at, consent->source, consent->sha256};
	int is_csv = command_option(call, "csv") != NULL;

	base_clock_format(consent->agreed_at, at);
	for (size_t i = 0; i < BASE_COUNT(cells); i++) {
		if (i)
			base_buf_add_char(&row, is_csv ? ',' : '\t');
		if (is_csv)
			base_csv_add(&row, cells[i]);
		else
			base_gate_harmless(cells[i], strlen(cells[i]), 0, &row);
	}
	puts(base_buf_text(&row));
	base_buf_release(&row);
}

static enum command_exit agreed(const struct command_call *call)
{
	struct consent_page *page = base_mem_zero(1, sizeof *page);
	struct store *store = NULL;
	enum command_exit status = COMMAND_DONE;

	if (read_version(call, command_publication_argument(call, 0), &page->version))
		status = COMMAND_MISUSED;
	else if (command_publication_open(call, STORE_WRITE, &store))
		status = COMMAND_STOPPED;
	if (status)
		goto out;
	page->direction = 1;
	page->max = PUBLISH_CONSENTS_MAX;
	do {
		status = command_publication_act(call, store, &portal_publish_terms_consents, page);
		if (!status && !page->after_id && command_option(call, "csv"))
			puts("login_name,agreed_at,source,sha256");
		for (size_t i = 0; !status && i < page->n; i++)
			print_consent(call, &page->consents[i]);
		page->after_id = page->n ? page->consents[page->n - 1].account_id : 0;
	} while (!status && page->n == PUBLISH_CONSENTS_MAX);
out:
	command_publication_close(call, store);
	free(page);
	return status;
}

static const struct command_part parts[] = {
	{"publish", 2, 2, publish}, {"show", 1, 2, show},
	{"list", 1, 1, list},	    {"agreed", 2, 2, agreed},
	{NULL, 0, 0, NULL}};

const struct command command_terms = {
	.name = "terms",
	.usage = "publish FILE | show [VERSION] | list | agreed VERSION [--csv]",
	.help = "公告新版會員服務條款，顯示各版條款，或列出同意者",
	.options = {{"csv", NULL, "以 CSV 輸出"}},
	.least = 1,
	.most = 2,
	.parts = parts,
};

const struct command command_terms_publish = {
	.name = "terms-publish",
	.usage = "--as NAME [--json]",
	.help = "公告新版會員服務條款；條款為標準輸入第三列起的文字",
	.options = {COMMAND_LOGIN_STAFF_OPTION, {"json", NULL, "以 JSON 輸出"}},
	.login = COMMAND_LOGIN_STAFF,
	.run = publish,
};

const struct command command_terms_agreed = {
	.name = "terms-agreed",
	.usage = "VERSION --as NAME [--csv]",
	.help = "列出同意某版會員服務條款的帳號",
	.options = {COMMAND_LOGIN_STAFF_OPTION, {"csv", NULL, "以 CSV 輸出"}},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = agreed,
};
