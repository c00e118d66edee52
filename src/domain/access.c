/* The table of rights. */
#include "config.h"

#include "domain/access.h"

static const struct row {
	const char *name;
	unsigned kinds;
	enum actor_level least;
} rows[RIGHT_COUNT] = {
#define ROW(word, its_name, its_kinds, its_least) \
	[word] = {.name = its_name, .kinds = (its_kinds), .least = its_least},
	DOMAIN_ACCESS_LIST(ROW)
#undef ROW
};

int domain_access_may(const struct actor *actor, enum right right)
{
	if ((unsigned)right >= RIGHT_COUNT)
		return 0;
	return (rows[right].kinds & ACTOR_BIT(actor->kind)) != 0 && actor->level >= rows[right].least;
}

const char *domain_access_right_name(enum right right)
{
	return rows[right].name;
}

const char *domain_access_actor_name(enum actor_kind kind)
{
	static const char *const names[] = {
		[ACTOR_NOBODY] = "nobody",
		[ACTOR_ACCOUNT] = "account",
		[ACTOR_STAFF] = "staff",
		[ACTOR_OPERATOR] = "operator",
		[ACTOR_SYSTEM] = "system",
	};

	return names[kind];
}
