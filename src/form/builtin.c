/* The table of the actions that the driver does by itself. */
#include "config.h"

#include "form/builtin.h"

#include <stddef.h>
#include <string.h>

#include "base/mem.h"

struct row {
	const char *action, *outcome;
};

static const struct row builtins[] = {
#define ROW(word, action_name, outcome_word) [word] = {.action = action_name, .outcome = outcome_word},
	FORM_BUILTIN_LIST(ROW)
#undef ROW
};

enum form_builtin form_builtin_find(const char *action)
{
	for (size_t i = FORM_BUILTIN_NONE + 1; i < BASE_COUNT(builtins); i++)
		if (strcmp(builtins[i].action, action) == 0)
			return (enum form_builtin)i;
	return FORM_BUILTIN_NONE;
}

const char *form_builtin_outcome(enum form_builtin builtin)
{
	return builtins[builtin].outcome;
}
