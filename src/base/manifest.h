/*
 * The manifest of a backup: what belongs to it.  A file as sha256sum(1) reads it, its lines sorted by name, with what
 * the backup is in comments before them:
 *
 *	# maportal backup 1
 *	# at 2026-11-28T12:00:00+08:00
 *	# schema 8
 *	# unsound 2		only where its check found something, and how much
 *	HASH  NAME
 *
 * It is written last, so a folder with a manifest is a whole backup.
 */
#ifndef BASE_MANIFEST_H
#define BASE_MANIFEST_H

#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"

#define BASE_MANIFEST_NAME "MANIFEST"

enum { BASE_MANIFEST_NAME_SIZE = 256, BASE_MANIFEST_LIMIT = 256 << 20 };

struct manifest_row {
	char name[BASE_MANIFEST_NAME_SIZE]; /* below the folder: no ".", "..", empty part or control character */
	char hash[BASE_HASH_TEXT_SIZE];
};

struct manifest {
	char at[32]; /* when, ISO */
	long schema; /* version of the database */
	long unsound; /* how much was found to be wrong in it; 0: it is sound */
	struct manifest_row *rows;
	size_t n, cap;
};

/*
 * The name by which a manifest knows a path below the folder: without "." and empty parts.  ERR_DENIED: it leads out of
 * the folder, or may; ERR_RANGE: it cannot stand in a manifest.
 */
int base_manifest_name(const char *path, char name[BASE_MANIFEST_NAME_SIZE]);

/* ERR_RANGE: the name cannot stand in a manifest. */
int base_manifest_add(struct manifest *manifest, const char *name, const char *hash);

/* Sorts and appends the text. */
void base_manifest_write(struct manifest *manifest, struct buf *out);

/* Reads n bytes of text; ERR_SYNTAX with *line where, also for a name that stands twice.  Release also then. */
int base_manifest_read(struct manifest *manifest, const char *text, size_t n, size_t *line);
void base_manifest_release(struct manifest *manifest);

#endif
