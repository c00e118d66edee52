/* The versions of the terms of membership, as the ministry sees them: their texts, and who agreed (R-ACT-15). */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "portal/publish.h"
#include "portal/stay.h"
#include "screen/session.h"

/* "2026-11-22 09:32" */
enum { MINUTE_WIDTH = 16 };

static char *minute(int64_t instant_s)
{
	char whole[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(instant_s, whole);
	return base_mem_dup_n(whole, MINUTE_WIDTH);
}

static int page_versions(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct terms_page page = {.after = strtoll(after, NULL, 10),
				  .direction = direction,
				  .max = max < PUBLISH_TERMS_MAX ? max : PUBLISH_TERMS_MAX};
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_publish_terms_list, &page,
				 tui_visit_problems(visit));

	if (err)
		return err;
	for (size_t i = 0; i < page.n; i++) {
		snprintf(rows[i].key, sizeof rows[i].key, "%" PRId64, page.rows[i].version);
		rows[i].cells[0] = base_mem_dup(rows[i].key);
		rows[i].cells[1] = minute(page.rows[i].published_at);
		rows[i].cells[2] = base_mem_dup(page.rows[i].sha256);
	}
	return (int)page.n;
}

static const char *choose(struct visit *visit, const char *key)
{
	screen_session_of(visit)->terms_version = strtoll(key, NULL, 10);
	return "open";
}

static const char *const version_columns[] = {"version", "published", "sha256", NULL};
static const struct form_lister version_lister = {
	.name = "versions", .page = page_versions, .choose = choose, .columns = version_columns};

const struct screen screen_console_terms = {
	.form = "console-terms",
	.lister = &version_lister,
};

/* The version that was chosen; 0 when it cannot be read, which the message line then says. */
static int read_chosen(struct visit *visit, struct terms_whole *whole)
{
	*whole = (struct terms_whole){.terms = {.version = screen_session_of(visit)->terms_version}};
	return screen_session_act(visit, &portal_publish_terms_read, whole);
}

static int page_consents(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct session *session = screen_session_of(visit);
	struct consent_page *page = base_mem_zero(1, sizeof *page);
	int n;

	page->version = session->terms_version;
	page->after_id = strtoll(after, NULL, 10);
	page->direction = direction;
	page->max = max < PUBLISH_CONSENTS_MAX ? max : PUBLISH_CONSENTS_MAX;
	n = portal_act_run(&session->portal, &portal_publish_terms_consents, page, tui_visit_problems(visit));
	if (!n)
		n = (int)page->n;
	for (int i = 0; i < n; i++) {
		const struct consent *consent = &page->consents[i];

		snprintf(rows[i].key, sizeof rows[i].key, "%" PRId64, consent->account_id);
		rows[i].cells[0] = base_mem_dup(consent->login_name);
		rows[i].cells[1] = minute(consent->agreed_at);
		rows[i].cells[2] = base_mem_dup(portal_stay_source_title(consent->source));
	}
	free(page);
	return n;
}

static int tell_version(struct visit *visit, struct buf *out)
{
	char at[BASE_CLOCK_TEXT_SIZE];
	struct terms_whole whole;

	if (!read_chosen(visit, &whole))
		return 0;
	base_clock_format(whole.terms.published_at, at);
	base_buf_addf(out, base_lang_text("第 %ld 版，%.16s 公告\n同意的帳號：%ld"), (long)whole.terms.version, at,
		      (long)whole.n_consents);
	store_terms_release(&whole.terms);
	return 0;
}

static const char *const consent_columns[] = {"account", "agreed", "source", NULL};
static const struct form_lister consent_lister = {
	.name = "consents", .page = page_consents, .columns = consent_columns};
static const struct form_source consent_sources[] = {{"version", tell_version}, {NULL, NULL}};

const struct screen screen_console_terms_consents = {
	.form = "console-terms-consents",
	.sources = consent_sources,
	.lister = &consent_lister,
};

static int tell_text(struct visit *visit, struct buf *out)
{
	struct terms_whole whole;

	if (!read_chosen(visit, &whole))
		return 0;
	base_buf_addf(out, "SHA-256: %s\n\n%s", whole.terms.sha256, whole.terms.body);
	store_terms_release(&whole.terms);
	return 0;
}

static const struct form_source text_sources[] = {{"version-text", tell_text}, {NULL, NULL}};

const struct screen screen_console_terms_text = {
	.form = "console-terms-text",
	.sources = text_sources,
};
