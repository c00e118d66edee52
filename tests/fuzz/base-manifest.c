/* Anything at all as the manifest of a backup; what was read is written the same. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct manifest manifest;
	struct buf text = {0};
	size_t line;

	if (base_manifest_read(&manifest, (const char *)data, n, &line) == 0) {
		base_manifest_write(&manifest, &text);
		for (size_t i = 0; i < manifest.n; i++)
			if (*manifest.rows[i].name == '/' || strstr(manifest.rows[i].name, "/../"))
				abort();
		if (line != manifest.n + 3 + (manifest.unsound > 0))
			abort();
	}
	base_manifest_release(&manifest);
	base_buf_release(&text);
	return 0;
}
