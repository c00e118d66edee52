/* The tables of rights and roles. */
#include "config.h"

#include "domain/access.h"

#include <string.h>

static const struct row {
	const char *name;
	unsigned kinds, roles;
	enum actor_level least;
} rows[RIGHT_COUNT] = {
#define ROW(word, its_name, its_kinds, its_roles, its_least) \
	[word] = {.name = its_name, .kinds = (its_kinds), .roles = (its_roles), .least = its_least},
	DOMAIN_ACCESS_LIST(ROW)
#undef ROW
};

static const struct role_row {
	const char *name, *title;
	enum scope_kind scope;
} roles[ROLE_COUNT] = {
#define ROW(word, its_name, its_title, its_scope) [word] = {.name = its_name, .title = its_title, .scope = its_scope},
	DOMAIN_ACCESS_ROLE_LIST(ROW)
#undef ROW
};

static int holds(const struct grant *grant, const struct scope *scope)
{
	if (grant->scope.kind == SCOPE_NONE)
		return 1;
	return grant->scope.kind == scope->kind && strcmp(grant->scope.code, scope->code) == 0;
}

/* A scope of NULL: anywhere will do. */
static int is_granted(const struct actor *actor, unsigned wanted, const struct scope *scope)
{
	if (wanted == DOMAIN_ACCESS_ANYONE)
		return 1;
	for (size_t i = 0; i < actor->n_grants; i++)
		if (wanted & ROLE_BIT(actor->grants[i].role) && (!scope || holds(&actor->grants[i], scope)))
			return 1;
	return 0;
}

/* Whoever is there has proven to the machine who he is. */
static int is_at_the_machine(const struct actor *actor)
{
	return actor->kind == ACTOR_OPERATOR || actor->kind == ACTOR_SYSTEM;
}

/* Of staff the password alone is half a login: good for the other half, and for nothing that a login is good for. */
static enum actor_level least(const struct actor *actor, enum right right)
{
	enum actor_level level = rows[right].least;

	if (actor->kind == ACTOR_STAFF && level == LEVEL_PASSWORD && right != RIGHT_FINISH_LOGIN)
		return LEVEL_ONE_TIME_CODE;
	return level;
}

static int may(const struct actor *actor, enum right right, const struct scope *scope)
{
	if ((unsigned)right >= RIGHT_COUNT || !(rows[right].kinds & ACTOR_BIT(actor->kind)))
		return 0;
	if (actor->level < least(actor, right) && !is_at_the_machine(actor))
		return 0;
	return actor->kind != ACTOR_STAFF || is_granted(actor, rows[right].roles, scope);
}

int domain_access_may(const struct actor *actor, enum right right)
{
	return may(actor, right, NULL);
}

int domain_access_may_at(const struct actor *actor, enum right right, const struct scope *scope)
{
	return may(actor, right, scope);
}

size_t domain_access_scopes(const struct actor *actor, enum right right,
			    struct scope scopes[DOMAIN_ACCESS_GRANTS_MAX])
{
	static const struct scope everywhere = {.kind = SCOPE_NONE};
	size_t n = 0;

	if (may(actor, right, &everywhere)) {
		scopes[0] = everywhere;
		return 1;
	}
	for (size_t i = 0; i < actor->n_grants; i++) {
		const struct scope *scope = &actor->grants[i].scope;
		size_t k = 0;

		while (k < n && (scopes[k].kind != scope->kind || strcmp(scopes[k].code, scope->code) != 0))
			k++;
		if (k == n && may(actor, right, scope))
			scopes[n++] = *scope;
	}
	return n;
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
		[ACTOR_INSTITUTION] = "institution",
	};

	return names[kind];
}

const char *domain_access_role_name(enum role role)
{
	return roles[role].name;
}

const char *domain_access_role_title(enum role role)
{
	return roles[role].title;
}

enum scope_kind domain_access_role_scope(enum role role)
{
	return roles[role].scope;
}

enum role domain_access_role_find(const char *name)
{
	enum role role = 0;

	while (role < ROLE_COUNT && strcmp(roles[role].name, name) != 0)
		role++;
	return role;
}

static const char *const scope_names[SCOPE_COUNT] = {
	[SCOPE_NONE] = "",
	[SCOPE_COUNTY] = "county",
	[SCOPE_REVIEWING_BODY] = "reviewing-body",
	[SCOPE_PROVIDER] = "course-provider",
	[SCOPE_APP_SYSTEM] = "app-system",
};

const char *domain_access_scope_name(enum scope_kind kind)
{
	return scope_names[kind];
}

enum scope_kind domain_access_scope_find(const char *name)
{
	enum scope_kind kind = 0;

	while (kind < SCOPE_COUNT && strcmp(scope_names[kind], name) != 0)
		kind++;
	return kind;
}
