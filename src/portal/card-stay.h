/*
 * Whether who is logged in by a certificate card may stay (R-CARD-67).  That the card is still enrolled, not blocked
 * and within its period is asked at each look; chain and revocation lists are gone through again each card_recheck_s.
 */
#ifndef PORTAL_CARD_STAY_H
#define PORTAL_CARD_STAY_H

#include "portal/act.h"
#include "trust/check.h"

/*
 * Somebody has come in by this certificate.  One whose authority is not in the folder of trust, but on the card alone,
 * is not gone through again, as the card is not at hand then; no revocation list of such an authority is kept either.
 * Whatever else goes wrong here puts the next look off by card_recheck_s and no more.
 */
void portal_card_stay_begin(struct portal *portal, const struct trust_certificate *certificate,
			    const char *fingerprint);

/* RULE_NONE while the session may go on, else the rule of R-CARD-67; also for who is not in by such a card. */
int portal_card_stay_look(struct portal *portal, enum rule *rule);

#endif
