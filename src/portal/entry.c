/* Entering the portal. */
#include "config.h"

#include "portal/entry.h"

#include <string.h>

#include "base/mem.h"
#include "portal/stay.h"

int portal_entry_begin(struct act_call *call, struct entry *entry)
{
	struct account *account = &entry->account;
	int err;

	entry->is_begun = 1;
	entry->last_login_at = account->last_login_at;
	memcpy(entry->last_login_source, account->last_login_source, sizeof entry->last_login_source);
	entry->failed_logins = account->failed_logins;
	account->failed_logins = 0;
	account->last_login_at = call->now;
	err = base_mem_copy(account->last_login_source, sizeof account->last_login_source,
			    call->portal->actor.source);
	if (!err)
		err = store_account_update(call->store, account);
	return err ? err
		   : portal_stay_begin(call, &(struct session_owner){.account_id = account->id}, &entry->stay);
}

int portal_entry_finish(struct act_call *call, struct entry *entry, int err)
{
	struct portal *portal = call->portal;

	if (err || !entry->is_begun) {
		portal_stay_release(&entry->stay);
		return 0;
	}
	portal->actor.kind = ACTOR_ACCOUNT;
	portal->actor.account_id = entry->account.id;
	portal->actor.person_id = entry->account.person_id;
	portal->actor.level = entry->level;
	portal->last_login_at = entry->last_login_at;
	memcpy(portal->last_login_source, entry->last_login_source, sizeof portal->last_login_source);
	portal->failed_logins = entry->failed_logins;
	portal->stay = entry->stay;
	portal->ended = RULE_NONE;
	return 1;
}
