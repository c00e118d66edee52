/* A signature by a certificate card: one PIN, one try. */
#ifndef READER_SIGN_H
#define READER_SIGN_H

#include "reader/token.h"

/*
 * Signs the request's bytes with the key of the certificate that it names, on the card that has it.  The PIN
 * goes to the card once, and not at all when its length is wrong, the card says that it is locked, or the
 * certificate is not there. What the module gives is verified with that certificate before it passes for a
 * signature.
 */
enum rule reader_sign(struct reader_token *token, const struct reader_setting *setting,
		      const struct card_request *request, struct trust_signature *signature);

/* From r and s as PKCS#11 has them to DER; RULE_CARD_33_NOTHING when they are none.  In place. */
enum rule reader_sign_ecdsa(struct trust_signature *signature);

#endif
