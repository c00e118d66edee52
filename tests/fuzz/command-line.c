/* Any words at all as a command line of maportal-admin: only read, nothing is run. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command/line.h"
#include "command/registry.h"

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
	static const struct command_program program = {.name = "maportal-admin", .registry = command_registry};
	char *text = base_mem_dup_n((const char *)data, n);
	char *words[WORDS_MAX + 1];
	static FILE *quiet;
	struct command_line line;
	size_t length = strlen(text);
	size_t n_words = 0;

	/* what the fuzzer itself has to say goes to the descriptor and is not lost */
	if (!quiet && !(quiet = fopen("/dev/null", "w")))
		abort();
	stderr = quiet;
	for (char *word = text; word && n_words < WORDS_MAX;) {
		char *end = strchr(word, '\n');

		if (end)
			*end = '\0';
		words[n_words++] = word;
		word = end ? end + 1 : NULL;
	}
	words[n_words] = NULL;
	if (command_line_read(&line, &program, words) == COMMAND_DONE) {
		if (line.call.n_arguments > n_words || words[line.call.n_arguments])
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
