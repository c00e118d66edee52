/* Step 2: the data on the licence, compared with the personnel register. */
#include "config.h"

#include "domain/activation.h"
#include "portal/activation.h"
#include "screen/activation.h"
#include "screen/session.h"

static const char *next(struct visit *visit)
{
	return screen_session_next(visit, &portal_activation_match);
}

SCREEN_CHECK(activation, is_practising)
SCREEN_CHECK(activation, home_institution_code)
SCREEN_CHECK(activation, certificate_serial)

static const struct form_check checks[] = {
	{"is_practising", check_is_practising},
	{"home_institution_code", check_home_institution_code},
	{"certificate_serial", check_certificate_serial},
	{NULL, NULL},
};
static const struct form_action actions[] = {{"next", next}, {NULL, NULL}};

const struct screen screen_activation_licence = {
	.form = "activation-licence",
	.record = &screen_activation_record,
	.checks = checks,
	.actions = actions,
};
