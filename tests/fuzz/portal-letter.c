/* Anything at all as the template of a letter. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "portal/letter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char sound[] = "s\n\nb";
	static const char *const others[] = {"activation-done", "email-change", "email-changed", "email-notice"};
	struct problems complaints = {0};
	char folder[64], path[128];
	int err;

	snprintf(folder, sizeof folder, "/dev/shm/maportal-fuzz-letter-%d", (int)getpid());
	snprintf(path, sizeof path, "%s/letter", folder);
	if (base_text_init() || base_file_make_folder(path, 0700))
		abort();
	for (size_t i = 0; i < BASE_COUNT(others); i++) {
		snprintf(path, sizeof path, "%s/letter/%s.letter", folder, others[i]);
		if (base_file_write(path, sound, sizeof sound - 1, 0600))
			abort();
	}
	snprintf(path, sizeof path, "%s/letter/activation-verify.letter", folder);
	if (base_file_write(path, data, n, 0600))
		abort();
	err = portal_letter_check(folder, &complaints);
	if ((err != 0) != (complaints.n == 1))
		abort();
	/* what is accepted has a subject and an empty line, and nothing that a terminal would obey */
	if (!err &&
	    (n < 3 || !memmem(data, n, "\n\n", 2) || memchr(data, '\033', n) || memchr(data, '\r', n)))
		abort();
	base_problem_release(&complaints);
	return 0;
}
