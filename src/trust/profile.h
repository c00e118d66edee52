/*
 * Whose card a certificate belongs to, read from the certificate by a table of profiles (cards.md 4.3): one
 * row for each kind of card.  Where a centre puts its data otherwise, that is another row.
 *
 * Nothing is guessed: a certificate that no row knows belongs to no card of ours.  What is read here is
 * believed only after trust_check_certificate has found nothing.
 */
#ifndef TRUST_PROFILE_H
#define TRUST_PROFILE_H

#include "domain/rule.h"
#include "trust/certificate.h"

enum trust_side {
	TRUST_SIDE_PERSON = 1,      /* 醫事人員憑證卡: person_id_no */
	TRUST_SIDE_INSTITUTION = 2, /* 醫事(療)機構憑證卡: institution_code */
};

enum { TRUST_IDENTITY_SIZE = 11 };

struct trust_holder {
	enum trust_side side;
	char identity[TRUST_IDENTITY_SIZE]; /* checked ID number or institution code; "": not told */
	char name[TRUST_NAME_SIZE];         /* for showing only; harmless; "" when it has none */
	const char *profile;                /* name of the row */
};

/*
 * RULE_NONE and the holder, or an empty one and the rule: RULE_CARD_34_KIND (no row), RULE_CARD_34_NAME,
 * RULE_CARD_34_ID (the row wants one and there is none), RULE_CARD_34_ID_TWICE, RULE_CARD_34_ID_PERSON,
 * RULE_CARD_34_ID_INSTITUTION.
 */
enum rule trust_profile_read(const struct trust_certificate *certificate, struct trust_holder *holder);

#endif
