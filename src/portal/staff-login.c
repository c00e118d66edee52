/* The acts of the login of staff. */
#include "config.h"

#include "portal/staff-login.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/lock.h"
#include "domain/rule.h"
#include "domain/staff.h"
#include "portal/password.h"
#include "portal/staff-key.h"
#include "portal/stay.h"
#include "portal/throttle.h"
#include "store/attempt.h"
#include "store/staff-recovery.h"

static const struct counter failures = {
	.kind = "staff-login",
	.max_policy = POLICY_LOGIN_FAILURES_MAX,
	.window_policy = POLICY_LOGIN_WINDOW_S,
	.lock_policy = POLICY_LOGIN_LOCK_S,
};
static const struct counter source_failures = {
	.kind = "staff-login",
	.max_policy = POLICY_STAFF_SOURCE_FAILURES_MAX,
	.window_policy = POLICY_LOGIN_WINDOW_S,
	.lock_policy = POLICY_LOGIN_LOCK_S,
};

/* A password looked at outside any transaction; what run reads again is compared with it. */
struct look {
	struct staff staff; /* id 0: there is none of that name */
	char subject[BASE_HASH_TEXT_SIZE];
	int is_right;
	char renewed[BASE_SEAL_TEXT_SIZE]; /* the hash at today's cost; "" when the old one will do */
	struct staff_entry entry;
};

static int refuse(struct act_call *call, const char *subject, const char *field, enum rule rule)
{
	domain_rule_add(call->problems, field, rule);
	return portal_throttle_count(call, &failures, subject);
}

static int try_password(struct act_call *call, const char *password, struct look *look)
{
	const struct conf *conf = call->portal->conf;
	int err = portal_password_check(conf, look->staff.password_hash, password);

	if (err == ERR_DENIED)
		return 0;
	look->is_right = err == 0;
	return err ? err : portal_password_renew(conf, look->staff.password_hash, password, look->renewed);
}

/* Unknown names take the same time. */
static int look_at(struct act_call *call, const char *login_name, const char *password, struct look *look)
{
	int err;

	portal_throttle_subject_name(login_name, look->subject);
	err = portal_throttle_check(call, &failures, &source_failures, look->subject);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_staff_find_login_name(call->store, login_name, &look->staff);
	return err && err != ERR_NOT_FOUND ? err : try_password(call, password, look);
}

static int read_staff(struct act_call *call, struct look *look)
{
	struct staff *staff = &look->staff;
	char looked_at[sizeof staff->password_hash];
	int err;

	portal_act_name_object(call, "staff", staff->id);
	memcpy(looked_at, staff->password_hash, sizeof looked_at);
	err = store_staff_get(call->store, staff->id, staff);
	if (!err)
		portal_password_compare(looked_at, staff->password_hash, look->is_right, look->renewed,
					call->problems);
	return err;
}

/* What others did meanwhile: refused when the right password is another one now. */
static int read_again(struct act_call *call, struct look *look)
{
	int err = look->staff.id ? read_staff(call, look) : 0;

	return err ? err : portal_throttle_check(call, &failures, &source_failures, look->subject);
}

static int prepare(struct act_call *call)
{
	const struct staff_login *login = call->record;

	call->prepared = base_mem_zero(1, sizeof(struct look));
	domain_staff_check_login_name(login, call->problems);
	domain_staff_check_password(login, call->problems);
	return portal_act_is_refused(call->problems)
		       ? 0
		       : look_at(call, login->login_name, login->password, call->prepared);
}

static int password(struct act_call *call)
{
	struct look *look = call->prepared;
	int err = read_again(call, look);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (!look->staff.id || !look->is_right)
		return refuse(call, look->subject, "", RULE_ACT_5);
	if (domain_staff_state(look->staff.state) != STAFF_ACTIVE) {
		domain_rule_add(call->problems, "", RULE_STF_11);
		return 0;
	}
	look->entry.staff_id = look->staff.id;
	if (!*look->renewed)
		return 0;
	memcpy(look->staff.password_hash, look->renewed, sizeof look->renewed);
	return store_staff_update(call->store, &look->staff);
}

static void release(struct act_call *call)
{
	if (call->prepared)
		base_mem_wipe(call->prepared, sizeof(struct look));
	free(call->prepared);
}

static void after_password(struct act_call *call, int err)
{
	const struct look *look = call->prepared;
	struct actor *actor = &call->portal->actor;

	if (!err && look && look->entry.staff_id) {
		actor->kind = ACTOR_STAFF;
		actor->staff_id = look->entry.staff_id;
		actor->level = LEVEL_PASSWORD;
	}
	release(call);
}

const struct act portal_staff_login_password = {
	.name = "staff.password",
	.right = RIGHT_LOGIN,
	.is_counting = 1,
	.prepare = prepare,
	.run = password,
	.after = after_password,
};

/* Each step's code once, and none before it: whoever looked over a shoulder comes too late. */
static int check_otp(struct act_call *call, struct staff *staff, const char *digits, enum rule *rule)
{
	unsigned char secret[BASE_OTP_SECRET_SIZE];
	int err = portal_staff_key_open(call->portal->conf, staff->id, staff->totp_secret, secret);
	int64_t step = err ? 0 : base_otp_find(secret, digits, call->now);

	base_mem_wipe(secret, sizeof secret);
	*rule = step == 0 ? RULE_STF_10 : step <= staff->totp_last_step ? RULE_STF_10_USED : RULE_NONE;
	if (*rule == RULE_NONE)
		staff->totp_last_step = step;
	return err;
}

static int check_recovery(struct act_call *call, const struct staff *staff, const char *code, enum rule *rule)
{
	char hash[BASE_HASH_TEXT_SIZE];
	int64_t used_at = 0;
	int err;

	base_hash_sha256_text(code, strlen(code), hash);
	err = store_staff_recovery_find(call->store, staff->id, hash, &used_at);
	*rule = err == ERR_NOT_FOUND ? RULE_STF_10 : used_at ? RULE_STF_10_RECOVERY : RULE_NONE;
	if (err == ERR_NOT_FOUND)
		return 0;
	return err || *rule ? err : store_staff_recovery_use(call->store, staff->id, hash, call->now);
}

static int check_code(struct act_call *call, struct staff *staff, const char *typed, enum rule *rule)
{
	char digits[7], recovery[DOMAIN_TOKEN_CODE_SIZE];
	int err = 0;

	*rule = domain_staff_read_code(typed, digits, recovery);
	if (*digits)
		err = check_otp(call, staff, digits, rule);
	else if (*recovery)
		err = check_recovery(call, staff, recovery, rule);
	base_mem_wipe(digits, sizeof digits);
	base_mem_wipe(recovery, sizeof recovery);
	return err;
}

int portal_staff_login_enter(struct act_call *call, struct staff *staff, struct staff_entry *entry)
{
	int err;

	entry->staff_id = staff->id;
	entry->last_login_at = staff->last_login_at;
	memcpy(entry->last_login_source, staff->last_login_source, sizeof entry->last_login_source);
	staff->last_login_at = call->now;
	err = base_mem_copy(staff->last_login_source, sizeof staff->last_login_source, call->portal->actor.source);
	if (!err)
		err = store_staff_update(call->store, staff);
	return err ? err : portal_stay_begin(call, &(struct session_owner){.staff_id = staff->id}, &entry->stay);
}

void portal_staff_login_become(struct portal *portal, struct staff_entry *entry, int err)
{
	if (err || !entry->stay.id) {
		portal_stay_release(&entry->stay);
		return;
	}
	portal->stay = entry->stay;
	portal->actor.kind = ACTOR_STAFF;
	portal->actor.staff_id = entry->staff_id;
	portal->actor.level = LEVEL_ONE_TIME_CODE;
	portal->last_login_at = entry->last_login_at;
	memcpy(portal->last_login_source, entry->last_login_source, sizeof portal->last_login_source);
}

/* The failures of this login are forgotten only now: a password alone opens nothing. */
static int code(struct act_call *call)
{
	const struct staff_login *login = call->record;
	struct look *look = base_mem_zero(1, sizeof *look);
	struct staff *staff = &look->staff;
	enum rule rule;
	int err;

	call->prepared = look;
	portal_act_name_object(call, "staff", call->portal->actor.staff_id);
	domain_staff_check_code(login, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = store_staff_get(call->store, call->portal->actor.staff_id, staff);
	if (err)
		return err;
	portal_throttle_subject_name(staff->login_name, look->subject);
	err = portal_throttle_check(call, &failures, &source_failures, look->subject);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = check_code(call, staff, login->code, &rule);
	if (err || rule)
		return err ? err : refuse(call, look->subject, "code", rule);
	err = store_attempt_clear(call->store, failures.kind, look->subject);
	return err ? err : portal_staff_login_enter(call, staff, &look->entry);
}

static void after_code(struct act_call *call, int err)
{
	struct look *look = call->prepared;

	if (look)
		portal_staff_login_become(call->portal, &look->entry, err);
	release(call);
}

const struct act portal_staff_login_code = {
	.name = "staff.login",
	.right = RIGHT_FINISH_LOGIN,
	.is_counting = 1,
	.run = code,
	.after = after_code,
};

static int prepare_unlock(struct act_call *call)
{
	const struct lock *lock = call->record;
	struct staff staff;
	int err;

	call->prepared = base_mem_zero(1, sizeof(struct look));
	portal_act_name_object(call, "staff", call->portal->actor.staff_id);
	domain_lock_check_password(lock, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = store_staff_get(call->store, call->portal->actor.staff_id, &staff);
	return err ? err : look_at(call, staff.login_name, lock->password, call->prepared);
}

/* The last failure that is allowed is said at once, not when the next password is tried. */
static int unlock(struct act_call *call)
{
	struct look *look = call->prepared;
	int err = read_again(call, look);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (look->is_right)
		return store_attempt_clear(call->store, failures.kind, look->subject);
	err = refuse(call, look->subject, "password", RULE_ACT_9_PASSWORD);
	return err ? err : portal_throttle_check(call, &failures, &source_failures, look->subject);
}

static void after_unlock(struct act_call *call, int err)
{
	(void)err;
	release(call);
}

const struct act portal_staff_login_unlock = {
	.name = "staff.unlock",
	.right = RIGHT_USE_CONSOLE,
	.is_counting = 1,
	.prepare = prepare_unlock,
	.run = unlock,
	.after = after_unlock,
};
