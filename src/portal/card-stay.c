/* The certificate of a session, looked at again. */
#include "config.h"

#include "portal/card-stay.h"

#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "portal/card-login.h"
#include "portal/setting.h"
#include "store/card.h"

/* What the folder of trust says of a certificate by itself. */
static int check(struct portal *portal, const struct trust_certificate *certificate, enum rule *rule)
{
	char folder[BASE_CONF_TEXT_SIZE];
	struct trust_store *store = NULL;
	struct trust_verdict verdict;
	struct trust_demand demand;
	int err = portal_card_login_demand(portal, TRUST_SIDE_PERSON | TRUST_SIDE_INSTITUTION, &demand);

	if (!err)
		err = trust_store_folder(portal->conf, folder);
	if (!err)
		err = trust_store_open(folder, &store);
	if (err)
		return err;
	trust_check_certificate(store, certificate, NULL, &demand, &verdict);
	trust_store_close(store);
	*rule = verdict.rule;
	return 0;
}

void portal_card_stay_begin(struct portal *portal, const struct trust_certificate *certificate,
			    const char *fingerprint)
{
	enum rule rule = RULE_NONE;
	int err = check(portal, certificate, &rule);

	memcpy(portal->card, fingerprint, sizeof portal->card);
	portal->card_checked_at = !err && rule == RULE_CARD_34_UNTRUSTED ? 0 : base_clock_now_s();
}

static enum rule end_of(enum rule rule)
{
	switch (rule) {
	case RULE_NONE:
		return RULE_NONE;
	case RULE_CARD_34_REVOKED:
		return RULE_CARD_67;
	case RULE_CARD_34_EXPIRED:
		return RULE_CARD_67_EXPIRED;
	default:
		return RULE_CARD_67_UNCHECKED;
	}
}

static int check_again(struct portal *portal, enum rule *rule)
{
	struct trust_certificate *certificate = NULL;
	struct card card;
	int err = store_card_find(portal->store, portal->card, &card);

	if (err)
		return err;
	err = trust_certificate_read_file(card.certificate, strlen(card.certificate), &certificate);
	if (!err)
		err = check(portal, certificate, rule);
	trust_certificate_free(certificate);
	store_card_release(&card);
	*rule = end_of(*rule);
	return err;
}

/* A clock that was set back does not put it off. */
static int is_due(struct portal *portal, int64_t now, int *is)
{
	long recheck_s = 0;
	int err = 0;

	*is = 0;
	if (!portal->card_checked_at)
		return 0;
	err = portal_setting_number(portal->store, POLICY_CARD_RECHECK_S, &recheck_s);
	*is = now - portal->card_checked_at >= recheck_s || now < portal->card_checked_at;
	return err;
}

int portal_card_stay_look(struct portal *portal, enum rule *rule)
{
	int64_t now = base_clock_now_s();
	int is = 0, err;
	struct card card;

	*rule = RULE_NONE;
	if (!*portal->card)
		return 0;
	err = store_card_state(portal->store, portal->card, &card);
	if (err == ERR_NOT_FOUND || (!err && card.revoked_at))
		*rule = RULE_CARD_67_BLOCKED;
	else if (!err && card.valid_to < now)
		*rule = RULE_CARD_67_EXPIRED;
	if (err == ERR_NOT_FOUND)
		err = 0;
	if (!err && !*rule)
		err = is_due(portal, now, &is);
	if (!err && is) {
		err = check_again(portal, rule);
		portal->card_checked_at = err ? portal->card_checked_at : now;
	}
	return err;
}
