/* Random bytes, numbers and codes. */
#include "config.h"

#include "base/random.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "base/log.h"

void base_random_bytes(void *bytes, size_t n)
{
	char *at = bytes;

	while (n > 0) {
		ssize_t got = getrandom(at, n, 0);

		if (got < 0 && errno != EINTR)
			base_log_fatal("no random bytes: %s", strerror(errno));
		if (got > 0) {
			at += got;
			n -= (size_t)got;
		}
	}
}

uint32_t base_random_below(uint32_t limit)
{
	uint32_t fair = UINT32_MAX - UINT32_MAX % limit, value;

	do
		base_random_bytes(&value, sizeof value);
	while (value >= fair);
	return value % limit;
}

void base_random_text(char *text, size_t n, const char *alphabet)
{
	uint32_t letters = (uint32_t)strlen(alphabet);

	for (size_t i = 0; i < n; i++)
		text[i] = alphabet[base_random_below(letters)];
	text[n] = '\0';
}
