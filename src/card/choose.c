/* Looking at all certificates of a card. */
#include "config.h"

#include "card/choose.h"

#include "base/mem.h"

void card_choose_read(const struct card_answer *answer, struct card_set *set)
{
	*set = (struct card_set){.extra.certificates = set->authorities};
	for (size_t i = 0; i < answer->n; i++) {
		const struct card_certificate *certificate = &answer->certificates[i];

		if (trust_certificate_read(certificate->der, certificate->n, &set->all[i]) == 0 &&
		    !certificate->has_key)
			set->authorities[set->extra.n++] = set->all[i];
	}
}

void card_choose_release(struct card_set *set)
{
	for (size_t i = 0; i < BASE_COUNT(set->all); i++)
		trust_certificate_free(set->all[i]);
}

/*
 * Certificates for encryption are on every card; what is wrong with the other one is what a person has to
 * know.  A card renewed without a new key has the certificate from before beside the new one.
 */
static int is_better(const struct trust_verdict *verdict, const struct trust_verdict *choice)
{
	enum rule rule = verdict->rule, than = choice->rule;

	if (rule == RULE_NONE && than == RULE_NONE)
		return verdict->description.valid_to > choice->description.valid_to;
	if (rule == RULE_NONE || than == RULE_CARD_7_CERTIFICATE)
		return than != RULE_NONE;
	return than == RULE_CARD_34_USAGE && rule != RULE_CARD_34_USAGE;
}

void card_choose(const struct trust_store *store, const struct card_answer *answer,
		 const struct trust_demand *demand, struct card_choice *choice)
{
	struct card_set set;

	*choice = (struct card_choice){.verdict.rule = RULE_CARD_7_CERTIFICATE};
	card_choose_read(answer, &set);
	for (size_t i = 0; i < answer->n; i++) {
		struct trust_verdict verdict = {.rule = RULE_CARD_34_FORM};

		if (!answer->certificates[i].has_key)
			continue;
		if (set.all[i])
			trust_check_certificate(store, set.all[i], &set.extra, demand, &verdict);
		if (!is_better(&verdict, &choice->verdict))
			continue;
		trust_certificate_free(choice->certificate);
		choice->certificate = set.all[i];
		choice->verdict = verdict;
		set.all[i] = NULL;
	}
	card_choose_release(&set);
}
