/* Whose certificate card it is: the row of an enrolled one, or what its certificate says of a new one (R-CARD-36). */
#ifndef PORTAL_CARD_OWNER_H
#define PORTAL_CARD_OWNER_H

#include "domain/identifier.h"
#include "portal/act.h"
#include "store/account.h"
#include "store/card.h"
#include "store/institution.h"
#include "trust/check.h"

struct card_owner {
	struct card card;		/* id 0: not enrolled yet; release it */
	struct account account;		/* of a person's card */
	struct institution institution; /* of an institution's card */
};

/*
 * Finds the owner of a certificate that was found good, or adds why it has none here: R-CARD-36, R-CARD-25.  A
 * certificate that is enrolled for somebody else than it names now is refused, and one whose key was blocked with
 * whatever certificate, as one may be renewed without a new key.
 */
int portal_card_owner_find(struct act_call *call, const struct trust_certificate *certificate,
			   const struct trust_verdict *verdict, struct card_owner *owner);

/* Enrols the certificate for the owner that was found, unless it is; names the owner as the act's object. */
int portal_card_owner_bind(struct act_call *call, const struct trust_certificate *certificate,
			   const struct trust_verdict *verdict, struct card_owner *owner);

/*
 * The account of a person whom the register knows as medical personnel, and who may log in; else R-CARD-25, R-CARD-36
 * or what is wrong with the account is added.
 */
int portal_card_owner_person(struct act_call *call, const char *person_id_no, struct account *account);

/* How a holder is called, for the operator to see. */
struct card_name {
	char name[401];
	char identity[DOMAIN_IDENTIFIER_MASK_SIZE]; /* ID number, its middle masked; institution code */
};

/* By the account, or (0) the institution; ERR_NOT_FOUND. */
int portal_card_owner_name(struct act_call *call, int64_t account_id, const char *institution_code,
			   struct card_name *name);

void portal_card_owner_release(struct card_owner *owner);

#endif
