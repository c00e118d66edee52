/* Step 3: account name and address. */
#include "config.h"

#include "domain/activation.h"
#include "portal/activation.h"
#include "screen/activation.h"
#include "screen/session.h"

static const char *query(struct visit *visit)
{
	screen_session_act(visit, &portal_activation_name, tui_visit_record(visit));
	return NULL;
}

static const char *next(struct visit *visit)
{
	return screen_session_next(visit, &portal_activation_personal);
}

SCREEN_CHECK(activation, login_name)
SCREEN_CHECK(activation, email)
SCREEN_CHECK(activation, email_confirm)

static const struct form_check checks[] = {
	{"login_name", check_login_name},
	{"email", check_email},
	{"email_confirm", check_email_confirm},
	{NULL, NULL},
};
static const struct form_action actions[] = {{"next", next}, {"query", query}, {NULL, NULL}};

const struct screen screen_activation_account = {
	.form = "activation-account",
	.record = &screen_activation_record,
	.checks = checks,
	.actions = actions,
};
