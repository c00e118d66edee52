/* The log. */
#include "config.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/text.h"

static struct {
	const char *program;
	int fd;
} sink = {.program = "maportal", .fd = STDERR_FILENO};

int base_log_open(const char *program, const char *path)
{
	int fd = STDERR_FILENO;

	if (path) {
		fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
		if (fd < 0)
			return base_err_from_errno(errno);
	}
	sink.program = program;
	sink.fd = fd;
	return 0;
}

/* In place and without memory: the line may say that there is none. */
static void make_harmless(char *line, size_t n)
{
	for (size_t at = 0, used; at < n; at += used) {
		uint32_t code;

		used = base_text_decode(line + at, n - at, &code);
		if (used == 0 || base_gate_char(code))
			memset(line + at, '?', used += !used);
	}
}

__attribute__((format(printf, 2, 0))) static void write_line(const char *level, const char *format, va_list args)
{
	char line[1024];
	struct tm tm;
	time_t now = time(NULL);
	size_t n;

	gmtime_r(&now, &tm);
	n = strftime(line, sizeof line, "%Y-%m-%dT%H:%M:%SZ ", &tm);
	n += (size_t)snprintf(line + n, sizeof line - n, "%s[%d] %s: ", sink.program, (int)getpid(), level);
	vsnprintf(line + n, sizeof line - n - 1, format, args);
	n = strlen(line);
	make_harmless(line, n);
	line[n++] = '\n';
	if (write(sink.fd, line, n) < 0)
		return; /* nobody is left to be told */
}

void base_log_note(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line("note", format, args);
	va_end(args);
}

void base_log_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line("error", format, args);
	va_end(args);
}

void base_log_fatal(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line("fatal", format, args);
	va_end(args);
	abort();
}
