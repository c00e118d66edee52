/* The tests that a certificate has to pass, one behind the other. */
#include "config.h"

#include "trust/check.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "base/mem.h"
#include "trust/inside.h"

enum {
	LEVEL = 2, /* of OpenSSL: 112 bits, so no SHA-1 and no RSA below 2048 */
	RSA_LEAST = 2048,
	RSA_MOST = 8192,
	SERIAL_BYTES_MAX = 20, /* RFC 5280 4.1.2.2 */
	AUTHORITIES_MAX = 1,   /* between a certificate and its anchor */
};

/* What a verification is about, for the function that OpenSSL calls at each fault. */
struct run {
	const struct trust_demand *demand;
	enum rule warning;
};

/* ---- the certificate by itself ---- */

static enum rule check_serial(const X509 *x509)
{
	const ASN1_INTEGER *serial = X509_get0_serialNumber(x509);
	int is_positive = ASN1_STRING_type(serial) == V_ASN1_INTEGER && ASN1_STRING_length(serial) > 0;
	uint64_t number;

	if (!is_positive || ASN1_STRING_length(serial) > SERIAL_BYTES_MAX)
		return RULE_CARD_34_SERIAL;
	return ASN1_INTEGER_get_uint64(&number, serial) == 1 && number == 0 ? RULE_CARD_34_SERIAL : RULE_NONE;
}

static enum rule check_rsa(const EVP_PKEY *key)
{
	BIGNUM *exponent = NULL;
	int bits = EVP_PKEY_get_bits(key), is_weak = 1;

	if (EVP_PKEY_get_bn_param(key, "e", &exponent) == 1)
		is_weak = !BN_is_odd(exponent) || BN_num_bits(exponent) < 17;
	BN_free(exponent);
	if (bits > RSA_MOST)
		return RULE_CARD_34_KEY;
	return is_weak || bits < RSA_LEAST ? RULE_CARD_34_WEAK : RULE_NONE;
}

static enum rule check_key(const X509 *x509)
{
	const EVP_PKEY *key = X509_get0_pubkey(x509);
	char group[32];
	size_t n = 0;

	if (!key)
		return RULE_CARD_34_KEY;
	if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA)
		return check_rsa(key);
	if (EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
	    EVP_PKEY_get_group_name(key, group, sizeof group, &n) == 1 && strcmp(group, "prime256v1") == 0)
		return RULE_NONE;
	return RULE_CARD_34_KEY;
}

/* The usage has to be stated; a key that may do anything was made by somebody who did not say what for. */
static enum rule check_usage(X509 *x509)
{
	uint32_t flags = X509_get_extension_flags(x509);

	if (flags & EXFLAG_INVALID)
		return RULE_CARD_34_FORM;
	if (flags & EXFLAG_CA || X509_check_ca(x509) > 0)
		return RULE_CARD_34_AUTHORITY;
	if (flags & EXFLAG_CRITICAL)
		return RULE_CARD_34_CRITICAL;
	if (!(flags & EXFLAG_KUSAGE) || !(X509_get_key_usage(x509) & KU_DIGITAL_SIGNATURE))
		return RULE_CARD_34_USAGE;
	if (flags & EXFLAG_XKUSAGE && !(X509_get_extended_key_usage(x509) & (XKU_SSL_CLIENT | XKU_ANYEKU)))
		return RULE_CARD_34_USAGE;
	return RULE_NONE;
}

static enum rule check_alone(X509 *x509)
{
	enum rule rule = RULE_NONE;

	if (X509_get_version(x509) != X509_VERSION_3)
		return RULE_CARD_34_FORM;
	rule = check_serial(x509);
	if (!rule)
		rule = check_usage(x509);
	return rule ? rule : check_key(x509);
}

/* ---- the chain ---- */

/* OpenSSL's fault, what it means for the certificate itself, and for one above it (RULE_NONE: the same). */
static const struct {
	int fault;
	enum rule rule, above;
} faults[] = {
	{X509_V_ERR_CERT_NOT_YET_VALID, RULE_CARD_34_EARLY, RULE_CARD_34_ISSUER_PERIOD},
	{X509_V_ERR_CERT_HAS_EXPIRED, RULE_CARD_34_EXPIRED, RULE_CARD_34_ISSUER_PERIOD},
	{X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD, RULE_CARD_34_FORM, RULE_NONE},
	{X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD, RULE_CARD_34_FORM, RULE_NONE},
	{X509_V_ERR_CERT_REVOKED, RULE_CARD_34_REVOKED, RULE_CARD_34_ISSUER_REVOKED},
	{X509_V_ERR_CERT_SIGNATURE_FAILURE, RULE_CARD_34_FORGED, RULE_NONE},
	{X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE, RULE_CARD_34_FORGED, RULE_NONE},
	{X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH, RULE_CARD_34_FORGED, RULE_NONE},
	{X509_V_ERR_CERT_CHAIN_TOO_LONG, RULE_CARD_34_LONG, RULE_NONE},
	{X509_V_ERR_PATH_LENGTH_EXCEEDED, RULE_CARD_34_LONG, RULE_NONE},
	{X509_V_ERR_INVALID_CA, RULE_CARD_34_ISSUER, RULE_NONE},
	{X509_V_ERR_INVALID_NON_CA, RULE_CARD_34_AUTHORITY, RULE_CARD_34_ISSUER},
	{X509_V_ERR_KEYUSAGE_NO_CERTSIGN, RULE_CARD_34_ISSUER, RULE_NONE},
	{X509_V_ERR_INVALID_PURPOSE, RULE_CARD_34_USAGE, RULE_CARD_34_ISSUER},
	{X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION, RULE_CARD_34_CRITICAL, RULE_NONE},
	{X509_V_ERR_EE_KEY_TOO_SMALL, RULE_CARD_34_WEAK, RULE_NONE},
	{X509_V_ERR_CA_KEY_TOO_SMALL, RULE_CARD_34_WEAK, RULE_NONE},
	{X509_V_ERR_CA_MD_TOO_WEAK, RULE_CARD_34_WEAK, RULE_NONE},
	{X509_V_ERR_UNABLE_TO_GET_CRL, RULE_CARD_35_NONE, RULE_NONE},
	{X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, RULE_CARD_35_NONE, RULE_NONE},
	{X509_V_ERR_DIFFERENT_CRL_SCOPE, RULE_CARD_35_NONE, RULE_NONE},
	{X509_V_ERR_CRL_HAS_EXPIRED, RULE_CARD_35_STALE, RULE_NONE},
	{X509_V_ERR_CRL_NOT_YET_VALID, RULE_CARD_35_STALE, RULE_NONE},
	{X509_V_ERR_CRL_SIGNATURE_FAILURE, RULE_CARD_35_FORGED, RULE_NONE},
	{X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE, RULE_CARD_35_FORGED, RULE_NONE},
	{X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION, RULE_CARD_35_FORGED, RULE_NONE},
	{X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD, RULE_CARD_35_FORGED, RULE_NONE},
	{X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD, RULE_CARD_35_FORGED, RULE_NONE},
	{X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, RULE_CARD_34_UNTRUSTED, RULE_NONE},
	{X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, RULE_CARD_34_UNTRUSTED, RULE_NONE},
	{X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, RULE_CARD_34_UNTRUSTED, RULE_NONE},
	{X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, RULE_CARD_34_UNTRUSTED, RULE_NONE},
};

/* What is no fault of the table is a certificate that X509_STRICT finds badly made. */
static enum rule rule_of(int fault, int depth)
{
	for (size_t i = 0; i < BASE_COUNT(faults); i++)
		if (faults[i].fault == fault)
			return depth > 0 && faults[i].above ? faults[i].above : faults[i].rule;
	return depth > 0 ? RULE_CARD_34_ISSUER : RULE_CARD_34_FORM;
}

static int is_within_grace(X509_STORE_CTX *context, const struct trust_demand *demand)
{
	const X509_CRL *list = X509_STORE_CTX_get0_current_crl(context);
	const ASN1_TIME *next = list ? X509_CRL_get0_nextUpdate(list) : NULL;
	int64_t next_s = next ? trust_certificate_instant(next) : INT64_MIN;

	return next_s != INT64_MIN && next_s <= demand->now && demand->now - next_s <= demand->list_grace_s;
}

/* Called at each fault; 1 goes on. */
static int judge(int is_ok, X509_STORE_CTX *context)
{
	struct run *run = X509_STORE_CTX_get_app_data(context);
	int fault = X509_STORE_CTX_get_error(context);

	if (is_ok)
		return 1;
	if (fault == X509_V_ERR_UNABLE_TO_GET_CRL && run->demand->is_list_optional) {
		run->warning = RULE_CARD_35_UNCHECKED;
		return 1;
	}
	if (fault == X509_V_ERR_CRL_HAS_EXPIRED && is_within_grace(context, run->demand)) {
		if (!run->warning)
			run->warning = RULE_CARD_35_GRACE;
		return 1;
	}
	return 0;
}

static STACK_OF(X509) * list_issuers(const struct trust_store *store, const struct trust_extra *extra)
{
	STACK_OF(X509) *issuers = sk_X509_dup(store->issuers);

	for (size_t i = 0; issuers && extra && i < extra->n; i++)
		if (sk_X509_push(issuers, extra->certificates[i]->x509) == 0)
			break; /* fewer of them: a chain may be missed, none is made up */
	return issuers;
}

static void configure(X509_STORE_CTX *context, const struct trust_demand *demand, int is_leaf)
{
	X509_VERIFY_PARAM *param = X509_STORE_CTX_get0_param(context);
	unsigned long flags = X509_V_FLAG_X509_STRICT | X509_V_FLAG_CHECK_SS_SIGNATURE;

	if (is_leaf) {
		flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL;
		X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_SSL_CLIENT);
	}
	X509_VERIFY_PARAM_set_flags(param, flags);
	X509_VERIFY_PARAM_set_auth_level(param, LEVEL);
	X509_VERIFY_PARAM_set_depth(param, AUTHORITIES_MAX);
	X509_VERIFY_PARAM_set_time(param, (time_t)demand->now);
}

static enum rule check_chain(const struct trust_store *store, X509 *x509, const struct trust_extra *extra,
			     struct run *run, int is_leaf)
{
	STACK_OF(X509) *issuers = list_issuers(store, extra);
	X509_STORE_CTX *context = X509_STORE_CTX_new();
	enum rule rule = RULE_CARD_34_UNTRUSTED;

	if (!issuers || !context || X509_STORE_CTX_init(context, store->anchors, x509, issuers) != 1)
		goto out;
	configure(context, run->demand, is_leaf);
	X509_STORE_CTX_set_app_data(context, run);
	X509_STORE_CTX_set_verify_cb(context, judge);
	if (X509_verify_cert(context) == 1)
		rule = RULE_NONE;
	else
		rule = rule_of(X509_STORE_CTX_get_error(context), X509_STORE_CTX_get_error_depth(context));
out:
	X509_STORE_CTX_free(context);
	sk_X509_free(issuers);
	ERR_clear_error();
	return rule;
}

/* ---- all of it ---- */

static enum rule check_side(const struct trust_holder *holder, unsigned sides)
{
	if (holder->side & sides)
		return RULE_NONE;
	return sides & TRUST_SIDE_PERSON ? RULE_CARD_34_PERSON : RULE_CARD_34_INSTITUTION;
}

void trust_check_certificate(const struct trust_store *store, const struct trust_certificate *certificate,
			     const struct trust_extra *extra, const struct trust_demand *demand,
			     struct trust_verdict *verdict)
{
	struct run run = {.demand = demand};

	*verdict = (struct trust_verdict){.rule = RULE_CARD_34_UNTRUSTED};
	trust_certificate_describe(certificate, &verdict->description);
	verdict->rule = check_alone(certificate->x509);
	if (!verdict->rule)
		verdict->rule = check_chain(store, certificate->x509, extra, &run, 1);
	if (!verdict->rule)
		verdict->rule = trust_profile_read(certificate, &verdict->holder);
	if (!verdict->rule)
		verdict->rule = check_side(&verdict->holder, demand->sides);
	if (!verdict->rule)
		verdict->warning = run.warning;
	ERR_clear_error();
}

enum rule trust_check_issuer(const struct trust_store *store, const struct trust_certificate *certificate,
			     int64_t now)
{
	struct run run = {.demand = &(struct trust_demand){.now = now}};
	X509 *x509 = certificate->x509;
	enum rule rule = check_serial(x509);

	if (!rule && X509_check_ca(x509) != 1)
		rule = RULE_CARD_34_ISSUER;
	return rule ? rule : check_chain(store, x509, NULL, &run, 0);
}
