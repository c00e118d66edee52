/* Bringing a file to this program's version, and code tables up to date. */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/store.h"

/* The version that the last of the migrations leads to. */
int store_migrate_wanted(void);

/* All missing steps of db/migrations, then the codes of db/data, in one transaction. */
int store_migrate_run(struct store *store);

/* ERR_VERSION unless the file is ours and of this program's version; notes the version. */
int store_migrate_check(struct store *store);

#endif
