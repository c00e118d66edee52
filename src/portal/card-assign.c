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

static int find(struct act_call *call)
{
	struct card_assignment *assignment = call->record;
	struct trial *trial = call->prepared;
	struct card_owner *owner = &trial->owner;
	int err = 0;

	name_holder(call, &trial->verdict.holder);
	if (!portal_act_is_refused(call->problems))
		err = portal_card_owner_find(call, trial->certificate, &trial->verdict, owner);
	if (err || portal_act_is_refused(call->problems))
		return err;
	return portal_card_owner_name(call, owner->account.id, owner->institution.institution_code,
				      &assignment->name);
}

static int assign(struct act_call *call)
{
	struct trial *trial = call->prepared;
	int err = find(call);

	if (err || portal_act_is_refused(call->problems))
		return err;
	return portal_card_owner_bind(call, trial->certificate, &trial->verdict, &trial->owner);
}

static int look(struct act_call *call)
{
	int err = prepare(call);

	return err || portal_act_is_refused(call->problems) ? err : find(call);
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

const struct act portal_card_assign_look = {
	.name = "card.assign-look",
	.right = RIGHT_MAINTAIN,
	.is_unrecorded = 1,
	.run = look,
	.after = after,
};
