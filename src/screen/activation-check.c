/* The page before sending: all answers, then the account is opened. */
#include "config.h"

#include "portal/activation.h"
#include "screen/activation.h"
#include "screen/session.h"

/* Warnings were seen where they belong; here only what is wrong by now stops anything. */
static const char *next(struct visit *visit)
{
	return screen_session_act(visit, &portal_activation_submit, tui_visit_record(visit)) ? "done" : NULL;
}

static const struct form_action actions[] = {{"next", next}, {NULL, NULL}};

const struct screen screen_activation_check = {
	.form = "activation-check",
	.record = &screen_activation_record,
	.actions = actions,
};
