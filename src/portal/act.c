/* act_run: the right asked, the transaction held, the trail written. */
#include "config.h"

#include "portal/act.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/gentle.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/rule.h"
#include "portal/staff.h"
#include "portal/stay.h"
#include "store/audit.h"
#include "store/terms.h"

/* What of a word stands on the trail; it may be what somebody typed. */
enum { OBJECT_WORD = 48 };

int portal_act_is_refused(const struct problems *problems)
{
	return base_problem_count(problems, PROBLEM_ERROR) > 0;
}

void portal_act_name_object(struct act_call *call, const char *kind, int64_t id)
{
	snprintf(call->object, sizeof call->object, "%s:%" PRId64, kind, id);
}

void portal_act_name_object_word(struct act_call *call, const char *kind, const char *word)
{
	size_t fits = base_text_cut(word, OBJECT_WORD);

	snprintf(call->object, sizeof call->object, "%s:%.*s", kind, (int)fits, word);
}

/* The rule of the first error, or "refused" where a check without a number stopped the act. */
static const char *refusal(const struct problems *problems)
{
	for (size_t i = 0; i < problems->n; i++)
		if (problems->rows[i].severity == PROBLEM_ERROR)
			return *problems->rows[i].rule ? problems->rows[i].rule : "refused";
	return "done";
}

/* "nobody", "account:17", "staff:3", "operator:root" */
static void name_actor(const struct actor *actor, char *text, size_t size)
{
	const char *kind = domain_access_actor_name(actor->kind);

	if (*actor->name)
		snprintf(text, size, "%s:%s", kind, actor->name);
	else if (*actor->institution_code)
		snprintf(text, size, "%s:%s", kind, actor->institution_code);
	else if (actor->staff_id)
		snprintf(text, size, "%s:%" PRId64, kind, actor->staff_id);
	else if (actor->account_id)
		snprintf(text, size, "%s:%" PRId64, kind, actor->account_id);
	else
		snprintf(text, size, "%s", kind);
}

static int record(struct act_call *call, const struct act *act, const char *outcome)
{
	const struct actor *actor = &call->portal->actor;
	struct audit audit = {.at = call->now, .level = actor->level};

	name_actor(actor, audit.actor, sizeof audit.actor);
	if (base_mem_copy(audit.source, sizeof audit.source, actor->source) ||
	    base_mem_copy(audit.act, sizeof audit.act, act->name) ||
	    base_mem_copy(audit.object, sizeof audit.object, call->object) ||
	    base_mem_copy(audit.outcome, sizeof audit.outcome, outcome))
		return ERR_RANGE;
	return store_audit_append(call->store, &audit);
}

/*
 * Somebody who is known tried what he may not.  That it cannot be written changes nothing for him.  Nobody's tries are
 * left out: anyone could fill the trail with them.
 */
static void record_denial(struct act_call *call, const struct act *act)
{
	int err = call->portal->actor.kind == ACTOR_NOBODY ? ERR_DENIED : store_begin(call->store);

	if (err)
		return;
	err = record(call, act, "denied");
	if (!err)
		err = store_commit(call->store);
	if (err)
		store_rollback(call->store);
}

/* The audit record alone, for an act that was stopped before or without writing anything else. */
static int record_refusal(struct act_call *call, const struct act *act)
{
	int err = store_begin(call->store);

	if (err)
		return err;
	err = record(call, act, refusal(call->problems));
	if (!err)
		return store_commit(call->store);
	store_rollback(call->store);
	return err;
}

/* Many who come at once get ready behind those who type. */
static int prepare(struct act_call *call, const struct act *act)
{
	struct gentle gentle;
	int err;

	base_gentle_begin(&gentle);
	err = act->prepare(call);
	base_gentle_end(&gentle);
	return err;
}

/* What somebody wanted to do whose session others have ended is refused, in that person's name. */
static int refuse_ended(struct act_call *call, const struct act *act, const struct actor *actor)
{
	struct actor nobody = call->portal->actor;
	int err = 0;

	domain_rule_add(call->problems, "", call->portal->ended);
	if (act->is_unrecorded)
		return 0;
	call->portal->actor = *actor;
	err = record_refusal(call, act);
	call->portal->actor = nobody;
	return err;
}

/* Staff who were suspended while they were logged in are told so; others are asked for nothing that they may not. */
static int deny(struct act_call *call, const struct act *act)
{
	const struct actor *actor = &call->portal->actor;

	if (actor->kind != ACTOR_STAFF || actor->level > LEVEL_NONE) {
		record_denial(call, act);
		return ERR_DENIED;
	}
	domain_rule_add(call->problems, "", RULE_STF_11);
	return record_refusal(call, act);
}

/* Newer terms that were there when an account logged in come before everything else (R-ACT-16). */
static int owes_consent(const struct act_call *call, const struct act *act, int *owes)
{
	int64_t version;
	int err = ERR_NOT_FOUND;

	if (act->right == RIGHT_USE_ACCOUNT && !act->is_before_terms)
		err = store_terms_owed(call->store, call->portal->actor.account_id, &version);
	*owes = !err;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int refuse_owing(struct act_call *call, const struct act *act)
{
	domain_rule_add(call->problems, "", RULE_ACT_16_OWED);
	return act->is_unrecorded ? 0 : record_refusal(call, act);
}

/* Why an act is not begun. */
enum admission { ADMITTED, ENDED, DENIED, OWING };

/* As things stand at this moment: the session, what staff may do, the terms. */
static int admit(struct act_call *call, const struct act *act, enum admission *admission)
{
	struct portal *portal = call->portal;
	int64_t stay_id = portal->stay.id;
	int owes = 0, err = portal_stay_look(portal);

	if (!err && portal->actor.kind == ACTOR_STAFF)
		err = portal_staff_refresh(portal);
	if (err)
		return err;
	*admission = ADMITTED;
	if (stay_id && !portal->stay.id)
		*admission = ENDED;
	else if (!domain_access_may(&portal->actor, act->right))
		*admission = DENIED;
	else
		err = owes_consent(call, act, &owes);
	if (owes)
		*admission = OWING;
	return err;
}

/* actor: who wanted it; whoever's session has ended is nobody by now. */
static int turn_away(struct act_call *call, const struct act *act, const struct actor *actor, enum admission admission)
{
	switch (admission) {
	case ENDED:
		return refuse_ended(call, act, actor);
	case DENIED:
		return deny(call, act);
	case OWING:
		return refuse_owing(call, act);
	case ADMITTED:
		break;
	}
	return 0;
}

/* The end of the transaction in which the act ran with err. */
static int finish(struct act_call *call, const struct act *act, int err)
{
	if (!err && portal_act_is_refused(call->problems) && !act->is_counting) {
		store_rollback(call->store);
		return record_refusal(call, act);
	}
	if (!err)
		err = record(call, act, refusal(call->problems));
	if (!err && call->portal->stay.id)
		err = store_session_see(call->store, call->portal->stay.id, call->now);
	if (!err)
		return store_commit(call->store);
	store_rollback(call->store);
	return err;
}

/* Between being admitted and having the turn to write much can happen, so it is asked again where nothing can. */
static int run_recorded(struct act_call *call, const struct act *act, const struct actor *actor)
{
	int err = act->prepare ? prepare(call, act) : 0;
	enum admission admission;

	if (err == ERR_TIMEOUT) /* so many did the same that the turn did not come */
		domain_rule_add(call->problems, "", RULE_ACT_76);
	else if (err)
		return err;
	if (portal_act_is_refused(call->problems))
		return record_refusal(call, act);
	err = store_begin(call->store);
	if (err)
		return err;
	call->now = base_clock_now_s();
	err = admit(call, act, &admission);
	if (!err && admission != ADMITTED) {
		store_rollback(call->store);
		return turn_away(call, act, actor, admission);
	}
	return finish(call, act, err ? err : act->run(call));
}

int portal_act_may(struct portal *portal, const struct act *act)
{
	struct act_call call = {.portal = portal, .store = portal->store, .now = base_clock_now_s()};
	int may = domain_access_may(&portal->actor, act->right);

	if (!may)
		record_denial(&call, act);
	return may;
}

int portal_act_run(struct portal *portal, const struct act *act, void *record_, struct problems *problems)
{
	struct act_call call = {
		.portal = portal,
		.store = portal->store,
		.now = base_clock_now_s(),
		.record = record_,
		.problems = problems,
	};
	const struct actor actor = portal->actor;
	enum admission admission;
	int err = admit(&call, act, &admission);

	if (err || admission != ADMITTED)
		return err ? err : turn_away(&call, act, &actor, admission);
	err = act->is_unrecorded ? act->run(&call) : run_recorded(&call, act, &actor);
	if (act->after)
		act->after(&call, err);
	return err;
}
