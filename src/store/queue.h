/*
 * The queue of writers: whoever comes first writes first, whatever the number of processes.  SQLite alone
 * lets waiting writers race, and some lose for seconds.
 *
 * The file DATA/write.lock is a gate with one slot (base/slot.h).  The kernel gives a dead writer's place back, so
 * nobody waits for it.
 *
 * The queue orders writers, the engine's own lock protects the data: without the file nothing is damaged.
 */
#ifndef STORE_QUEUE_H
#define STORE_QUEUE_H

/*
 * Waits up to wait_ms to be first in the queue of a data directory; *place is then what leave wants.
 * ERR_BUSY when the turn did not come, ERR_READONLY when the file cannot be written, ERR_IO and friends.
 */
int store_queue_enter(const char *data, unsigned wait_ms, int *place);

void store_queue_leave(int place);

#endif
