/* Prints every act with what each kind of actor may do, at the level that it has and with no level at all. */
#include "config.h"

#include <stdio.h>

#include "portal/table.h"

static const char *verdict(enum actor_kind kind, enum actor_level level, enum right right)
{
	struct actor actor = {.kind = kind, .level = level};

	return domain_access_may(&actor, right) ? "yes" : "-";
}

int main(void)
{
	printf("%-22s %-14s %-8s %-10s %-10s %-8s %-9s %s\n", "act", "right", "nobody", "account/0",
	       "account/1", "staff/1", "operator", "system");
	for (const struct act *const *act = portal_table_acts; *act; act++) {
		enum right right = (*act)->right;

		printf("%-22s %-14s %-8s %-10s %-10s %-8s %-9s %s\n", (*act)->name,
		       domain_access_right_name(right), verdict(ACTOR_NOBODY, LEVEL_NONE, right),
		       verdict(ACTOR_ACCOUNT, LEVEL_NONE, right),
		       verdict(ACTOR_ACCOUNT, LEVEL_PASSWORD, right),
		       verdict(ACTOR_STAFF, LEVEL_PASSWORD, right),
		       verdict(ACTOR_OPERATOR, LEVEL_NONE, right), verdict(ACTOR_SYSTEM, LEVEL_NONE, right));
	}
	return 0;
}
