/*
 * Putting a backup back: everything is put together and looked at beside what there is, then it is exchanged.
 *
 * Whenever the process is killed, the data directory is as it was before, as it is afterwards, or half restored; then
 * no database is opened or made in it (ERR_HALF_RESTORED), and the next restore goes back first, whatever it is called
 * with.
 *
 *	err = portal_restore_prepare(&restore);
 *	...					an act on restore.store, which tells of it: portal_backup_restored
 *	if (!err)
 *		err = portal_restore_exchange(&restore);
 *	portal_restore_release(&restore);
 */
#ifndef PORTAL_RESTORE_H
#define PORTAL_RESTORE_H

#include "base/exchange.h"
#include "portal/backup.h"

enum { PORTAL_RESTORE_LOCKS = 2 };

struct restore {
	struct backup *backup; /* conf and folder are known; what is wrong is told in its fault and findings */
	int is_forced;	       /* a database that is there is replaced */
	int is_unsound_fine;   /* so is what is wrong with that of the backup */
	int is_undone;	       /* a restore that had been killed was undone */
	int was_older;	       /* the database of the backup was brought to this program's version */
	struct conf conf;      /* that of the data directory as it will be, while it is put together */
	struct store *store;   /* its database, between prepare and exchange */
	struct exchange exchange;
	int folder, database; /* taken alone */
	int locks[PORTAL_RESTORE_LOCKS];
};

/*
 * Takes the locks, goes back from a restore that was killed, verifies the backup (errors of portal_backup_verify) and
 * puts it together beside, of this program's version.  ERR_BUSY: programs run on the data directory; ERR_CONFLICT:
 * there is a database and not is_forced; ERR_VERSION: the backup is of a newer program; ERR_CORRUPT: its database is
 * not sound and not is_unsound_fine.
 */
int portal_restore_prepare(struct restore *restore);

/*
 * Then exchange.aside is where the files are that were there, "" when there were none.  After an error all is as it was
 * before; ERR_HALF_RESTORED: it is not, and a file is in the way of going back.
 */
int portal_restore_exchange(struct restore *restore);

/* Gives the locks back; exchange.aside stays. */
void portal_restore_release(struct restore *restore);

#endif
