/*
 * Whether a certificate may be used to log in, now (R-CARD-34, R-CARD-35): well-formed, strong enough, for
 * signing, not an authority's, chained to an anchor over at most one authority between, everything within its
 * period, nothing revoked by the revocation list that each authority of the chain has to have, and of the
 * kind of card that is asked for.
 *
 * It says nothing of who holds the card: that takes a signature (trust/proof.h).  Over SSH the client has
 * given it, and trust_certificate_ssh_key tells whether by the key of this certificate.
 */
#ifndef TRUST_CHECK_H
#define TRUST_CHECK_H

#include "domain/rule.h"
#include "trust/profile.h"
#include "trust/store.h"

/* What is asked for. */
struct trust_demand {
	unsigned sides; /* of enum trust_side, ored: which cards are welcome */
	int64_t now;
	long list_grace_s;    /* so long after its next update a revocation list counts (crl_grace_s) */
	int is_list_optional; /* an authority without list is let pass (policy crl_missing_allowed) */
};

struct trust_verdict {
	enum rule rule;    /* RULE_NONE: it may be used */
	enum rule warning; /* then: RULE_NONE, RULE_CARD_35_GRACE, RULE_CARD_35_UNCHECKED */
	struct trust_holder holder;
	struct trust_description description;
};

/*
 * Authorities that came with the certificate (from the card) may be handed over; they are not trusted by
 * themselves.
 */
struct trust_extra {
	const struct trust_certificate *const *certificates;
	size_t n;
};

/*
 * Fills verdict; extra may be NULL.  Deny by default: verdict->rule is RULE_NONE only when every test was
 * passed.
 */
void trust_check_certificate(const struct trust_store *store, const struct trust_certificate *certificate,
			     const struct trust_extra *extra, const struct trust_demand *demand,
			     struct trust_verdict *verdict);

/*
 * The same of an authority's certificate that is to be kept: chained to an anchor, but not asked whose it is.
 */
enum rule trust_check_issuer(const struct trust_store *store, const struct trust_certificate *certificate,
			     int64_t now);

#endif
