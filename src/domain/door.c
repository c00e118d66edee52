/* The table of doors. */
#include "config.h"

#include "domain/door.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"

static const struct row {
	const char *name, *form, *token_form;
} rows[] = {
#define ROW(name, form, token_form, text) {name, form, token_form},
	DOMAIN_DOOR_LIST(ROW)
#undef ROW
};

static const struct row *find_row(const char *user, size_t n)
{
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (strlen(rows[i].name) == n && memcmp(rows[i].name, user, n) == 0)
			return &rows[i];
	return NULL;
}

int domain_door_find(const char *user, struct door *door)
{
	size_t n = strcspn(user, ".");
	const struct row *row = find_row(user, n);
	const char *token = user[n] ? user + n + 1 : NULL;

	*door = (struct door){.name = ""};
	if (!row || (token && !*row->token_form))
		return ERR_NOT_FOUND;
	door->name = row->name;
	door->form = token ? row->token_form : row->form;
	/* what is no token is for the form to refuse, in the words that it has for wrong ones */
	if (token && (base_mem_copy(door->token, sizeof door->token, token) || !*token))
		base_mem_copy(door->token, sizeof door->token, "-");
	return 0;
}

int domain_door_has_key(const struct door *door)
{
	return strcmp(door->name, DOMAIN_DOOR_CARD) == 0;
}

/* Said before the client's language can be known. */
const char *domain_door_refusal(void)
{
#define WORDS(name, form, token_form, text) " " name "(" text ")"
#define NAMES(name, form, token_form, text) " " name
	return "沒有這個登入名稱。可用的登入名稱：" DOMAIN_DOOR_LIST(WORDS)
		" / No such login name. There are:" DOMAIN_DOOR_LIST(NAMES);
#undef NAMES
#undef WORDS
}
