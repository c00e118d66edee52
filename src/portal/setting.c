/* Policy values. */
#include "config.h"

#include "portal/setting.h"

#include "base/err.h"
#include "base/mem.h"

int portal_setting_text(struct store *store, enum policy policy, char text[STORE_POLICY_TEXT_SIZE])
{
	const struct policy_row *row = domain_policy_row(policy);
	int err = store_policy_find(store, row->name, text);

	return err == ERR_NOT_FOUND ? base_mem_copy(text, STORE_POLICY_TEXT_SIZE, row->standard) : err;
}

int portal_setting_number(struct store *store, enum policy policy, long *number)
{
	char text[STORE_POLICY_TEXT_SIZE];
	int err = portal_setting_text(store, policy, text);

	*number = err ? 0 : domain_policy_number(domain_policy_row(policy), text);
	return err;
}
