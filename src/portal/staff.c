/* Staff as actors. */
#include "config.h"

#include "portal/staff.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/staff.h"
#include "portal/stay.h"
#include "store/staff-grant.h"
#include "store/staff-recovery.h"

/* A role that this program does not know any more gives nothing. */
int portal_staff_read_grants(struct store *store, int64_t staff_id, struct grant *grants, size_t *n)
{
	struct staff_grant rows[DOMAIN_ACCESS_GRANTS_MAX];
	size_t n_rows;
	int err = store_staff_grant_list(store, staff_id, rows, DOMAIN_ACCESS_GRANTS_MAX, &n_rows);

	*n = 0;
	for (size_t i = 0; !err && i < n_rows; i++)
		if (domain_staff_read_grant(rows[i].role, rows[i].scope_code, &grants[*n]) == RULE_NONE)
			(*n)++;
	return err;
}

int portal_staff_refresh(struct portal *portal)
{
	struct actor *actor = &portal->actor;
	struct staff staff;
	int err = store_staff_get(portal->store, actor->staff_id, &staff);

	actor->n_grants = 0;
	if (err && err != ERR_NOT_FOUND)
		return err;
	if (err || domain_staff_state(staff.state) != STAFF_ACTIVE) {
		actor->level = LEVEL_NONE;
		return 0;
	}
	return portal_staff_read_grants(portal->store, actor->staff_id, actor->grants, &actor->n_grants);
}

int portal_staff_describe_grant(struct store *store, const struct grant *grant, struct buf *out)
{
	char name[121];
	int err = ERR_NOT_FOUND;

	base_buf_add_text(out, base_lang_text(domain_access_role_title(grant->role)));
	if (grant->scope.kind == SCOPE_NONE)
		return 0;
	if (grant->scope.kind == SCOPE_COUNTY)
		err = store_staff_grant_find_county(store, grant->scope.code, name);
	else if (grant->scope.kind == SCOPE_APP_SYSTEM)
		err = store_staff_grant_find_app_system(store, grant->scope.code, name);
	if (err && err != ERR_NOT_FOUND)
		return err;
	base_buf_addf(out, "(%s)", err ? grant->scope.code : base_lang_text(name));
	return 0;
}

int portal_staff_describe_grants(struct store *store, const struct grant *grants, size_t n, struct buf *out)
{
	int err = 0;

	for (size_t i = 0; !err && i < n; i++) {
		base_buf_add_text(out, i ? base_lang_text("、") : "");
		err = portal_staff_describe_grant(store, &grants[i], out);
	}
	return err;
}

/* What does not fit is left out, whole characters only. */
static void copy_fitting(char *to, size_t size, const struct buf *text)
{
	snprintf(to, size, "%.*s", (int)base_text_cut(base_buf_text(text), size - 1), base_buf_text(text));
}

static void describe_last_login(const struct portal *portal, char text[96])
{
	char at[BASE_CLOCK_TEXT_SIZE];

	if (!portal->last_login_at) {
		snprintf(text, 96, "%s", base_lang_text("本次為首次登入"));
		return;
	}
	base_clock_format(portal->last_login_at, at);
	snprintf(text, 96, base_lang_text("%.20s（%.60s）"), at,
		 portal_stay_source_title(portal->last_login_source));
}

static int profile(struct act_call *call)
{
	const struct actor *actor = &call->portal->actor;
	struct staff_profile *profile = call->record;
	struct buf roles = {0};
	struct staff staff;
	int64_t left = 0;
	int err = store_staff_get(call->store, actor->staff_id, &staff);

	if (!err)
		err = portal_staff_describe_grants(call->store, actor->grants, actor->n_grants, &roles);
	if (!err)
		err = store_staff_recovery_count(call->store, staff.id, &left);
	if (!err) {
		*profile = (struct staff_profile){0};
		memcpy(profile->login_name, staff.login_name, sizeof profile->login_name);
		memcpy(profile->name, staff.name, sizeof profile->name);
		copy_fitting(profile->roles, sizeof profile->roles, &roles);
		describe_last_login(call->portal, profile->last_login);
		snprintf(profile->recovery, sizeof profile->recovery, base_lang_text("尚餘%ld組"),
			 (long)left);
	}
	base_buf_release(&roles);
	return err;
}

const struct act portal_staff_profile = {
	.name = "staff.profile",
	.right = RIGHT_USE_CONSOLE,
	.is_unrecorded = 1,
	.run = profile,
};
