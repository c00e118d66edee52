/* E-Mail認證: the code from the letter. */
#include "config.h"

#include "domain/verification.h"
#include "portal/verification.h"
#include "screen/session.h"
#include "screen/verification.h"

static const char *next(struct visit *visit)
{
	if (screen_session_act(visit, &portal_verification_open, tui_visit_record(visit)))
		return "done";
	return screen_verification_outcome(visit);
}

SCREEN_CHECK(verification, code)

static const struct form_check checks[] = {{"code", check_code}, {NULL, NULL}};
static const struct form_action actions[] = {{"next", next}, {NULL, NULL}};

const struct screen screen_verification_code = {
	.form = "verification-code",
	.record = &screen_verification_record,
	.checks = checks,
	.actions = actions,
};
