/* Copying the database while it is in use, and asking whether it is. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "store/store.h"

/* The file below the data directory. */
#define STORE_BACKUP_DATABASE "maportal.db"

/*
 * Makes FOLDER/maportal.db: the database as its last commit before left it.  Writers go on meanwhile.  step, when not
 * NULL, is called between pages with how much is still to be copied.
 */
int store_backup_copy(struct store *store, const char *folder,
		      void (*step)(void *context, int left, int all), void *context);

/*
 * Whether another process has the database of a data directory open: 1, 0 or an error.  Only for a process that has it
 * not: to look takes its own locks away.
 */
int store_backup_is_used(const char *data);

#endif
