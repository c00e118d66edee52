/* Looking up common passwords. */
#include "config.h"

#include "domain/common.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/shape.h"

enum { WORD_SIZE = 32 }; /* no word on the list is as long */

static const char *const words[] = {
#include "domain/common-list.h"
};

static int compare(const void *word, const void *row)
{
	return strcmp(word, *(const char *const *)row);
}

int domain_common_has(const char *word, size_t n)
{
	char lower[WORD_SIZE];
	int found;

	if (n >= sizeof lower)
		return 0;
	for (size_t i = 0; i < n; i++)
		lower[i] = (char)(domain_shape_is_upper(word[i]) ? word[i] - 'A' + 'a' : word[i]);
	lower[n] = '\0';
	found = bsearch(lower, words, BASE_COUNT(words), sizeof words[0], compare) != NULL;
	base_mem_wipe(lower, sizeof lower);
	return found;
}

int domain_common_has_decorated(const char *word)
{
	size_t n = strlen(word);

	while (n > 0 && !domain_shape_is_upper(word[n - 1]) && !domain_shape_is_lower(word[n - 1]))
		n--;
	return domain_common_has(word, n);
}
