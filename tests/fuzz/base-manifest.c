/* Anything at all as the manifest of a backup: no name leads out of it, and what was read is written the same. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_name(const char *name)
{
	for (const char *part = name, *next; part; part = next) {
		size_t length = strcspn(part, "/");

		if (length == 0 || (length == 1 && *part == '.') || (length == 2 && memcmp(part, "..", 2) == 0))
			abort();
		next = part[length] ? part + length + 1 : NULL;
	}
}

static void check_again(const struct buf *text)
{
	struct manifest again;
	struct buf text_again = {0};
	size_t line;

	if (base_manifest_read(&again, text->data, text->len, &line))
		abort();
	base_manifest_write(&again, &text_again);
	if (strcmp(base_buf_text(&text_again), base_buf_text(text)) != 0)
		abort();
	base_manifest_release(&again);
	base_buf_release(&text_again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct manifest manifest;
	struct buf text = {0};
	size_t line;

	if (base_manifest_read(&manifest, (const char *)data, n, &line) == 0) {
		for (size_t i = 0; i < manifest.n; i++)
			check_name(manifest.rows[i].name);
		if (line != manifest.n + 3 + (manifest.unsound > 0))
			abort();
		base_manifest_write(&manifest, &text);
		check_again(&text);
	}
	base_manifest_release(&manifest);
	base_buf_release(&text);
	return 0;
}
