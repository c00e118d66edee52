/* What the files of this folder know of each other's structures, and nobody else: OpenSSL's types. */
#ifndef TRUST_INSIDE_H
#define TRUST_INSIDE_H

#include <openssl/x509.h>

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

/* Appends a name as one harmless line. */
void trust_certificate_name(const X509_NAME *name, char text[TRUST_NAME_SIZE]);

/* An instant of a certificate; INT64_MIN when it is none. */
int64_t trust_certificate_instant(const ASN1_TIME *time);

#endif
