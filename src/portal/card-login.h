/*
 * Logging in by card (R-CARD-20 to R-CARD-45, R-CARD-60 to R-CARD-66).  A certificate card proves a person or an
 * institution by a signature over our challenge, or, over SSH, by the key with which the client came in; a health card
 * proves a person together with the password registered with the insurer.
 *
 * The first login binds a certificate to the account of the person it names, once the register knows him, or to the
 * institution (R-CARD-36); from then on it belongs to nobody else.  Everything about the certificate is checked again
 * at each login: chain, period, revocation, usage, kind of card.  A person's card never opens an institution's side,
 * nor the reverse (R-SN-03).
 */
#ifndef PORTAL_CARD_LOGIN_H
#define PORTAL_CARD_LOGIN_H

#include "portal/act.h"
#include "trust/proof.h"

/* What the card in the reader has answered. */
struct card_login {
	enum trust_side side; /* who wants to come in */
	const struct trust_certificate *certificate;
	const struct trust_extra *extra; /* other certificates of the card; may be NULL */
	const struct trust_signature *signature;
};

/* Whose card it is, for showing. */
struct card_holding {
	enum trust_side side;
	char name[401];		    /* of the person by the certificate, of the institution by the register */
	char identity[TRUST_IDENTITY_SIZE]; /* ID number, its middle masked; institution code; "": neither is known */
	int64_t valid_to;
	int is_new; /* enrolled just now */
};

/* What a client of SSH has proven to have, and (enroll) the certificate that belongs to it. */
struct card_key {
	const void *key; /* in the wire form of SSH */
	size_t key_n;
	const char *certificate; /* bytes of a file, PEM or DER */
	size_t certificate_n;
	struct card_holding holding; /* filled when it was done */
};

/*
 * Makes the challenge that this session's card is to sign, and appends the message for the certificate with this
 * fingerprint.  Good for one answer within a minute.
 */
void portal_card_login_challenge(struct portal *portal, enum trust_purpose purpose, const char *fingerprint,
				 struct buf *message);

/* What is asked of certificates now: the policies about revocation lists, for cards of these sides. */
int portal_card_login_demand(struct portal *portal, unsigned sides, struct trust_demand *demand);

/*
 * For acts: adds what is wrong with a certificate now, of a card of one of these sides, and fills verdict.  Whose it is
 * may still be unknown.
 */
int portal_card_login_judge(struct act_call *call, unsigned sides, const struct trust_certificate *certificate,
			    struct trust_verdict *verdict);

/*
 * Whether a card could come in at all, before its PIN is asked for (R-CARD-34): takes a struct card_login without
 * signature and changes nothing.
 */
extern const struct act portal_card_login_look;

/* Takes a struct card_login.  Done: the actor is the person's account, or the institution, at LEVEL_CERTIFICATE. */
extern const struct act portal_card_login_enter;

/*
 * The screen was locked when the card was taken out: takes a struct card_login over a challenge of
 * TRUST_PURPOSE_UNLOCK.  Done: it is the very card by which this session came in.
 */
extern const struct act portal_card_login_unlock;

/* A login by the key of an enrolled card; takes a struct card_key without certificate. */
extern const struct act portal_card_login_key;

/* Whether a card with this key is enrolled; whether it may still be used is for the login to find out. */
int portal_card_login_is_known(struct portal *portal, const struct card_key *key, int *is_known);

/* Binds the certificate to whom it names, for the next login by its key; takes a struct card_key. */
extern const struct act portal_card_login_enroll;

/*
 * Takes a struct nhi_login (domain/nhi-login.h).  Done: the actor is the account, at LEVEL_HEALTH_CARD.  The password
 * is wiped, whatever comes of it (R-CARD-23).
 */
extern const struct act portal_card_login_nhi;

#endif
