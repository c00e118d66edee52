/* Reaching into a record through its member table. */
#include "config.h"

#include "form/member.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"

const struct form_member *form_member_find(const struct form_record *record, const char *name)
{
	for (size_t i = 0; record && i < record->n_members; i++)
		if (strcmp(record->members[i].name, name) == 0)
			return &record->members[i];
	return NULL;
}

const char *form_member_value(const struct form_member *member, const void *record)
{
	return (const char *)record + member->offset;
}

int form_member_set(const struct form_member *member, void *record, const char *text)
{
	char *value = (char *)record + member->offset;
	size_t n = strlen(text);

	if (n >= member->size)
		return ERR_RANGE;
	memmove(value, text, n);
	base_mem_wipe(value + n, member->size - n);
	return 0;
}
