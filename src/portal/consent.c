/* Consents, as those who gave them read them. */
#include "config.h"

#include "portal/consent.h"

#include <string.h>

#include "base/err.h"
#include "base/hash.h"

static int list(struct act_call *call)
{
	struct consent_list *consents = call->record;

	return store_terms_history(call->store, call->portal->actor.account_id, 0, consents->rows, CONSENT_MAX,
				   &consents->n);
}

const struct act portal_consent_list = {
	.name = "consent.list",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = list,
};

/* The consent to one version: the first of those before the next one. */
static int find(struct act_call *call, int64_t version, struct consent *consent)
{
	size_t n;
	int err = version < 1 ? ERR_NOT_FOUND : 0;

	if (!err)
		err = store_terms_history(call->store, call->portal->actor.account_id, version + 1, consent, 1, &n);
	if (err)
		return err;
	return n == 1 && consent->version == version ? 0 : ERR_NOT_FOUND;
}

static int read_terms(struct act_call *call)
{
	struct terms *terms = call->record;
	struct consent consent;
	int err = find(call, terms->version, &consent);

	if (!err)
		err = store_terms_get(call->store, terms->version, terms);
	if (err)
		return err;
	if (strcmp(terms->sha256, consent.sha256) == 0 && store_terms_is_genuine(terms))
		return 0;
	store_terms_release(terms);
	return ERR_CORRUPT;
}

const struct act portal_consent_read = {
	.name = "consent.read",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = read_terms,
};
