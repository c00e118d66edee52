/* Whole files, with a limit before the first byte. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

/* Appends a regular file; ERR_RANGE when it is larger than limit bytes, ERR_NOT_FOUND and friends. */
int base_file_read(const char *path, size_t limit, struct buf *out);

/* The same with what is left of one that is open and stays so. */
int base_file_read_open(int fd, size_t limit, struct buf *out);

/*
 * Writes a file beside its final name, syncs and renames it: the old one, or the whole new one, never half.  It is
 * there for good when 0 is returned.
 */
int base_file_write(const char *path, const void *bytes, size_t n, mode_t mode);

/* Copies what is left of one open file to another; a reader at a pipe's other end may be as slow as it likes. */
int base_file_copy(int from, int to);

/* Makes a folder and those above it that are missing, for good; ERR_SYNTAX: the path is empty. */
int base_file_make_folder(const char *path, mode_t mode);

/* The name of a file or folder is durable in the folder above it when it returns 0. */
int base_file_sync_above(const char *path);

#endif
