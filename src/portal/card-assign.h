/*
 * A certificate card given to its holder by the operator, for centres whose certificates do not tell whose they are
 * (cards.md 4.3): from then on its logins find him by the certificate itself (R-CARD-36).
 */
#ifndef PORTAL_CARD_ASSIGN_H
#define PORTAL_CARD_ASSIGN_H

#include "portal/card-owner.h"

struct card_assignment {
	const char *certificate; /* bytes of a file, PEM or DER */
	size_t certificate_n;
	const char *holder;   /* ID number or institution code, as it is typed */
	struct card_name name; /* filled: the holder, as the register has it */
};

/* Refused for a certificate that could not log in, one that names or belongs to somebody else, and unknown holders. */
extern const struct act portal_card_assign;

/* The same without giving it to anybody: whom it would go to. */
extern const struct act portal_card_assign_look;

#endif
