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
 * Looks at the certificates of an IPC_CARD_LIST's answer with what came along as authorities between.  Of
 * those that may be used the one that is valid longest, else the one that has come farthest: a hopeless card
 * costs no try of its PIN.
 */
void card_choose(const struct trust_store *store, const struct card_answer *answer,
		 const struct trust_demand *demand, struct card_choice *choice);

/* The certificates of a card's answer, and those among them that can only be of use between. */
struct card_set {
	struct trust_certificate *all[CARD_CERTIFICATES_MAX];
	const struct trust_certificate *authorities[CARD_CERTIFICATES_MAX];
	struct trust_extra extra; /* of authorities */
};

void card_choose_read(const struct card_answer *answer, struct card_set *set);
void card_choose_release(struct card_set *set);

#endif
