/* Whether the actor may publish something of a kind about a system, and what of it he sees. */
#ifndef PORTAL_SCOPE_H
#define PORTAL_SCOPE_H

#include "base/date.h"
#include "domain/publication.h"
#include "portal/act.h"
#include "store/gram.h"

enum { PORTAL_SCOPE_PAGE_MAX = 64 };

/* Adds R-ACC-1 when not. */
void portal_scope_check(struct act_call *call, const char *kind, const char *app_system_code);

/* Adds R-PUB-3 for a system that there is not. */
int portal_scope_check_system(struct act_call *call, const char *app_system_code);

/* Sets today; is_all is asked for, and given to those alone who may publish something. */
void portal_scope_complete(const struct act_call *call, struct listing *listing, char today[BASE_DATE_TEXT_SIZE]);

/* Whether something is shown to the actor: to everyone in its time, to those who publish always. */
int portal_scope_is_shown(const struct act_call *call, const char *first_day, const char *last_day,
			  int64_t withdrawn_at);

#endif
