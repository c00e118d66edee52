/* Line ends for a terminal. */
#include "config.h"

#include "gate/text.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

static int write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t written = write(fd, bytes, n);

		if (written < 0 && errno != EINTR)
			return -1;
		if (written > 0) {
			bytes += written;
			n -= (size_t)written;
		}
	}
	return 0;
}

static ssize_t put(void *cookie, const char *bytes, size_t n)
{
	int fd = (int)(intptr_t)cookie;

	for (size_t at = 0; at < n;) {
		const char *end = memchr(bytes + at, '\n', n - at);
		size_t line = end ? (size_t)(end - bytes) - at : n - at;

		if (write_all(fd, bytes + at, line) || (end && write_all(fd, "\r\n", 2)))
			return 0; /* which stdio takes for a failure */
		at += line + (end != NULL);
	}
	return (ssize_t)n;
}

FILE *gate_text_open(int fd)
{
	FILE *stream = fopencookie((void *)(intptr_t)fd, "w", (cookie_io_functions_t){.write = put});

	if (stream)
		setvbuf(stream, NULL, _IOLBF, 0);
	return stream;
}
