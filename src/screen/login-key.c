/* Login by the key of a card, which the client of SSH has proven to have before any screen (R-CARD-60 to R-CARD-66). */
#include "config.h"

#include "base/mem.h"
#include "domain/rule.h"
#include "portal/card-login.h"
#include "screen/session.h"
#include "screen/welcome.h"

static const char *welcome_institution(struct visit *visit, const struct card_holding *holding)
{
	struct session *session = screen_session_of(visit);

	if (!screen_welcome_institution(visit))
		return NULL;
	base_mem_copy(session->login_name, sizeof session->login_name, holding->identity);
	return "institution";
}

static const char *log_in(struct visit *visit)
{
	struct portal *portal = &screen_session_of(visit)->portal;
	struct card_key *key = portal->keys + portal->n_keys - (portal->n_keys > 0);

	if (portal->n_keys == 0)
		domain_rule_add(tui_visit_problems(visit), "", RULE_CARD_60);
	if (portal->n_keys == 0 || screen_session_is_in(screen_session_of(visit)))
		return NULL;
	if (!screen_session_act(visit, &portal_card_login_key, key))
		return NULL;
	return portal->actor.kind == ACTOR_ACCOUNT ? screen_welcome(visit) : welcome_institution(visit, &key->holding);
}

static const char *other(struct visit *visit)
{
	screen_session_forget(screen_session_of(visit));
	return "other";
}

/* F2 tries again what was refused: lists of revoked cards are renewed, accounts opened. */
static const struct form_action actions[] = {{"enter", log_in}, {"next", log_in}, {"other", other}, {NULL, NULL}};

const struct screen screen_login_key = {
	.form = "login-key",
	.is_entrance = 1,
	.actions = actions,
};
