/* E-Mail認證: the first password, with the list of what it still lacks. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "domain/verification.h"
#include "portal/verification.h"
#include "screen/session.h"
#include "screen/verification.h"

/* Whoever comes by command line brings a token that nobody has looked at yet. */
static const char *enter(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct verification *verification = tui_visit_record(visit);
	const char *outcome;

	if (!*session->token)
		return NULL;
	base_mem_copy(verification->token, sizeof verification->token, session->token);
	base_mem_wipe(session->token, sizeof session->token);
	outcome = screen_verification_open(visit);
	return outcome && strcmp(outcome, "done") == 0 ? NULL : outcome;
}

static const char *next(struct visit *visit)
{
	tui_visit_busy(visit, "設定密碼中，請稍候");
	if (screen_session_act(visit, &portal_verification_finish, tui_visit_record(visit)))
		return "done";
	return screen_verification_outcome(visit);
}

SCREEN_CHECK(verification, password)
SCREEN_CHECK(verification, password_confirm)

static const struct form_check checks[] = {
	{"password", check_password},
	{"password_confirm", check_password_confirm},
	{NULL, NULL},
};
static const struct form_action actions[] = {{"enter", enter}, {"next", next}, {NULL, NULL}};
static const struct form_checklist checklists[] = {{"password", screen_verification_ticks}, {NULL, NULL}};

const struct screen screen_verification_password = {
	.form = "verification-password",
	.record = &screen_verification_record,
	.checks = checks,
	.actions = actions,
	.checklists = checklists,
};
