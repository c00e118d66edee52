/*
 * Backups: the database copied while it is in use, with the keys, the configuration and the stored files of its data
 * directory, into a folder that is checked before it gets its name.  And back.
 *
 * Both work beside and rename, so a process that is killed leaves what there was before, and perhaps a folder with an
 * odd name.
 */
#ifndef PORTAL_BACKUP_H
#define PORTAL_BACKUP_H

#include "base/manifest.h"
#include "portal/act.h"

/* What went wrong, beyond the error code: the file or folder that it is about, and a sentence when one fits better. */
struct backup_fault {
	char subject[BASE_MANIFEST_NAME_SIZE];
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

/*
 * Puts a backup that was verified into the place of the data directory's files.  Those are moved to a folder in it,
 * whose name is written to aside ("" when there were none).  ERR_BUSY: programs run on it; ERR_CONFLICT: there is a
 * database and not is_forced; ERR_VERSION: the backup is of a newer program; ERR_CORRUPT: its database is not sound
 * (findings) and not is_unsound_fine.
 */
int portal_backup_restore(struct backup *backup, int is_forced, int is_unsound_fine, char aside[BASE_CONF_TEXT_SIZE]);

void portal_backup_release(struct backup *backup);

/* The records of them; take a struct backup. */
extern const struct act portal_backup_made;
extern const struct act portal_backup_made_unsound;
extern const struct act portal_backup_restored;

#endif
