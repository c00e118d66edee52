/* The acts of the administration of staff. */
#include "config.h"

#include "portal/staff-admin.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/email.h"
#include "domain/shape.h"
#include "portal/staff-invitation.h"
#include "portal/staff.h"
#include "portal/stay.h"
#include "store/staff-grant.h"
#include "store/staff-recovery.h"

enum { NAME_MOST = 40 };

/* The one whom an act is about, with what he may do now. */
struct target {
	struct staff staff;
	struct grant grants[DOMAIN_ACCESS_GRANTS_MAX];
	size_t n;
};

/* A county or a system that does not exist gives nothing to review. */
static int check_scope(struct act_call *call, const struct grant *grant, enum rule *rule)
{
	char name[121];
	int err = 0;

	if (grant->scope.kind == SCOPE_COUNTY)
		err = store_staff_grant_find_county(call->store, grant->scope.code, name);
	else if (grant->scope.kind == SCOPE_APP_SYSTEM)
		err = store_staff_grant_find_app_system(call->store, grant->scope.code, name);
	*rule = err == ERR_NOT_FOUND ? RULE_STF_4 : RULE_NONE;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int check_grant(struct act_call *call, const struct grant *grant)
{
	enum rule rule;
	int err = check_scope(call, grant, &rule);

	domain_rule_add(call->problems, "scope_code", rule);
	if (!err && !rule && !domain_staff_may_manage(&call->portal->actor, grant))
		domain_rule_add(call->problems, "role", RULE_ACC_1);
	return err;
}

/* One "ROLE" or "ROLE:SCOPE". */
static enum rule read_word(char *word, struct grant *grant)
{
	char *colon = strchr(word, ':');

	if (colon)
		*colon = '\0';
	return domain_staff_read_grant(word, colon ? colon + 1 : "", grant);
}

static int read_grants(struct act_call *call, const char *roles, struct grant *grants, size_t *n)
{
	char words[STAFF_ADMIN_ROLES_SIZE], *rest = words, *word;
	int err = 0;

	*n = 0;
	snprintf(words, sizeof words, "%s", roles);
	while (!err && (word = strsep(&rest, ",")) != NULL) {
		enum rule rule = *n == DOMAIN_ACCESS_GRANTS_MAX ? RULE_STF_5 : read_word(word, &grants[*n]);

		if (rule) {
			int is_role = rule == RULE_STF_3 || rule == RULE_STF_5;

			domain_rule_add(call->problems, is_role ? "role" : "scope_code", rule);
			return 0;
		}
		err = check_grant(call, &grants[(*n)++]);
	}
	return err;
}

static int find(struct act_call *call, const char *login_name, struct target *target)
{
	const struct actor *actor = &call->portal->actor;
	int err = store_staff_find_login_name(call->store, login_name, &target->staff);

	if (err == ERR_NOT_FOUND) {
		domain_rule_add(call->problems, "login_name", RULE_STF_9);
		return 0;
	}
	if (!err)
		err = portal_staff_read_grants(call->store, target->staff.id, target->grants, &target->n);
	if (err)
		return err;
	portal_act_name_object(call, "staff", target->staff.id);
	if (!domain_staff_may_manage_all(actor, target->grants, target->n))
		domain_rule_add(call->problems, "", RULE_ACC_1);
	return 0;
}

/* The same for an act that changes somebody. */
static int find_other(struct act_call *call, const char *login_name, struct target *target)
{
	int err = find(call, login_name, target);

	if (!err && call->portal->actor.kind == ACTOR_STAFF && target->staff.id == call->portal->actor.staff_id) {
		base_problem_drop_field(call->problems, "");
		domain_rule_add(call->problems, "", RULE_STF_7);
	}
	return err;
}

static int is_administrator(const struct grant *grants, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (grants[i].role == ROLE_ADMINISTRATOR)
			return 1;
	return 0;
}

/* What is asked for would leave the portal to nobody; one who is not active is no loss. */
static int check_last(struct act_call *call, const struct target *target)
{
	int64_t others = 1;
	int err = 0;

	if (domain_staff_state(target->staff.state) == STAFF_ACTIVE && is_administrator(target->grants, target->n))
		err = store_staff_grant_count_others(call->store, domain_access_role_name(ROLE_ADMINISTRATOR),
						     target->staff.id, &others);
	if (!err && others == 0)
		domain_rule_add(call->problems, "", RULE_STF_8);
	return err;
}

static int write_grants(struct act_call *call, int64_t staff_id, const struct grant *grants, size_t n)
{
	int err = store_staff_grant_clear(call->store, staff_id);

	for (size_t i = 0; !err && i < n; i++) {
		struct staff_grant row = {.staff_id = staff_id};

		err = base_mem_copy(row.role, sizeof row.role, domain_access_role_name(grants[i].role));
		memcpy(row.scope_code, grants[i].scope.code, sizeof row.scope_code);
		if (!err)
			err = store_staff_grant_add(call->store, &row);
	}
	return err;
}

static int set_state(struct staff *staff, enum staff_state state)
{
	return base_mem_copy(staff->state, sizeof staff->state, domain_staff_state_word(state));
}

static void check_new(struct act_call *call, const struct staff_admin *admin)
{
	size_t n = base_text_length(admin->name);

	domain_rule_add(call->problems, "login_name", domain_staff_check_name(admin->login_name));
	if (domain_shape_is_blank(admin->name) || n > NAME_MOST)
		domain_rule_add(call->problems, "name", RULE_STF_2);
	domain_email_check_typed(admin->email, call->problems);
}

static int insert(struct act_call *call, struct staff_admin *admin, const struct target *target)
{
	struct staff staff = {.created_at = call->now};
	int err = set_state(&staff, STAFF_INVITED);

	memcpy(staff.login_name, admin->login_name, sizeof staff.login_name);
	memcpy(staff.name, admin->name, sizeof staff.name);
	memcpy(staff.email, admin->email, sizeof staff.email);
	if (!err)
		err = store_staff_insert(call->store, &staff);
	if (err == ERR_CONFLICT) {
		domain_rule_add(call->problems, "login_name", RULE_STF_1_TAKEN);
		return 0;
	}
	portal_act_name_object(call, "staff", staff.id);
	if (!err)
		err = write_grants(call, staff.id, target->grants, target->n);
	return err ? err : portal_staff_invitation_post(call, &staff, &admin->words);
}

static int add(struct act_call *call)
{
	struct staff_admin *admin = call->record;
	struct target target = {.n = 0};
	int err;

	check_new(call, admin);
	err = read_grants(call, admin->roles, target.grants, &target.n);
	return err || portal_act_is_refused(call->problems) ? err : insert(call, admin, &target);
}

const struct act portal_staff_admin_add = {
	.name = "staff.add",
	.right = RIGHT_MANAGE_REVIEWER,
	.run = add,
};

static int is_same(const struct grant *a, const struct grant *b)
{
	return a->role == b->role && strcmp(a->scope.code, b->scope.code) == 0;
}

static size_t find_grant(const struct target *target, const struct grant *grant)
{
	size_t at = 0;

	while (at < target->n && !is_same(&target->grants[at], grant))
		at++;
	return at;
}

static void give(struct act_call *call, struct target *target, const struct grant *grant)
{
	if (find_grant(target, grant) < target->n)
		return;
	if (target->n == DOMAIN_ACCESS_GRANTS_MAX)
		domain_rule_add(call->problems, "role", RULE_STF_5);
	else
		target->grants[target->n++] = *grant;
}

static int take(struct act_call *call, struct target *target, const struct grant *grant)
{
	size_t at = find_grant(target, grant);
	int err = 0;

	if (at == target->n) {
		domain_rule_add(call->problems, "role", RULE_STF_6);
		return 0;
	}
	if (grant->role == ROLE_ADMINISTRATOR)
		err = check_last(call, target);
	target->grants[at] = target->grants[--target->n];
	if (target->n == 0)
		domain_rule_add(call->problems, "role", RULE_STF_5);
	return err;
}

static int change(struct act_call *call)
{
	struct staff_admin *admin = call->record;
	struct grant grants[DOMAIN_ACCESS_GRANTS_MAX];
	struct target target;
	size_t n = 0;
	int err = find_other(call, admin->login_name, &target);

	if (!err && !portal_act_is_refused(call->problems))
		err = read_grants(call, admin->roles, grants, &n);
	if (err || portal_act_is_refused(call->problems))
		return err;
	for (size_t i = 0; !err && i < n; i++)
		if (admin->is_taken)
			err = take(call, &target, &grants[i]);
		else
			give(call, &target, &grants[i]);
	if (err || portal_act_is_refused(call->problems))
		return err;
	return write_grants(call, target.staff.id, target.grants, target.n);
}

const struct act portal_staff_admin_change = {
	.name = "staff.change",
	.right = RIGHT_MANAGE_REVIEWER,
	.run = change,
};

static int end_sessions(struct act_call *call, const struct staff *staff)
{
	return portal_stay_end_all(call, &(struct session_owner){.staff_id = staff->id}, PORTAL_STAY_SUSPENDED);
}

/* An invitation that lies in the wrong mailbox ends as well. */
static int suspend(struct act_call *call)
{
	struct staff_admin *admin = call->record;
	struct target target;
	int err = find_other(call, admin->login_name, &target);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (domain_staff_state(target.staff.state) == STAFF_SUSPENDED)
		domain_rule_add(call->problems, "", RULE_STF_6);
	err = check_last(call, &target);
	if (!err)
		err = set_state(&target.staff, STAFF_SUSPENDED);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_staff_update(call->store, &target.staff);
	if (!err)
		err = store_token_supersede_staff(call->store, target.staff.id, call->now);
	return err ? err : end_sessions(call, &target.staff);
}

const struct act portal_staff_admin_suspend = {
	.name = "staff.suspend",
	.right = RIGHT_MANAGE_REVIEWER,
	.run = suspend,
};

static int resume(struct act_call *call)
{
	struct staff_admin *admin = call->record;
	struct target target;
	int err = find_other(call, admin->login_name, &target);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (domain_staff_state(target.staff.state) != STAFF_SUSPENDED)
		domain_rule_add(call->problems, "", RULE_STF_6);
	err = set_state(&target.staff, *target.staff.password_hash ? STAFF_ACTIVE : STAFF_INVITED);
	return err || portal_act_is_refused(call->problems) ? err : store_staff_update(call->store, &target.staff);
}

const struct act portal_staff_admin_resume = {
	.name = "staff.resume",
	.right = RIGHT_MANAGE_REVIEWER,
	.run = resume,
};

static int write_invitation(struct act_call *call, struct staff *staff)
{
	struct staff_admin *admin = call->record;
	int err = set_state(staff, STAFF_INVITED);

	*staff->password_hash = *staff->totp_secret = '\0';
	if (!err)
		err = store_staff_update(call->store, staff);
	if (!err)
		err = store_staff_recovery_clear(call->store, staff->id);
	if (!err)
		err = end_sessions(call, staff);
	return err ? err : portal_staff_invitation_post(call, staff, &admin->words);
}

/* The operator may do it to the last administrator too: who else, when the telephone is lost? */
static int invite_to(struct act_call *call, int is_elsewhere)
{
	struct staff_admin *admin = call->record;
	struct target target;
	int err = find_other(call, admin->login_name, &target);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (domain_staff_state(target.staff.state) == STAFF_SUSPENDED) {
		domain_rule_add(call->problems, "", RULE_STF_6);
		return 0;
	}
	if (is_elsewhere)
		memcpy(target.staff.email, admin->email, sizeof target.staff.email);
	else
		memcpy(admin->email, target.staff.email, sizeof admin->email);
	return write_invitation(call, &target.staff);
}

static int invite(struct act_call *call)
{
	return invite_to(call, 0);
}

const struct act portal_staff_admin_invite = {
	.name = "staff.invite",
	.right = RIGHT_MANAGE_REVIEWER,
	.run = invite,
};

static int readdress(struct act_call *call)
{
	const struct staff_admin *admin = call->record;

	domain_email_check_typed(admin->email, call->problems);
	return portal_act_is_refused(call->problems) ? 0 : invite_to(call, 1);
}

const struct act portal_staff_admin_readdress = {
	.name = "staff.readdress",
	.right = RIGHT_MANAGE_REVIEWER,
	.run = readdress,
};

/* As roles are written in commands; what does not fit is left out whole. */
static void write_words(const struct target *target, char words[STAFF_ADMIN_ROLES_SIZE])
{
	struct buf text = {0};

	for (size_t i = 0; i < target->n; i++) {
		const struct scope *scope = &target->grants[i].scope;

		base_buf_addf(&text, "%s%s%s%s", i ? "," : "", domain_access_role_name(target->grants[i].role),
			      *scope->code ? ":" : "", scope->code);
	}
	if (base_mem_copy(words, STAFF_ADMIN_ROLES_SIZE, base_buf_text(&text)))
		*words = '\0';
	base_buf_release(&text);
}

static int fill_row(struct act_call *call, const struct target *target, struct staff_row *row)
{
	const struct staff *staff = &target->staff;
	struct buf roles = {0};
	int err = portal_staff_describe_grants(call->store, target->grants, target->n, &roles);

	*row = (struct staff_row){0};
	memcpy(row->login_name, staff->login_name, sizeof row->login_name);
	memcpy(row->name, staff->name, sizeof row->name);
	memcpy(row->email, staff->email, sizeof row->email);
	memcpy(row->state, staff->state, sizeof row->state);
	snprintf(row->state_title, sizeof row->state_title, "%s",
		 base_lang_text(domain_staff_state_title(domain_staff_state(staff->state))));
	if (base_mem_copy(row->roles, sizeof row->roles, base_buf_text(&roles)))
		snprintf(row->roles, sizeof row->roles, base_lang_text("%zu個角色"), target->n);
	write_words(target, row->role_words);
	if (staff->last_login_at)
		base_clock_format(staff->last_login_at, row->last_login);
	base_buf_release(&roles);
	return err;
}

static int read_row(struct act_call *call)
{
	struct staff_row *row = call->record;
	struct target target;
	int err = find(call, row->login_name, &target);

	return err || portal_act_is_refused(call->problems) ? err : fill_row(call, &target, row);
}

const struct act portal_staff_admin_read = {
	.name = "staff.read",
	.right = RIGHT_MANAGE_REVIEWER,
	.run = read_row,
};

/* The next of those whom the actor may manage; ERR_NOT_FOUND behind the last. */
static int find_next(struct act_call *call, const char *after, int direction, struct target *target)
{
	char at[DOMAIN_STAFF_NAME_SIZE];
	size_t n = 0;
	int err = base_mem_copy(at, sizeof at, after);

	while (!err) {
		err = store_staff_list(call->store, at, direction, &target->staff, 1, &n);
		if (!err && n == 0)
			err = ERR_NOT_FOUND;
		if (!err)
			err = portal_staff_read_grants(call->store, target->staff.id, target->grants, &target->n);
		if (!err && domain_staff_may_manage_all(&call->portal->actor, target->grants, target->n))
			return 0;
		memcpy(at, target->staff.login_name, sizeof at);
	}
	return err;
}

static int list(struct act_call *call)
{
	struct staff_page *page = call->record;
	const char *after = page->after;
	struct target target;
	int err = 0;

	page->n = 0;
	while (!err && page->n < page->max && page->n < STAFF_ADMIN_PAGE_MAX) {
		err = find_next(call, after, page->direction, &target);
		if (!err)
			err = fill_row(call, &target, &page->rows[page->n]);
		if (!err)
			after = page->rows[page->n++].login_name;
	}
	for (size_t i = 0; page->direction < 0 && i < page->n / 2; i++) {
		struct staff_row kept = page->rows[i];

		page->rows[i] = page->rows[page->n - 1 - i];
		page->rows[page->n - 1 - i] = kept;
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}

const struct act portal_staff_admin_list = {
	.name = "staff.list",
	.right = RIGHT_MANAGE_REVIEWER,
	.is_unrecorded = 1,
	.run = list,
};
