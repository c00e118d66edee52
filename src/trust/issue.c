/* Making an authority and cards by it. */
#include "config.h"

#include "trust/issue.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/random.h"

#define AUTHORITY_NAME "示範憑證管理中心（非正式）"

enum { DAY_S = 86400, LIFE_S = 3650 * DAY_S, SERIAL_BYTES = 8, DIRECTORY_MAX = 128 };

struct authority {
	X509 *x509;
	EVP_PKEY *key;
	int64_t now;
};

static int add_name(X509_NAME *name, int nid, const char *text)
{
	return X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, (const unsigned char *)text, -1, -1, 0) ==
	       1;
}

static int add_extension(X509 *x509, X509 *issuer, int nid, const char *value)
{
	X509V3_CTX context;
	X509_EXTENSION *extension;
	int is_good;

	X509V3_set_ctx(&context, issuer, x509, NULL, NULL, 0);
	extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
	is_good = extension && X509_add_ext(x509, extension, -1) == 1;
	X509_EXTENSION_free(extension);
	return is_good;
}

/* What kind of card it is: subjectDirectoryAttributes with the subject type of trust/profile.c. */
static int add_side(X509 *x509, enum trust_side side)
{
	ASN1_OBJECT *kind = OBJ_txt2obj("2.16.886.1.100.2.1", 1);
	ASN1_OBJECT *type =
		OBJ_txt2obj(side == TRUST_SIDE_PERSON ? "2.16.886.1.100.3.1.7" : "2.16.886.1.100.3.2.21", 1);
	X509_ATTRIBUTE *attribute = X509_ATTRIBUTE_new();
	ASN1_OCTET_STRING *data = ASN1_OCTET_STRING_new();
	X509_EXTENSION *extension = NULL;
	unsigned char bytes[DIRECTORY_MAX], *at = bytes;
	int n = -1, is_good = 0;

	if (kind && type && attribute && data && X509_ATTRIBUTE_set1_object(attribute, kind) == 1 &&
	    X509_ATTRIBUTE_set1_data(attribute, V_ASN1_OBJECT, type, -1) == 1)
		n = i2d_X509_ATTRIBUTE(attribute, NULL);
	if (n > 0 && ASN1_object_size(1, n, V_ASN1_SEQUENCE) <= DIRECTORY_MAX) {
		ASN1_put_object(&at, 1, n, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
		i2d_X509_ATTRIBUTE(attribute, &at);
		is_good = ASN1_OCTET_STRING_set(data, bytes, (int)(at - bytes)) == 1 &&
			  (extension = X509_EXTENSION_create_by_NID(NULL, NID_subject_directory_attributes, 0,
								    data)) &&
			  X509_add_ext(x509, extension, -1) == 1;
	}
	X509_EXTENSION_free(extension);
	ASN1_OCTET_STRING_free(data);
	X509_ATTRIBUTE_free(attribute);
	ASN1_OBJECT_free(type);
	ASN1_OBJECT_free(kind);
	return is_good;
}

/* Serial number, period, key: what each certificate has. */
static int begin(X509 *x509, EVP_PKEY *key, int64_t now)
{
	unsigned char bytes[SERIAL_BYTES];
	BIGNUM *serial;
	int is_good;

	base_random_bytes(bytes, sizeof bytes);
	bytes[0] = (bytes[0] & 0x3F) | 0x40;
	serial = BN_bin2bn(bytes, sizeof bytes, NULL);
	is_good = serial && BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(x509)) &&
		  X509_set_version(x509, X509_VERSION_3) == 1 &&
		  ASN1_TIME_set(X509_getm_notBefore(x509), (time_t)(now - DAY_S)) &&
		  ASN1_TIME_set(X509_getm_notAfter(x509), (time_t)(now + LIFE_S)) &&
		  X509_set_pubkey(x509, key) == 1;
	BN_free(serial);
	return is_good;
}

static int make_authority(struct authority *authority)
{
	X509_NAME *name;

	authority->key = EVP_EC_gen("P-256");
	authority->x509 = X509_new();
	if (!authority->key || !authority->x509 || !begin(authority->x509, authority->key, authority->now))
		return 0;
	name = X509_get_subject_name(authority->x509);
	return add_name(name, NID_countryName, "TW") &&
	       add_name(name, NID_organizationName, AUTHORITY_NAME) &&
	       X509_set_issuer_name(authority->x509, name) == 1 &&
	       add_extension(authority->x509, authority->x509, NID_basic_constraints,
			     "critical,CA:TRUE,pathlen:0") &&
	       add_extension(authority->x509, authority->x509, NID_key_usage,
			     "critical,keyCertSign,cRLSign") &&
	       add_extension(authority->x509, authority->x509, NID_subject_key_identifier, "hash") &&
	       X509_sign(authority->x509, authority->key, EVP_sha256()) > 0;
}

static int fill_card(const struct authority *authority, X509 *x509, const struct trust_issue_card *card)
{
	X509_NAME *name = X509_get_subject_name(x509);

	return add_name(name, NID_countryName, "TW") && add_name(name, NID_commonName, card->name) &&
	       add_name(name, NID_serialNumber, card->identity) &&
	       X509_set_issuer_name(x509, X509_get_subject_name(authority->x509)) == 1 &&
	       add_extension(x509, authority->x509, NID_basic_constraints, "critical,CA:FALSE") &&
	       add_extension(x509, authority->x509, NID_key_usage, "critical,digitalSignature") &&
	       add_extension(x509, authority->x509, NID_ext_key_usage, "clientAuth") &&
	       add_extension(x509, authority->x509, NID_subject_key_identifier, "hash") &&
	       add_extension(x509, authority->x509, NID_authority_key_identifier, "keyid") &&
	       add_side(x509, card->side) && X509_sign(x509, authority->key, EVP_sha256()) > 0;
}

/* What a PEM writer has written. */
static int take(BIO *out, int is_written, struct buf *buf)
{
	char *bytes = NULL;
	long n = is_written ? BIO_get_mem_data(out, &bytes) : 0;

	if (n > 0)
		base_buf_add(buf, bytes, (size_t)n);
	BIO_free(out);
	return n > 0;
}

static int write_certificate(X509 *x509, struct buf *buf)
{
	BIO *out = BIO_new(BIO_s_mem());

	return out && take(out, PEM_write_bio_X509(out, x509) == 1, buf);
}

static int make_card(const struct authority *authority, struct trust_issue_card *card)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *x509 = X509_new();
	BIO *out = BIO_new(BIO_s_secmem());
	int is_good = key && x509 && out && begin(x509, key, authority->now) &&
		      fill_card(authority, x509, card) && write_certificate(x509, &card->certificate);

	if (is_good)
		is_good = take(out, PEM_write_bio_PKCS8PrivateKey(out, key, NULL, NULL, 0, NULL, NULL) == 1,
			       &card->key);
	else
		BIO_free(out);
	X509_free(x509);
	EVP_PKEY_free(key);
	return is_good;
}

static int make_list(const struct authority *authority, struct buf *buf)
{
	X509_CRL *list = X509_CRL_new();
	ASN1_TIME *from = ASN1_TIME_set(NULL, (time_t)(authority->now - DAY_S));
	ASN1_TIME *to = ASN1_TIME_set(NULL, (time_t)(authority->now + LIFE_S));
	BIO *out = BIO_new(BIO_s_mem());
	int is_good = list && from && to && out && X509_CRL_set_version(list, X509_CRL_VERSION_2) == 1 &&
		      X509_CRL_set_issuer_name(list, X509_get_subject_name(authority->x509)) == 1 &&
		      X509_CRL_set1_lastUpdate(list, from) == 1 && X509_CRL_set1_nextUpdate(list, to) == 1;
	X509_EXTENSION *extension = NULL;
	X509V3_CTX context;

	if (is_good) {
		X509V3_set_ctx(&context, authority->x509, NULL, NULL, list, 0);
		extension = X509V3_EXT_conf_nid(NULL, &context, NID_authority_key_identifier, "keyid");
		is_good = extension && X509_CRL_add_ext(list, extension, -1) == 1 &&
			  X509_CRL_sign(list, authority->key, EVP_sha256()) > 0;
	}
	if (is_good)
		is_good = take(out, PEM_write_bio_X509_CRL(out, list) == 1, buf);
	else
		BIO_free(out);
	X509_EXTENSION_free(extension);
	ASN1_TIME_free(from);
	ASN1_TIME_free(to);
	X509_CRL_free(list);
	return is_good;
}

int trust_issue_make(struct trust_issue *issue, struct trust_issue_card *cards, size_t n)
{
	struct authority authority = {.now = base_clock_now_s()};
	int is_good = make_authority(&authority) && write_certificate(authority.x509, &issue->anchor) &&
		      make_list(&authority, &issue->list);

	for (size_t i = 0; is_good && i < n; i++)
		is_good = make_card(&authority, &cards[i]);
	X509_free(authority.x509);
	EVP_PKEY_free(authority.key);
	ERR_clear_error();
	return is_good ? 0 : ERR_SYSTEM;
}

void trust_issue_release(struct trust_issue *issue, struct trust_issue_card *cards, size_t n)
{
	base_buf_release(&issue->anchor);
	base_buf_release(&issue->list);
	for (size_t i = 0; i < n; i++) {
		base_buf_release(&cards[i].certificate);
		base_buf_release(&cards[i].key);
	}
}
