/* Terms of membership: read to the end and agreed to before anything is asked (R-ACT-15). */
#include "config.h"

#include "screen/terms.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/activation.h"
#include "portal/notice.h"
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
