/* Versions of the terms of membership, as the ministry publishes them and sees who agreed. */
#include "config.h"

#include "portal/publish.h"

#include "base/clock.h"
#include "base/err.h"
#include "domain/rule.h"

static int publish(struct act_call *call)
{
	struct terms *terms = call->record;
	int err;

	if (!*terms->body) {
		domain_rule_add(call->problems, "file", RULE_PUB_6);
		return 0;
	}
	/* of the transaction, not of the verb: who logged in before it goes on unasked */
	terms->published_at = base_clock_now_s();
	err = store_terms_publish(call->store, terms);
	portal_act_name_object(call, "terms", terms->version);
	return err;
}

const struct act portal_publish_terms = {
	.name = "terms.publish",
	.right = RIGHT_PUBLISH_TERMS,
	.run = publish,
};

/* Versions have no gaps: those above one are the next numbers. */
static int list(struct act_call *call)
{
	struct terms_page *page = call->record;
	int is_down = page->direction > 0;
	int err = store_terms_list(call->store, is_down ? page->after : page->after + (int64_t)page->max + 1,
				   page->rows, page->max, &page->n);

	while (!is_down && page->n > 0 && page->rows[page->n - 1].version <= page->after)
		page->n--;
	return err;
}

const struct act portal_publish_terms_list = {
	.name = "terms.list",
	.right = RIGHT_PUBLISH_TERMS,
	.is_unrecorded = 1,
	.run = list,
};

static int read_version(struct act_call *call)
{
	struct terms_whole *whole = call->record;
	int err = store_terms_get(call->store, whole->terms.version, &whole->terms);

	if (!err && !store_terms_is_genuine(&whole->terms))
		err = ERR_CORRUPT;
	if (!err)
		err = store_terms_count(call->store, whole->terms.version, &whole->n_consents);
	if (err)
		store_terms_release(&whole->terms);
	return err;
}

const struct act portal_publish_terms_read = {
	.name = "terms.read",
	.right = RIGHT_PUBLISH_TERMS,
	.is_unrecorded = 1,
	.run = read_version,
};

static int list_consents(struct act_call *call)
{
	struct consent_page *page = call->record;

	portal_act_name_object(call, "terms", page->version);
	return store_terms_consents(call->store, page->version, page->after_id, page->direction, page->consents,
				    page->max, &page->n);
}

const struct act portal_publish_terms_consents = {
	.name = "terms.consents",
	.right = RIGHT_PUBLISH_TERMS,
	.run = list_consents,
};
