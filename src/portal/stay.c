/* Sessions begun, looked at and ended. */
#include "config.h"

#include "portal/stay.h"

#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/slot.h"
#include "domain/rule.h"
#include "portal/card-stay.h"

enum { KEPT_S = 30 * 86400, WAIT_MS = 50 };

#define LOCKS "session.lock"
#define REASON_LOGOUT "logout"
#define REASON_LOST "lost"

static const char *const via_words[] = {
	[VIA_TERMINAL] = "terminal",
	[VIA_SSH] = "ssh",
	[VIA_COMMAND] = "command",
};

/* What a session that others ended is told; the first row is for all other reasons. */
static const struct {
	const char *reason;
	enum rule rule;
} farewells[] = {
	{PORTAL_STAY_ELSEWHERE, RULE_ACT_90},
	{PORTAL_STAY_PASSWORD, RULE_ACT_90_PASSWORD},
	{PORTAL_STAY_SUSPENDED, RULE_ACT_90_SUSPENDED},
};

static int is_lost(const struct conf *conf, int64_t id, int *answer)
{
	char path[BASE_CONF_TEXT_SIZE];
	int is_held = 0, err = base_conf_path(conf, LOCKS, path);

	if (!err)
		err = base_slot_is_held(path, id, &is_held);
	*answer = !err && !is_held;
	return err;
}

/* Those of an owner that a process left behind when it died; more than a page of them have to wait. */
static int find_lost(struct act_call *call, const struct session_owner *owner, int64_t ids[STAY_PAGE_MAX], size_t *n)
{
	struct session_row rows[STAY_PAGE_MAX];
	size_t n_rows;
	int answer, err = store_session_list(call->store, owner, 0, 1, rows, STAY_PAGE_MAX, &n_rows);

	*n = 0;
	for (size_t i = 0; !err && i < n_rows; i++) {
		err = is_lost(call->portal->conf, rows[i].id, &answer);
		if (!err && answer)
			ids[(*n)++] = rows[i].id;
	}
	return err;
}

static int mark_lost(struct act_call *call, const int64_t *ids, size_t n)
{
	int err = 0;

	for (size_t i = 0; !err && i < n; i++)
		err = store_session_end(call->store, ids[i], call->now, REASON_LOST);
	return err;
}

static int hold(const struct conf *conf, struct stay *stay)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, LOCKS, path);

	return err ? err : base_slot_hold(path, stay->id, &stay->slot);
}

int portal_stay_begin(struct act_call *call, const struct session_owner *owner, struct stay *stay)
{
	struct session_row row = {.account_id = owner->account_id,
				  .staff_id = owner->staff_id,
				  .started_at = call->now,
				  .seen_at = call->now};
	int64_t lost[STAY_PAGE_MAX];
	size_t n_lost = 0;
	int err = find_lost(call, owner, lost, &n_lost);

	*stay = (struct stay){0};
	if (!err)
		err = mark_lost(call, lost, n_lost);
	if (!err)
		err = store_session_purge(call->store, call->now - KEPT_S);
	if (!err && owner->institution_code)
		err = base_mem_copy(row.institution_code, sizeof row.institution_code, owner->institution_code);
	if (!err)
		err = base_mem_copy(row.via, sizeof row.via, via_words[call->portal->via]);
	if (!err)
		err = base_mem_copy(row.source, sizeof row.source, call->portal->actor.source);
	if (!err)
		err = store_session_insert(call->store, &row);
	if (err)
		return err;
	stay->id = row.id;
	err = hold(call->portal->conf, stay);
	if (err)
		stay->id = 0;
	return err;
}

void portal_stay_release(struct stay *stay)
{
	if (stay->id)
		base_slot_leave(stay->slot);
	*stay = (struct stay){0};
}

int portal_stay_finish(struct act_call *call)
{
	int64_t id = call->portal->stay.id;

	return id ? store_session_end(call->store, id, call->now, REASON_LOGOUT) : 0;
}

int portal_stay_end_all(struct act_call *call, const struct session_owner *owner, const char *reason)
{
	return store_session_end_all(call->store, owner, call->portal->stay.id, call->now, reason);
}

void portal_stay_forget(struct portal *portal)
{
	struct actor nobody = {.kind = ACTOR_NOBODY};

	memcpy(nobody.source, portal->actor.source, sizeof nobody.source);
	portal->actor = nobody;
	portal->last_login_at = 0;
	portal->failed_logins = 0;
	portal->is_password_expired = 0;
	portal->card[0] = '\0';
	portal->card_checked_at = 0;
	base_mem_wipe(&portal->code, sizeof portal->code);
	base_mem_wipe(&portal->challenge, sizeof portal->challenge);
	portal_stay_release(&portal->stay);
}

static enum rule farewell(const char *reason)
{
	for (size_t i = 0; i < BASE_COUNT(farewells); i++)
		if (strcmp(farewells[i].reason, reason) == 0)
			return farewells[i].rule;
	return farewells[0].rule;
}

/*
 * The row of a session that ends here and now, unless somebody is writing, or the act is that is about to be refused:
 * then it is lost, as others see it.
 */
static void close_row(struct portal *portal, const char *reason)
{
	int err = store_is_writing(portal->store) ? ERR_BUSY : store_begin_within(portal->store, WAIT_MS);

	if (err)
		return;
	err = store_session_end(portal->store, portal->stay.id, base_clock_now_s(), reason);
	if (!err)
		err = store_commit(portal->store);
	if (err)
		store_rollback(portal->store);
}

static int look_at_card(struct portal *portal)
{
	enum rule rule;
	int err = portal_card_stay_look(portal, &rule);

	if (err || !rule)
		return err;
	close_row(portal, PORTAL_STAY_CARD);
	portal->ended = rule;
	portal_stay_forget(portal);
	return 0;
}

/* A row that is not there any more was ended long ago. */
int portal_stay_look(struct portal *portal)
{
	char reason[sizeof((struct session_row *)0)->reason];
	int err;

	if (!portal->stay.id)
		return 0;
	err = store_session_reason(portal->store, portal->stay.id, reason);
	if (err == ERR_NOT_FOUND)
		memcpy(reason, PORTAL_STAY_ELSEWHERE, sizeof PORTAL_STAY_ELSEWHERE);
	else if (err)
		return err;
	else if (!*reason)
		return look_at_card(portal);
	portal->ended = farewell(reason);
	portal_stay_forget(portal);
	return 0;
}

static struct session_owner owner_of(const struct actor *actor)
{
	return (struct session_owner){.account_id = actor->account_id, .staff_id = actor->staff_id};
}

/* Whoever looks cleans up, unless somebody else is writing just now. */
static int clean_up(struct act_call *call, const struct session_owner *owner)
{
	int64_t lost[STAY_PAGE_MAX];
	size_t n = 0;
	int err = find_lost(call, owner, lost, &n);

	if (err || n == 0)
		return err;
	err = store_begin_within(call->store, WAIT_MS);
	if (err)
		return err == ERR_BUSY ? 0 : err;
	err = mark_lost(call, lost, n);
	if (!err)
		return store_commit(call->store);
	store_rollback(call->store);
	return err;
}

static int list(struct act_call *call)
{
	struct stay_page *page = call->record;
	const struct session_owner owner = owner_of(&call->portal->actor);
	int err = clean_up(call, &owner);

	page->present_id = call->portal->stay.id;
	if (page->max > STAY_PAGE_MAX)
		page->max = STAY_PAGE_MAX;
	return err ? err
		   : store_session_list(call->store, &owner, page->after_id, page->direction, page->rows, page->max,
					&page->n);
}

const struct act portal_stay_list = {
	.name = "session.list",
	.right = RIGHT_USE_SESSION,
	.is_unrecorded = 1,
	.run = list,
};

/* Somebody else's is not there, as far as is said. */
static int end(struct act_call *call)
{
	const int64_t *id = call->record;
	const struct session_owner owner = owner_of(&call->portal->actor);
	struct session_row row = {0};
	int err = store_session_get(call->store, *id, &row);

	portal_act_name_object(call, "session", *id);
	if (err && err != ERR_NOT_FOUND)
		return err;
	if (err || row.ended_at || row.account_id != owner.account_id || row.staff_id != owner.staff_id)
		domain_rule_add(call->problems, "id", RULE_ACT_91);
	else if (row.id == call->portal->stay.id)
		domain_rule_add(call->problems, "id", RULE_ACT_92);
	else
		return store_session_end(call->store, row.id, call->now, PORTAL_STAY_ELSEWHERE);
	return 0;
}

const struct act portal_stay_end = {
	.name = "session.end",
	.right = RIGHT_USE_SESSION,
	.run = end,
};

static int end_others(struct act_call *call)
{
	const struct session_owner owner = owner_of(&call->portal->actor);

	return portal_stay_end_all(call, &owner, PORTAL_STAY_ELSEWHERE);
}

const struct act portal_stay_end_others = {
	.name = "session.end-others",
	.right = RIGHT_USE_SESSION,
	.run = end_others,
};

/* The trail keeps the terminal's own name; it says nothing to people, and no address is without one of these signs. */
const char *portal_stay_source_title(const char *source)
{
	return !*source || strpbrk(source, ".:") ? source : base_lang_text("入口機台");
}
