/* Copying the database while it is in use. */
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

#endif
