/*
 * What a card signs to prove that it is here, now, for this: 32 random bytes with their context, once (cards.md
 * 4.5).
 *
 * The context stands in plain words in front of the random part, so that a signature for one purpose, portal,
 * session or certificate can never serve as another:
 *
 *	maportal-login
 *	portal=醫事系統入口網
 *	session=tty1:4711
 *	at=2026-11-28T10:00:00+08:00
 *	random=<64 hexadecimal digits>
 *	certificate=<SHA-256 of the certificate>
 */
#ifndef TRUST_CHALLENGE_H
#define TRUST_CHALLENGE_H

#include <stdint.h>

#include "base/buf.h"
#include "domain/rule.h"

enum {
	TRUST_CHALLENGE_BYTES = 32,
	TRUST_CHALLENGE_LIFE_S = 60,
	TRUST_CHALLENGE_TEXT_MAX = 1024, /* of the whole message */
	TRUST_CHALLENGE_WORD_SIZE = 129,
};

/* purpose, its first line */
#define TRUST_PURPOSE_LIST(X) \
	X(TRUST_PURPOSE_LOGIN, "maportal-login") \
	X(TRUST_PURPOSE_ENROLL, "maportal-enroll") \
	X(TRUST_PURPOSE_UNLOCK, "maportal-unlock") \
	X(TRUST_PURPOSE_SIGN, "maportal-sign")

#define TRUST_PURPOSE_ENUM(word, line) word,
enum trust_purpose { TRUST_PURPOSE_LIST(TRUST_PURPOSE_ENUM) };

struct trust_challenge {
	enum trust_purpose purpose;
	int64_t made_at; /* 0: there is none, or it was taken */
	char portal[TRUST_CHALLENGE_WORD_SIZE], session[TRUST_CHALLENGE_WORD_SIZE];
	unsigned char random[TRUST_CHALLENGE_BYTES];
};

/* A fresh one; session is whatever names this stay and no other. */
void trust_challenge_make(struct trust_challenge *challenge, enum trust_purpose purpose, const char *portal,
			  const char *session);

/* Appends the message to be signed with the key of the certificate that has this fingerprint. */
void trust_challenge_text(const struct trust_challenge *challenge, const char *fingerprint,
			  struct buf *message);

/*
 * Whether it may be answered: of this purpose and session, at most TRUST_CHALLENGE_LIFE_S old, for the first
 * time. RULE_NONE, RULE_CARD_45_USED, RULE_CARD_45_OTHER, RULE_CARD_45_LATE.  Whatever the answer, it is used
 * up.
 */
enum rule trust_challenge_take(struct trust_challenge *challenge, enum trust_purpose purpose,
			       const char *session, int64_t now);

#endif
