/* Verifying signatures, and the whole of a proof. */
#include "config.h"

#include "trust/proof.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "trust/inside.h"

enum { SALT_BYTES = 32 };

/* Whether a scheme belongs to a kind of key; the padding of RSA. */
static int padding_of(enum trust_scheme scheme, int kind)
{
	if (kind == EVP_PKEY_RSA && scheme == TRUST_SCHEME_PKCS1)
		return RSA_PKCS1_PADDING;
	if (kind == EVP_PKEY_RSA && scheme == TRUST_SCHEME_PSS)
		return RSA_PKCS1_PSS_PADDING;
	return kind == EVP_PKEY_EC && scheme == TRUST_SCHEME_ECDSA ? 0 : -1;
}

static int prepare(EVP_MD_CTX *context, EVP_PKEY *key, int padding)
{
	EVP_PKEY_CTX *inner = NULL;

	if (EVP_DigestVerifyInit(context, &inner, EVP_sha256(), NULL, key) != 1)
		return 0;
	if (padding == 0)
		return 1;
	if (EVP_PKEY_CTX_set_rsa_padding(inner, padding) != 1)
		return 0;
	return padding != RSA_PKCS1_PSS_PADDING || EVP_PKEY_CTX_set_rsa_pss_saltlen(inner, SALT_BYTES) == 1;
}

enum rule trust_proof_verify(const struct trust_certificate *certificate, const void *message, size_t n,
			     const struct trust_signature *signature)
{
	EVP_PKEY *key = X509_get0_pubkey(certificate->x509);
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	enum rule rule = RULE_CARD_45_SIGNATURE;
	int padding = key ? padding_of(signature->scheme, EVP_PKEY_get_base_id(key)) : -1;

	if (context && padding >= 0 && signature->n > 0 && signature->n <= TRUST_SIGNATURE_MAX &&
	    prepare(context, key, padding) &&
	    EVP_DigestVerify(context, signature->bytes, signature->n, message, n) == 1)
		rule = RULE_NONE;
	EVP_MD_CTX_free(context);
	ERR_clear_error();
	return rule;
}

void trust_proof_check(const struct trust_store *store, const struct trust_proof *proof,
		       const struct trust_demand *demand, struct trust_verdict *verdict)
{
	struct buf message = {0};
	enum rule of_challenge, of_signature;

	trust_check_certificate(store, proof->certificate, proof->extra, demand, verdict);
	trust_challenge_text(proof->challenge, verdict->description.fingerprint, &message);
	of_challenge = trust_challenge_take(proof->challenge, proof->purpose, proof->session, demand->now);
	of_signature = trust_proof_verify(proof->certificate, base_buf_text(&message), message.len,
					  proof->signature);
	base_buf_release(&message);
	if (!verdict->rule)
		verdict->rule = of_challenge ? of_challenge : of_signature;
}
