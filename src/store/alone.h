/*
 * Being alone with the files of a data directory, for a restore that puts others in their place.
 *
 * Whoever opens the database has the folder (flock) while that takes; a restore has it alone from its first step to its
 * last, so nobody opens a file that is moved away the next moment.  From then on a connection shows by the engine's own
 * lock on the file.  A restore takes that lock as well: it gets it when there is no connection, and programs that know
 * the engine only are refused.
 */
#ifndef STORE_ALONE_H
#define STORE_ALONE_H

/*
 * For store_open: *pass is what leave wants; -1 when there is no folder.  ERR_BUSY: a restore works on it;
 * ERR_HALF_RESTORED: one was interrupted; ERR_DENIED and friends.
 */
int store_alone_pass(const char *data, int *pass);

/* ERR_BUSY: the database is being opened. */
int store_alone_take(const char *data, int *alone);

/* Nobody but this process has the database open; *alone is -1 when there is none.  ERR_BUSY: somebody has. */
int store_alone_take_database(const char *data, int *alone);

/* -1 is fine. */
void store_alone_leave(int alone);

#endif
