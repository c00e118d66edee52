/* What the files of this folder know of each other's structures, and nobody else: OpenSSL's types. */
#ifndef TRUST_INSIDE_H
#define TRUST_INSIDE_H

#include <openssl/x509.h>

#include "domain/rule.h"
#include "trust/certificate.h"

struct trust_certificate {
	X509 *x509;
	size_t n;
	unsigned char der[TRUST_CERTIFICATE_MAX];
};

struct trust_store {
	X509_STORE *anchors;      /* with the revocation lists */
	STACK_OF(X509) * issuers; /* authorities below the anchors */
	size_t n_anchors, n_lists;
};

/*
 * Whether a revocation list can stand for all that its authority has revoked: RULE_NONE, RULE_CARD_35_DELTA for one
 * that tells only what is new since another list (OpenSSL takes it for a whole one), RULE_CARD_35_PART for one that
 * leaves out reasons, speaks for other authorities or of other things than certificates.  A list that names where it
 * is published is whole; so is one of authorities alone or of their holders alone, which OpenSSL holds against each
 * certificate: the root of GPKI issues nothing else.
 */
enum rule trust_store_check_list(const X509_CRL *list);

/* Appends a name as one harmless line. */
void trust_certificate_name(const X509_NAME *name, char text[TRUST_NAME_SIZE]);

/* An instant of a certificate; INT64_MIN when it is none. */
int64_t trust_certificate_instant(const ASN1_TIME *time);

#endif
