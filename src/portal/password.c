/* Sealing behind the gate. */
#include "config.h"

#include "portal/password.h"

#include "base/err.h"
#include "base/gentle.h"
#include "base/mem.h"
#include "base/slot.h"

struct seal_cost portal_password_cost(const struct conf *conf)
{
	return (struct seal_cost){
		.memory_kib = (uint32_t)conf->seal_memory_kib,
		.passes = (uint32_t)conf->seal_passes,
		.lanes = 1,
	};
}

/* What a hash is computed under: its turn at the gate, and behind those who type. */
struct turn {
	int slot;
	struct gentle gentle;
};

static int take_turn(const struct conf *conf, struct turn *turn)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, "seal.lock", path);

	if (!err)
		err = base_slot_take(path, (unsigned)conf->seal_slots, 1000 * (unsigned)conf->seal_wait_s, &turn->slot);
	if (!err)
		base_gentle_begin(&turn->gentle);
	return err;
}

static void leave_turn(const struct turn *turn)
{
	base_gentle_end(&turn->gentle);
	base_slot_leave(turn->slot);
}

int portal_password_seal(const struct conf *conf, const char *password, char sealed[BASE_SEAL_TEXT_SIZE])
{
	struct turn turn;
	int err = take_turn(conf, &turn);

	if (err)
		return err;
	err = base_seal_password(password, portal_password_cost(conf), sealed);
	leave_turn(&turn);
	return err;
}

int portal_password_check(const struct conf *conf, const char *sealed, const char *password)
{
	char unused[BASE_SEAL_TEXT_SIZE];
	struct turn turn;
	int err = take_turn(conf, &turn);

	if (err)
		return err;
	if (*sealed) {
		err = base_seal_check(sealed, password);
	} else {
		err = base_seal_password(password, portal_password_cost(conf), unused);
		base_mem_wipe(unused, sizeof unused);
		err = err ? err : ERR_DENIED;
	}
	leave_turn(&turn);
	return err;
}
