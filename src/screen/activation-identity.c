/* Step 1: is this person's account open already? */
#include "config.h"

#include "domain/activation.h"
#include "portal/activation.h"
#include "screen/activation.h"
#include "screen/session.h"

static const char *query(struct visit *visit)
{
	screen_session_act(visit, &portal_activation_query, tui_visit_record(visit));
	return NULL;
}

/* Step 2 is refused to a number that is open already (R-ACT-23). */
static const char *next(struct visit *visit)
{
	return screen_session_next(visit, &portal_activation_query);
}

SCREEN_CHECK(activation, person_id_no)

static const struct form_check checks[] = {{"person_id_no", check_person_id_no}, {NULL, NULL}};
static const struct form_action actions[] = {{"next", next}, {"query", query}, {NULL, NULL}};

const struct screen screen_activation_identity = {
	.form = "activation-identity",
	.record = &screen_activation_record,
	.checks = checks,
	.actions = actions,
};
