/* Drafts kept, found and dropped. */
#include "config.h"

#include "portal/draft.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "portal/setting.h"

enum { WAIT_MS = 50, WAIT_LAST_MS = 5000 };

/* Older ones are gone as soon as anybody keeps a new one. */
static int oldest(struct act_call *call, int64_t *before)
{
	long life_s;
	int err = portal_setting_number(call->store, POLICY_DRAFT_S, &life_s);

	*before = call->now - life_s;
	return err;
}

static int commit(struct act_call *call, int err)
{
	if (!err)
		return store_commit(call->store);
	store_rollback(call->store);
	return err;
}

static int keep(struct act_call *call)
{
	const struct draft_entry *entry = call->record;
	struct draft draft = {.account_id = call->portal->actor.account_id, .saved_at = call->now};
	int64_t before;
	int err = oldest(call, &before);

	if (!err && strlen(entry->content) > STORE_DRAFT_CONTENT_MAX)
		err = ERR_RANGE;
	if (!err)
		err = base_mem_copy(draft.form, sizeof draft.form, entry->form);
	if (!err)
		err = base_mem_copy(draft.field, sizeof draft.field, entry->field);
	if (!err)
		err = store_begin_within(call->store, entry->is_last ? WAIT_LAST_MS : WAIT_MS);
	if (err)
		return err;
	draft.content = base_mem_dup(entry->content);
	err = store_draft_purge(call->store, before);
	if (!err)
		err = store_draft_put(call->store, &draft);
	store_draft_release(&draft);
	return commit(call, err);
}

const struct act portal_draft_keep = {
	.name = "draft.keep",
	.right = RIGHT_USE_ACCOUNT,
	.is_before_terms = 1,
	.is_unrecorded = 1,
	.run = keep,
};

static int find(struct act_call *call)
{
	struct draft *draft = call->record;
	int64_t before;
	int err = oldest(call, &before);

	if (!err)
		err = store_draft_find(call->store, call->portal->actor.account_id, draft);
	if (!err && draft->saved_at < before) {
		store_draft_release(draft);
		err = ERR_NOT_FOUND;
	}
	if (err)
		*draft = (struct draft){0};
	return err == ERR_NOT_FOUND ? 0 : err;
}

const struct act portal_draft_find = {
	.name = "draft.find",
	.right = RIGHT_USE_ACCOUNT,
	.is_before_terms = 1,
	.is_unrecorded = 1,
	.run = find,
};

static int drop(struct act_call *call)
{
	int err = store_begin_within(call->store, WAIT_LAST_MS);

	return err ? err : commit(call, store_draft_drop(call->store, call->portal->actor.account_id));
}

const struct act portal_draft_drop = {
	.name = "draft.drop",
	.right = RIGHT_USE_ACCOUNT,
	.is_before_terms = 1,
	.is_unrecorded = 1,
	.run = drop,
};
