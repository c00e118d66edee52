/* Certificates assigned by the operator. */
#include "config.h"

#include "portal/card-assign.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/identifier.h"
#include "domain/rule.h"
#include "portal/card-login.h"
#include "portal/card-owner.h"
#include "store/person.h"

struct trial {
	struct trust_certificate *certificate;
	struct trust_verdict verdict;
	struct card_owner owner;
};

static int prepare(struct act_call *call)
{
	const struct card_assignment *assignment = call->record;
	struct trial *trial = base_mem_zero(1, sizeof *trial);

	call->prepared = trial;
	if (trust_certificate_read_file(assignment->certificate, assignment->certificate_n, &trial->certificate)) {
		domain_rule_add(call->problems, "", RULE_CARD_34_FORM);
		return 0;
	}
	return portal_card_login_judge(call, TRUST_SIDE_PERSON | TRUST_SIDE_INSTITUTION, trial->certificate,
				       &trial->verdict);
}

/* The holder that is named, unless the certificate names another one. */
static void name_holder(struct act_call *call, struct trust_holder *holder)
{
	const struct card_assignment *assignment = call->record;
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule = domain_identifier_normalise(assignment->holder, IDENTIFIER_FOLD | IDENTIFIER_UPPER,
						     RULE_CARD_36, value);

	if (!rule && *holder->identity && strcmp(holder->identity, value) != 0)
		rule = RULE_CARD_36_OTHER;
	if (!rule && base_mem_copy(holder->identity, sizeof holder->identity, value))
		rule = RULE_CARD_36;
	domain_rule_add(call->problems, "", rule);
}

static int fill_name(struct act_call *call, const struct card_owner *owner, struct card_assignment *assignment)
{
	struct person person;
	int err;

	if (!owner->account.id)
		return base_mem_copy(assignment->name, sizeof assignment->name, owner->institution.institution_name);
	err = store_person_get(call->store, owner->account.person_id, &person);
	return err ? err : base_mem_copy(assignment->name, sizeof assignment->name, person.name);
}

static int assign(struct act_call *call)
{
	struct trial *trial = call->prepared;
	int err = 0;

	name_holder(call, &trial->verdict.holder);
	if (!portal_act_is_refused(call->problems))
		err = portal_card_owner_find(call, &trial->verdict, &trial->owner);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = portal_card_owner_bind(call, trial->certificate, &trial->verdict, &trial->owner);
	return err ? err : fill_name(call, &trial->owner, call->record);
}

static void after(struct act_call *call, int err)
{
	struct trial *trial = call->prepared;

	(void)err;
	if (!trial)
		return;
	trust_certificate_free(trial->certificate);
	portal_card_owner_release(&trial->owner);
	free(trial);
}

const struct act portal_card_assign = {
	.name = "card.assign",
	.right = RIGHT_MAINTAIN,
	.prepare = prepare,
	.run = assign,
	.after = after,
};
