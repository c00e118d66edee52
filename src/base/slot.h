/*
 * A gate for work of which only so much may run at once on the machine, whatever the number of processes: one lock per
 * slot in one file, given back by the kernel when a process dies.
 *
 * First come, first served: one lock more is the turn.  Its holder alone looks for a free slot, and the kernel wakes
 * those who wait for the turn one after the other, so hundreds of them cost nothing; who has just left a slot queues
 * behind all of them.  Where one dies waiting, those behind him queue again, and a place may be lost.
 */
#ifndef BASE_SLOT_H
#define BASE_SLOT_H

#include <stdint.h>

/*
 * Waits up to wait_ms for one of the slots of the file at path (made when missing); *slot is then what leave
 * wants.  ERR_TIMEOUT when the turn did not come, ERR_IO and friends when the file cannot be used.  While it waits,
 * SIGALRM and the timer behind it are its own.
 */
int base_slot_take(const char *path, unsigned slots, unsigned wait_ms, int *slot);

void base_slot_leave(int slot);

/*
 * One certain slot, for as long as its holder lives: whoever is named by a number can be told from one who has died.
 * ERR_BUSY when somebody else holds it.
 */
int base_slot_hold(const char *path, int64_t number, int *slot);

/* Whether anybody, this process too, holds that slot; *is_held is 0 when the file was never made. */
int base_slot_is_held(const char *path, int64_t number, int *is_held);

#endif
