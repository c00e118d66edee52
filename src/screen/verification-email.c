/* E-Mail認證 of a change of address, by whoever is not logged in. */
#include "config.h"

#include "portal/email.h"
#include "screen/session.h"
#include "screen/verification.h"

static const char *next(struct visit *visit)
{
	if (screen_session_act(visit, &portal_email_finish, tui_visit_record(visit)))
		return "done";
	return screen_verification_outcome(visit);
}

static const struct form_action actions[] = {{"next", next}, {NULL, NULL}};

const struct screen screen_verification_email = {
	.form = "verification-email",
	.record = &screen_verification_record,
	.actions = actions,
};
