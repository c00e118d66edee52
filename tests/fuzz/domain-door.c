/* Fuzzes user names: a door has a form, and its token is what came behind the dot, or a dash. */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/door.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *user = base_mem_dup_n((const char *)data, n);
	struct door door;

	if (domain_door_find(user, &door) == 0) {
		size_t name_n = strlen(door.name);

		must(strncmp(user, door.name, name_n) == 0 && *door.form);
		must((user[name_n] == '.') == (*door.token != '\0'));
		must(!*door.token || strcmp(door.token, "-") == 0 || strcmp(door.token, user + name_n + 1) == 0);
	} else {
		must(!*door.token);
	}
	free(user);
	return 0;
}
