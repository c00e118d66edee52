/* Manifests, read and written. */
#include "config.h"

#include "base/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hex.h"
#include "base/mem.h"
#include "base/text.h"

enum { NUMBER_DIGITS = 6 };

static const char title[] = "# maportal backup 1", at_word[] = "# at ", schema_word[] = "# schema ",
		  unsound_word[] = "# unsound ";

/* A name that leads out of the folder, or that a line cannot carry, is none. */
static int is_name(const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || n >= BASE_MANIFEST_NAME_SIZE || !base_text_is_utf8(name, n) || *name == '#')
		return 0;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)name[i] < ' ' || name[i] == 0x7f || name[i] == '\\')
			return 0;
	for (const char *part = name; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL) {
		size_t length = strcspn(part, "/");

		if (length == 0 || strncmp(part, ".", length) == 0 || strncmp(part, "..", length) == 0)
			return 0;
	}
	return 1;
}

int base_manifest_name(const char *path, char name[BASE_MANIFEST_NAME_SIZE])
{
	size_t used = 0;

	if (*path == '/')
		return ERR_DENIED;
	for (const char *part = path; *part; part += strspn(part, "/")) {
		size_t n = strcspn(part, "/");

		if (n == 2 && strncmp(part, "..", n) == 0)
			return ERR_DENIED;
		if (used + n + 2 > BASE_MANIFEST_NAME_SIZE)
			return ERR_RANGE;
		if (n != 1 || *part != '.') {
			if (used)
				name[used++] = '/';
			memcpy(name + used, part, n);
			used += n;
		}
		part += n;
	}
	name[used] = '\0';
	return is_name(name) ? 0 : ERR_RANGE;
}

int base_manifest_add(struct manifest *manifest, const char *name, const char *hash)
{
	struct manifest_row *row;

	if (!is_name(name) || strlen(hash) != BASE_HASH_TEXT_SIZE - 1)
		return ERR_RANGE;
	if (manifest->n == manifest->cap) {
		manifest->cap = manifest->cap ? 2 * manifest->cap : 16;
		manifest->rows = base_mem_grow(manifest->rows, manifest->cap, sizeof *manifest->rows);
	}
	row = &manifest->rows[manifest->n++];
	base_mem_copy(row->name, sizeof row->name, name);
	base_mem_copy(row->hash, sizeof row->hash, hash);
	return 0;
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct manifest_row *)a)->name, ((const struct manifest_row *)b)->name);
}

void base_manifest_write(struct manifest *manifest, struct buf *out)
{
	if (manifest->n)
		qsort(manifest->rows, manifest->n, sizeof *manifest->rows, compare);
	base_buf_addf(out, "%s\n%s%s\n%s%ld\n", title, at_word, manifest->at, schema_word, manifest->schema);
	if (manifest->unsound)
		base_buf_addf(out, "%s%ld\n", unsound_word, manifest->unsound);
	for (size_t i = 0; i < manifest->n; i++)
		base_buf_addf(out, "%s  %s\n", manifest->rows[i].hash, manifest->rows[i].name);
}

static int read_number(const char *line, const char *word, long *number)
{
	const char *digits = line + strlen(word);
	size_t n = strncmp(line, word, strlen(word)) == 0 ? strlen(digits) : 0;

	if (n == 0 || n > NUMBER_DIGITS || strspn(digits, "0123456789") != n)
		return ERR_SYNTAX;
	*number = strtol(digits, NULL, 10);
	return 0;
}

/* The comments come first, one each; then the rows, in order. */
static int read_line(struct manifest *manifest, const char *line, size_t number)
{
	unsigned char raw[BASE_HASH_SIZE];
	char hash[BASE_HASH_TEXT_SIZE];
	const char *name = line + BASE_HASH_TEXT_SIZE + 1;

	if (number == 1)
		return strcmp(line, title) == 0 ? 0 : ERR_SYNTAX;
	if (number == 2)
		return strncmp(line, at_word, strlen(at_word)) != 0 ||
				       base_mem_copy(manifest->at, sizeof manifest->at, line + strlen(at_word))
			       ? ERR_SYNTAX
			       : 0;
	if (number == 3)
		return read_number(line, schema_word, &manifest->schema);
	if (number == 4 && *line == '#')
		return read_number(line, unsound_word, &manifest->unsound) || manifest->unsound == 0 ? ERR_SYNTAX : 0;
	if (strlen(line) <= BASE_HASH_TEXT_SIZE + 1 || strncmp(name - 2, "  ", 2) != 0)
		return ERR_SYNTAX;
	memcpy(hash, line, BASE_HASH_TEXT_SIZE - 1);
	hash[BASE_HASH_TEXT_SIZE - 1] = '\0';
	if (base_hex_read(hash, raw, sizeof raw) || !is_name(name))
		return ERR_SYNTAX;
	if (manifest->n && strcmp(manifest->rows[manifest->n - 1].name, name) >= 0)
		return ERR_SYNTAX;
	return base_manifest_add(manifest, name, hash);
}

int base_manifest_read(struct manifest *manifest, const char *text, size_t n, size_t *line)
{
	char copy[BASE_MANIFEST_NAME_SIZE + BASE_HASH_TEXT_SIZE + 2];
	int err = 0;

	*manifest = (struct manifest){.schema = 0};
	*line = 0;
	for (const char *at = text, *end = text + n; !err && at < end;) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t length = newline ? (size_t)(newline - at) : 0;

		++*line;
		if (!newline || length >= sizeof copy || memchr(at, '\0', length))
			return ERR_SYNTAX;
		memcpy(copy, at, length);
		copy[length] = '\0';
		err = read_line(manifest, copy, *line);
		at = newline + 1;
	}
	return err || manifest->n ? err : ERR_SYNTAX;
}

void base_manifest_release(struct manifest *manifest)
{
	free(manifest->rows);
	*manifest = (struct manifest){.schema = 0};
}
