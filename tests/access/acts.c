/*
 * Prints every act with what each kind of actor, and each role of staff, may do: in its own scope, in another one,
 * and with less proof than the right asks for.
 */
#include "config.h"

#include <stdio.h>

#include "base/mem.h"
#include "portal/table.h"

static const struct {
	const char *title;
	enum actor_kind kind;
	enum actor_level level;
} kinds[] = {
	{"nobody", ACTOR_NOBODY, LEVEL_NONE},	   {"account/0", ACTOR_ACCOUNT, LEVEL_NONE},
	{"account/1", ACTOR_ACCOUNT, LEVEL_PASSWORD}, {"staff/1", ACTOR_STAFF, LEVEL_PASSWORD},
	{"staff/2", ACTOR_STAFF, LEVEL_ONE_TIME_CODE}, {"operator", ACTOR_OPERATOR, LEVEL_NONE},
	{"system", ACTOR_SYSTEM, LEVEL_NONE},
};

static const char *short_name(enum role role)
{
	static const char *const names[ROLE_COUNT] = {
		[ROLE_BUREAU_REVIEWER] = "reviewer", [ROLE_BUREAU_MANAGER] = "manager", [ROLE_MINISTRY] = "ministry",
		[ROLE_HPA] = "hpa",		     [ROLE_REVIEWING_BODY] = "body",	 [ROLE_PROVIDER] = "provider",
		[ROLE_SYSTEM_MANAGER] = "system",    [ROLE_HELP_DESK] = "help-desk",	 [ROLE_ADMINISTRATOR] = "admin",
	};

	return names[role];
}

/* "here": in the scope of its grant alone; "yes": anywhere. */
static const char *verdict_of_role(enum role role, enum right right)
{
	struct actor actor = {.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .n_grants = 1};
	struct scope elsewhere = {.kind = domain_access_role_scope(role), .code = "elsewhere"};
	struct grant *grant = &actor.grants[0];

	*grant = (struct grant){.role = role, .scope = {.kind = elsewhere.kind, .code = "here"}};
	if (!domain_access_may_at(&actor, right, &grant->scope))
		return "-";
	return domain_access_may_at(&actor, right, &elsewhere) ? "yes" : "here";
}

static void print_heads(void)
{
	printf("%-26s %-16s", "act", "right");
	for (size_t i = 0; i < BASE_COUNT(kinds); i++)
		printf(" %9s", kinds[i].title);
	for (int role = 0; role < ROLE_COUNT; role++)
		printf(" %9s", short_name((enum role)role));
	putchar('\n');
}

int main(void)
{
	print_heads();
	for (const struct act *const *act = portal_table_acts; *act; act++) {
		enum right right = (*act)->right;

		printf("%-26s %-16s", (*act)->name, domain_access_right_name(right));
		for (size_t i = 0; i < BASE_COUNT(kinds); i++) {
			struct actor actor = {.kind = kinds[i].kind, .level = kinds[i].level};

			printf(" %9s", domain_access_may(&actor, right) ? "yes" : "-");
		}
		for (int role = 0; role < ROLE_COUNT; role++)
			printf(" %9s", verdict_of_role((enum role)role, right));
		putchar('\n');
	}
	return 0;
}
