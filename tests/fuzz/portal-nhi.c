/* Anything at all as the answer of the insurer's check. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "portal/nhi.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	/* nobody is let in by an answer that does not say the word */
	if (portal_nhi_read((const char *)data, n) == NHI_OK && !memmem(data, n, "ok", 2) && !memmem(data, n, "\\u", 2))
		abort();
	return 0;
}
