/* Files and folders as backups need them: copied with their hash, walked, made durable, taken away. */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include <sys/types.h>

#include "base/hash.h"

enum { BASE_TREE_PATH_SIZE = 1024 };

/* "FOLDER/NAME"; ERR_RANGE. */
int base_tree_join(const char *folder, const char *name, char path[BASE_TREE_PATH_SIZE]);

/* SHA-256 of a regular file; a link is not followed: ERR_IO. */
int base_tree_hash(const char *path, char hash[BASE_HASH_TEXT_SIZE]);

/* Copies a regular file to one that must not exist yet, durably; hash is of what was read. */
int base_tree_copy(const char *from, const char *to, mode_t mode, char hash[BASE_HASH_TEXT_SIZE]);

/* What was made, renamed or removed in a folder is durable when it returns 0. */
int base_tree_sync(const char *folder);

/* The same for a folder and those in it, at any depth. */
int base_tree_sync_all(const char *folder);

/*
 * Calls with the name, below folder, of each regular file in folder/below and deeper, in no order, until one call gives
 * an error.  A folder that is not there has none.
 */
int base_tree_walk(const char *folder, const char *below, int (*visit)(void *context, const char *name), void *context);

/* Removes a folder with all that is in it. */
int base_tree_remove(const char *folder);

#endif
