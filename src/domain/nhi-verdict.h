/* What the insurer's check says of a health card and the password registered for it (R-CARD-21, R-CARD-22). */
#ifndef DOMAIN_NHI_VERDICT_H
#define DOMAIN_NHI_VERDICT_H

#include "domain/rule.h"

/* word, as the service writes it, rule that is broken */
#define DOMAIN_NHI_VERDICT_LIST(X) \
	X(NHI_DOWN, "service_down", RULE_CARD_22_DOWN) \
	X(NHI_WRONG, "wrong_password", RULE_CARD_22) \
	X(NHI_NOT_REGISTERED, "not_registered", RULE_CARD_22_REGISTER) \
	X(NHI_CARD_VOID, "card_void", RULE_CARD_22_VOID) \
	X(NHI_OK, "ok", RULE_NONE)

#define DOMAIN_NHI_VERDICT_ENUM(word, text, rule) word,
enum nhi_verdict { DOMAIN_NHI_VERDICT_LIST(DOMAIN_NHI_VERDICT_ENUM) NHI_VERDICT_COUNT };

/* NHI_DOWN for a word that is none: what is not understood lets nobody in. */
enum nhi_verdict domain_nhi_verdict_find(const char *word);

enum rule domain_nhi_verdict_rule(enum nhi_verdict verdict);

#endif
