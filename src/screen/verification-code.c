/* E-Mail認證: the code from the letter. */
#include "config.h"

#include "domain/verification.h"
#include "screen/session.h"
#include "screen/verification.h"

SCREEN_CHECK(verification, code)

static const struct form_check checks[] = {{"code", check_code}, {NULL, NULL}};
static const struct form_action actions[] = {{"next", screen_verification_open}, {NULL, NULL}};

const struct screen screen_verification_code = {
	.form = "verification-code",
	.record = &screen_verification_record,
	.checks = checks,
	.actions = actions,
};
