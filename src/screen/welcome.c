/* After a login. */
#include "config.h"

#include "screen/welcome.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "portal/institution.h"
#include "portal/session.h"
#include "screen/session.h"

/* What of a name has room on the header line. */
enum { NAME_BYTES = 60, INSTITUTION_BYTES = 80 };

const char *screen_welcome(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct session_profile profile;

	if (!screen_session_act(visit, &portal_session_profile, &profile)) {
		screen_session_forget(session);
		return NULL;
	}
	base_mem_copy(session->login_name, sizeof session->login_name, profile.login_name);
	snprintf(session->who, sizeof session->who, "%.*s %.20s", (int)base_text_cut(profile.name, NAME_BYTES),
		 profile.name, profile.login_name);
	return strcmp(profile.must_agree, "yes") == 0 ? "terms" : "done";
}

const char *screen_welcome_institution(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct institution_profile profile;

	if (!screen_session_act(visit, &portal_institution_read, &profile)) {
		screen_session_forget(session);
		return NULL;
	}
	snprintf(session->who, sizeof session->who, "%.*s",
		 (int)base_text_cut(profile.institution_name, INSTITUTION_BYTES), profile.institution_name);
	return "done";
}
