/* The table of verdicts. */
#include "config.h"

#include "domain/nhi-verdict.h"

#include <string.h>

static const struct row {
	const char *word;
	enum rule rule;
} rows[NHI_VERDICT_COUNT] = {
#define ROW(verdict, text, its_rule) [verdict] = {.word = text, .rule = its_rule},
	DOMAIN_NHI_VERDICT_LIST(ROW)
#undef ROW
};

enum nhi_verdict domain_nhi_verdict_find(const char *word)
{
	for (enum nhi_verdict verdict = 0; verdict < NHI_VERDICT_COUNT; verdict++)
		if (strcmp(rows[verdict].word, word) == 0)
			return verdict;
	return NHI_DOWN;
}

enum rule domain_nhi_verdict_rule(enum nhi_verdict verdict)
{
	return rows[verdict].rule;
}
