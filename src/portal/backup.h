/*
 * Backups: the database copied while it is in use, with the keys, the configuration and the stored files of its data
 * directory, into a folder that is checked before it gets its name.  The way back is portal/restore.h.
 *
 * It is made beside and renamed, so a process that is killed leaves at worst a folder with an odd name.
 */
#ifndef PORTAL_BACKUP_H
#define PORTAL_BACKUP_H

#include "base/conf.h"
#include "base/manifest.h"
#include "portal/act.h"

/*
 * Folders of stored files: what people sent and fetch, and whose certificates and revocation lists are believed; ends
 * with NULL.
 */
extern const char *const portal_backup_folders[];

/* What went wrong, beyond the error code: the file or folder that it is about, and a sentence when one fits better. */
struct backup_fault {
	char subject[BASE_CONF_TEXT_SIZE];
	const char *sentence; /* NULL: that of the error */
};

struct backup {
	const struct conf *conf;
	const char *folder; /* must not exist before make */
	struct manifest manifest;
	char seal[BASE_HASH_TEXT_SIZE]; /* SHA-256 of the manifest: names this very backup */
	struct problems findings;	/* what store_check found in the copy: then the manifest says unsound */
	struct problems notes;		/* what a person should know of a backup that was made; PROBLEM_INFO */
	struct backup_fault fault;
};

/*
 * Makes one, also of a database that is not sound.  ERR_CONFLICT: the folder exists; ERR_FULL and friends.
 * Release also after an error.
 */
int portal_backup_make(struct backup *backup, struct store *store);

/*
 * Reads a backup's manifest and compares each file with it.  ERR_NOT_FOUND: no manifest, or a file is
 * missing; ERR_SYNTAX, ERR_CORRUPT: one of them is damaged.
 */
int portal_backup_verify(struct backup *backup);

void portal_backup_release(struct backup *backup);

/* The records of them; take a struct backup. */
extern const struct act portal_backup_made;
extern const struct act portal_backup_made_unsound;
extern const struct act portal_backup_restored;

#endif
