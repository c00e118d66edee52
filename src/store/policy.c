/* Policy rows. */
#include "config.h"

#include "store/policy.h"

#include "store/statement.h"

struct policy {
	char value[STORE_POLICY_TEXT_SIZE];
};

static const struct field fields[] = {
	STORE_FIELD(FIELD_TEXT, policy, value),
};
static const struct shape shape = STORE_SHAPE(policy, fields);

int store_policy_find(struct store *store, const char *name, char value[STORE_POLICY_TEXT_SIZE])
{
	value[0] = '\0';
	return store_statement_find(store, STATEMENT_POLICY_FIND, &shape, value, "s", name);
}

int store_policy_put(struct store *store, const char *name, const char *value)
{
	return store_statement_run(store, STATEMENT_POLICY_PUT, "ss", name, value);
}

int store_policy_drop(struct store *store, const char *name)
{
	return store_statement_run(store, STATEMENT_POLICY_DROP, "s", name);
}
