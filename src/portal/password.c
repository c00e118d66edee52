/* Sealing behind the gate. */
#include "config.h"

#include "portal/password.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/slot.h"
#include "domain/rule.h"

struct seal_cost portal_password_cost(const struct conf *conf)
{
	return (struct seal_cost){
		.memory_kib = (uint32_t)conf->seal_memory_kib,
		.passes = (uint32_t)conf->seal_passes,
		.lanes = 1,
	};
}

static int take_slot(const struct conf *conf, int *slot)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, "seal.lock", path);

	return err ? err
		   : base_slot_take(path, (unsigned)conf->seal_slots, 1000 * (unsigned)conf->seal_wait_s, slot);
}

int portal_password_seal(const struct conf *conf, const char *password, char sealed[BASE_SEAL_TEXT_SIZE])
{
	int slot, err = take_slot(conf, &slot);

	if (err)
		return err;
	err = base_seal_password(password, portal_password_cost(conf), sealed);
	base_slot_leave(slot);
	return err;
}

int portal_password_renew(const struct conf *conf, const char *sealed, const char *password,
			  char renewed[BASE_SEAL_TEXT_SIZE])
{
	struct seal_cost cost = portal_password_cost(conf);
	int slot, err;

	*renewed = '\0';
	if (!base_seal_is_weaker(sealed, cost))
		return 0;
	err = take_slot(conf, &slot);
	if (err)
		return err;
	err = base_seal_renew(sealed, password, cost, renewed);
	base_slot_leave(slot);
	return err;
}

/* Nobody's hash: the time, and a refusal. */
static int spend(const char *password, struct seal_cost cost)
{
	char unused[BASE_SEAL_TEXT_SIZE];
	int err = cost.passes ? base_seal_password(password, cost, unused) : 0;

	base_mem_wipe(unused, sizeof unused);
	return err ? err : ERR_DENIED;
}

int portal_password_check(const struct conf *conf, const char *sealed, const char *password)
{
	struct seal_cost cost = portal_password_cost(conf);
	int slot, err = take_slot(conf, &slot);

	if (err)
		return err;
	err = *sealed ? base_seal_check(sealed, password) : spend(password, cost);
	if (*sealed && err == ERR_DENIED)
		err = spend(password, base_seal_rest(sealed, cost));
	base_slot_leave(slot);
	return err;
}

void portal_password_compare(const char *looked_at, const char *now, int is_right,
			     char renewed[BASE_SEAL_TEXT_SIZE], struct problems *problems)
{
	if (strcmp(looked_at, now) == 0)
		return;
	if (base_seal_is_renewed(looked_at, now))
		base_mem_wipe(renewed, BASE_SEAL_TEXT_SIZE);
	else if (is_right)
		domain_rule_add(problems, "", RULE_ACT_86);
}
