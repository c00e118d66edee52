/*
 * Which of a card's certificates to log in with: a card also carries one for encryption, and those of its
 * authorities.
 */
#ifndef CARD_CHOOSE_H
#define CARD_CHOOSE_H

#include "card/message.h"
#include "trust/check.h"

struct card_choice {
	struct trust_certificate *certificate; /* NULL when there is none; trust_certificate_free */
	struct trust_verdict verdict;          /* of that one; its rule says why not, when none will do */
};

/*
 * Looks at the certificates of an IPC_CARD_LIST's answer with what came along as authorities between.  The
 * first that may be used, else the one that has come farthest: a hopeless card costs no try of its PIN.
 */
void card_choose(const struct trust_store *store, const struct card_answer *answer,
		 const struct trust_demand *demand, struct card_choice *choice);

/*
 * The same as trust_proof_check for the signature that an IPC_CARD_SIGN has brought: the proof with the
 * authorities of the list, which the screen keeps until then.
 */
void card_choose_prove(const struct trust_store *store, const struct card_answer *list,
		       struct trust_proof *proof, const struct trust_demand *demand,
		       struct trust_verdict *verdict);

#endif
