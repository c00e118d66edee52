/* Any words at all as a command line of maportal-admin: only read, nothing is run. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command/line.h"

enum { WORDS_MAX = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What was read points into the words that were given. */
static void must_be_of(const char *place, const char *text, size_t n)
{
	if (place && *place && (place < text || place > text + n))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char name[] = "maportal-admin", *argv[WORDS_MAX + 2] = {name};
	char *text = base_mem_dup_n((const char *)data, n);
	char *words[WORDS_MAX + 2];
	struct command_line line;
	size_t length = strlen(text);
	int argc = 1;

	if (!freopen("/dev/null", "w", stderr))
		abort();
	for (char *word = text; word && argc <= WORDS_MAX;) {
		char *end = strchr(word, '\n');

		if (end)
			*end = '\0';
		argv[argc++] = word;
		word = end ? end + 1 : NULL;
	}
	if (command_line_read(&line, argc, argv, words) == COMMAND_DONE) {
		if (line.call.n_arguments >= (size_t)argc || words[line.call.n_arguments])
			abort();
		for (size_t i = 0; i < line.call.n_arguments; i++)
			must_be_of(words[i], text, length);
		for (size_t i = 0; i < PROGRAM_COMMON_COUNT; i++)
			must_be_of(line.globals[i], text, length);
		for (size_t i = 0; i < COMMAND_OPTIONS_MAX; i++)
			must_be_of(line.call.values[i], text, length);
	}
	free(text);
	return 0;
}
