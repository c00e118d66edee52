/* Terms of membership: read to the end and agreed to before anything is asked (R-ACT-15), and read again later. */
#include "config.h"

#include "screen/terms.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "domain/activation.h"
#include "portal/consent.h"
#include "portal/notice.h"
#include "portal/stay.h"
#include "screen/activation.h"
#include "screen/session.h"

int screen_terms_text(struct visit *visit, int64_t *version, struct buf *out)
{
	struct terms terms = {0};
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_notice_terms, &terms,
				 tui_visit_problems(visit));

	if (err)
		return err;
	*version = terms.version;
	base_buf_add_text(out, terms.body);
	store_terms_release(&terms);
	return 0;
}

static int terms_text(struct visit *visit, struct buf *out)
{
	struct activation *activation = tui_visit_record(visit);
	int64_t version = 0;
	int err = screen_terms_text(visit, &version, out);

	snprintf(activation->terms_version, sizeof activation->terms_version, "%" PRId64, version);
	return err;
}

static const char *next(struct visit *visit)
{
	struct activation *activation = tui_visit_record(visit);

	memcpy(activation->terms_agreed, "yes", sizeof "yes");
	return "done";
}

static const struct form_action actions[] = {{"next", next}, {NULL, NULL}};
static const struct form_source sources[] = {{"terms", terms_text}, {NULL, NULL}};

const struct screen screen_terms = {
	.form = "terms",
	.record = &screen_activation_record,
	.actions = actions,
	.sources = sources,
};

static void fill_row(struct form_list_row *row, const struct consent *consent)
{
	char at[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(consent->agreed_at, at);
	snprintf(row->key, sizeof row->key, "%" PRId64, consent->version);
	row->cells[0] = base_mem_dup(row->key);
	row->cells[1] = base_mem_dup_n(at, 16);
	row->cells[2] = base_mem_dup(portal_stay_source_title(consent->source));
}

/* Somebody agreed to a handful: one page holds them all. */
static int page_own(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct consent_list consents;
	int64_t from = strtoll(after, NULL, 10);
	size_t n = 0;
	int err = portal_act_run(&screen_session_of(visit)->portal, &portal_consent_list, &consents,
				 tui_visit_problems(visit));

	if (err)
		return err;
	for (size_t i = 0; i < consents.n && n < max; i++)
		if (!from || (direction > 0 ? consents.rows[i].version < from : consents.rows[i].version > from))
			fill_row(&rows[n++], &consents.rows[i]);
	return (int)n;
}

static const char *choose_own(struct visit *visit, const char *key)
{
	screen_session_of(visit)->terms_version = strtoll(key, NULL, 10);
	return "open";
}

static const char *const own_columns[] = {"version", "agreed", "source", NULL};
static const struct form_lister own_lister = {
	.name = "consents", .page = page_own, .choose = choose_own, .columns = own_columns};

const struct screen screen_own_terms = {
	.form = "own-terms",
	.lister = &own_lister,
};

static int own_text(struct visit *visit, struct buf *out)
{
	struct terms terms = {.version = screen_session_of(visit)->terms_version};

	if (screen_session_act(visit, &portal_consent_read, &terms))
		base_buf_add_text(out, terms.body);
	store_terms_release(&terms);
	return 0;
}

static const struct form_source own_sources[] = {{"own-terms", own_text}, {NULL, NULL}};

const struct screen screen_own_terms_text = {
	.form = "own-terms-text",
	.sources = own_sources,
};
