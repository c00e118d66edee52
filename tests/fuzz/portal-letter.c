/* Anything at all as the template of a letter. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "portal/letter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Complaints of one template; the others are not there, and that is complained of too. */
static size_t count_of(const struct problems *complaints, const char *path)
{
	size_t n = 0;

	for (size_t i = 0; i < complaints->n; i++)
		n += strncmp(complaints->rows[i].text, path, strlen(path)) == 0;
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct problems complaints = {0};
	char folder[64], path[128];
	size_t n_found;

	snprintf(folder, sizeof folder, "/dev/shm/maportal-fuzz-letter-%d", (int)getpid());
	snprintf(path, sizeof path, "%s/letter", folder);
	if (base_text_init() || base_file_make_folder(path, 0700))
		abort();
	snprintf(path, sizeof path, "%s/letter/activation-verify.letter", folder);
	if (base_file_write(path, data, n, 0600) || portal_letter_check(folder, &complaints) == 0)
		abort();
	n_found = count_of(&complaints, path);
	if (n_found > 1)
		abort();
	/* what is accepted has a subject and an empty line, and nothing that a terminal would obey */
	if (n_found == 0 &&
	    (n < 3 || !memmem(data, n, "\n\n", 2) || memchr(data, '\033', n) || memchr(data, '\r', n)))
		abort();
	base_problem_release(&complaints);
	return 0;
}
