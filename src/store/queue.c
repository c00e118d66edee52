/* The queue of writers: a gate with one slot. */
#include "config.h"

#include "store/queue.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/slot.h"

int store_queue_enter(const char *data, unsigned wait_ms, int *place)
{
	struct buf path = {0};
	int err;

	base_buf_addf(&path, "%s/write.lock", data);
	err = base_slot_take(path.data, 1, wait_ms, place);
	base_buf_release(&path);
	if (err == ERR_TIMEOUT)
		return ERR_BUSY;
	return err == ERR_DENIED ? ERR_READONLY : err;
}

void store_queue_leave(int place)
{
	base_slot_leave(place);
}
