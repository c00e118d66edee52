/*
 * A login by certificate card: our challenge, the certificate, and the signature that the card gave.  Proven
 * is who passes trust_proof_check, and nobody else.
 *
 *	trust_challenge_make(&challenge, TRUST_PURPOSE_LOGIN, conf->mail_name, session);
 *						before the PIN is asked for
 *	trust_challenge_text(&challenge, fingerprint, &message);
 *						what the card signs
 *	trust_proof_check(store, &proof, &demand, &verdict);
 *						with what it answered
 */
#ifndef TRUST_PROOF_H
#define TRUST_PROOF_H

#include "trust/challenge.h"
#include "trust/check.h"

enum { TRUST_SIGNATURE_MAX = 1024 };

/* How a signature was made, always over SHA-256 of the message. */
enum trust_scheme {
	TRUST_SCHEME_NONE,
	TRUST_SCHEME_PKCS1, /* RSA, PKCS#1 v1.5 */
	TRUST_SCHEME_PSS,   /* RSA, PSS with MGF1 of SHA-256 and a salt of 32 bytes */
	TRUST_SCHEME_ECDSA, /* P-256, as DER */
};

struct trust_signature {
	enum trust_scheme scheme;
	size_t n;
	unsigned char bytes[TRUST_SIGNATURE_MAX];
};

struct trust_proof {
	struct trust_challenge *challenge; /* is used up by the check */
	enum trust_purpose purpose;        /* what the answer is for */
	const char *session;
	const struct trust_certificate *certificate;
	const struct trust_extra *extra; /* other certificates of the card; may be NULL */
	const struct trust_signature *signature;
};

/*
 * RULE_NONE when the signature is one of the message by the certificate's key; else RULE_CARD_45_SIGNATURE.
 */
enum rule trust_proof_verify(const struct trust_certificate *certificate, const void *message, size_t n,
			     const struct trust_signature *signature);

/* The challenge, the certificate with all of trust/check.h, and the signature by that certificate's key. */
void trust_proof_check(const struct trust_store *store, const struct trust_proof *proof,
		       const struct trust_demand *demand, struct trust_verdict *verdict);

#endif
