/*
 * Bytes by their content: DATA/blob/ab/cdef… is the file whose SHA-256 is abcdef…, so that what lies there cannot
 * become something else unseen.  Nothing but a hash ever becomes a path.
 *
 * A blob is written beside the others first; keep gives it its place, and what was never kept goes with the writer:
 *
 *	err = store_blob_begin(&blob, data);
 *	while (!err && more)
 *		err = store_blob_add(&blob, bytes, n);
 *	if (!err)
 *		err = store_blob_finish(&blob);		on the disk; size and sha256 are known
 *	if (!err)
 *		err = store_blob_keep(&blob);
 *	store_blob_release(&blob);
 */
#ifndef STORE_BLOB_H
#define STORE_BLOB_H

#include <stddef.h>
#include <stdint.h>

#include "base/conf.h"
#include "base/hash.h"

/* How the name of one begins that is not kept yet. */
#define STORE_BLOB_UNFINISHED "new."

struct blob {
	char folder[BASE_CONF_TEXT_SIZE];
	char path[BASE_CONF_TEXT_SIZE]; /* while it is not kept; "" then */
	int fd;
	struct hash *hash;
	int64_t size;
	char sha256[BASE_HASH_TEXT_SIZE];
};

/*
 * Release also after an error.  ERR_FULL and friends.  To begin one also takes away what writers left who were killed
 * more than a day ago.
 */
int store_blob_begin(struct blob *blob, const char *data);
int store_blob_add(struct blob *blob, const void *bytes, size_t n);
int store_blob_finish(struct blob *blob);
int store_blob_keep(struct blob *blob);
void store_blob_release(struct blob *blob);

/*
 * Opens a blob for reading once its bytes were all compared with its hash and size; the caller closes *fd.
 * ERR_CORRUPT: they are others; ERR_NOT_FOUND: there is none.
 */
int store_blob_open(const char *data, const char *sha256, int64_t size, int *fd);

#endif
