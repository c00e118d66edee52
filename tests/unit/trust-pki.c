/* Making them with OpenSSL at the time of the test. */
#include "config.h"

#include "trust-pki.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "unit.h"

static EVP_PKEY *make_rsa(const char *kind, size_t bits, unsigned exponent)
{
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, kind, NULL);
	BIGNUM *e = BN_new();
	EVP_PKEY *key = NULL;

	BN_set_word(e, exponent);
	assert_int_equal(EVP_PKEY_keygen_init(context), 1);
	assert_int_equal(EVP_PKEY_CTX_set_rsa_keygen_bits(context, (int)bits), 1);
	assert_int_equal(EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context, e), 1);
	assert_int_equal(EVP_PKEY_generate(context, &key), 1);
	EVP_PKEY_CTX_free(context);
	BN_free(e);
	return key;
}

static void make_keys(struct pki *pki)
{
	pki->keys[PKI_KEY_P256] = EVP_EC_gen("P-256");
	pki->keys[PKI_KEY_P256_OTHER] = EVP_EC_gen("P-256");
	pki->keys[PKI_KEY_P384] = EVP_EC_gen("P-384");
	pki->keys[PKI_KEY_ED25519] = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
	pki->keys[PKI_KEY_RSA] = make_rsa("RSA", 2048, 65537);
	pki->keys[PKI_KEY_RSA_1024] = make_rsa("RSA", 1024, 65537);
	pki->keys[PKI_KEY_RSA_E3] = make_rsa("RSA", 2048, 3);
	pki->keys[PKI_KEY_RSA_PSS] = make_rsa("RSA-PSS", 2048, 65537);
}

static void add_entry(X509_NAME *name, const char *field, const char *text, size_t n)
{
	if (strcmp(text, "-") != 0)
		assert_int_equal(X509_NAME_add_entry_by_txt(name, field, V_ASN1_UTF8STRING,
							    (const unsigned char *)text, n ? (int)n : -1, -1,
							    0),
				 1);
}

static void add_extension(X509 *x509, X509V3_CTX *context, int nid, const char *value)
{
	X509_EXTENSION *extension;

	if (strcmp(value, "-") == 0)
		return;
	extension = X509V3_EXT_conf_nid(NULL, context, nid, value);
	assert_non_null(extension);
	assert_int_equal(X509_add_ext(x509, extension, -1), 1);
	X509_EXTENSION_free(extension);
}

/* The bytes of any extension. */
static void add_bytes(X509 *x509, const char *oid, int is_critical, const void *bytes, size_t n)
{
	ASN1_OBJECT *object = OBJ_txt2obj(oid, 1);
	ASN1_OCTET_STRING *data = ASN1_OCTET_STRING_new();
	X509_EXTENSION *extension;

	assert_int_equal(ASN1_OCTET_STRING_set(data, bytes, (int)n), 1);
	extension = X509_EXTENSION_create_by_OBJ(NULL, object, is_critical, data);
	assert_int_equal(X509_add_ext(x509, extension, -1), 1);
	X509_EXTENSION_free(extension);
	ASN1_OCTET_STRING_free(data);
	ASN1_OBJECT_free(object);
}

static size_t put_attribute(unsigned char *at, X509_ATTRIBUTE *attribute)
{
	int n;

	if (!attribute)
		return 0;
	n = i2d_X509_ATTRIBUTE(attribute, &at);
	assert_true(n > 0);
	X509_ATTRIBUTE_free(attribute);
	return (size_t)n;
}

static X509_ATTRIBUTE *type_attribute(const char *type)
{
	ASN1_OBJECT *kind = OBJ_txt2obj("2.16.886.1.100.2.1", 1), *value = OBJ_txt2obj(type, 1);
	X509_ATTRIBUTE *attribute = X509_ATTRIBUTE_new();

	X509_ATTRIBUTE_set1_object(attribute, kind);
	assert_int_equal(X509_ATTRIBUTE_set1_data(attribute, V_ASN1_OBJECT, value, -1), 1);
	ASN1_OBJECT_free(kind);
	ASN1_OBJECT_free(value);
	return attribute;
}

static X509_ATTRIBUTE *text_attribute(const char *oid, const char *text)
{
	return text ? X509_ATTRIBUTE_create_by_txt(NULL, oid, MBSTRING_UTF8, (const unsigned char *)text, -1)
		    : NULL;
}

static void add_directory(X509 *x509, const struct pki_leaf *leaf)
{
	const char *type = leaf->type ? leaf->type : PKI_PERSONNEL;
	unsigned char body[1024], whole[1100], *at = whole;
	size_t n = 0;

	if (strcmp(type, "-") != 0)
		n += put_attribute(body + n, type_attribute(type));
	if (leaf->second_type)
		n += put_attribute(body + n, type_attribute(leaf->second_type));
	n += put_attribute(body + n, text_attribute("2.5.4.5", leaf->directory_id));
	n += put_attribute(body + n, text_attribute("2.16.886.1.100.2.102", leaf->agency));
	if (n == 0)
		return;
	if (leaf->directory_is_garbage)
		memset(body + n - 8, 0xff, 8);
	ASN1_put_object(&at, 1, (int)n, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
	memcpy(at, body, n);
	add_bytes(x509, "2.5.29.9", 0, whole, (size_t)(at - whole) + n);
}

static void set_serial(X509 *x509, const char *hex)
{
	BIGNUM *number = NULL;

	assert_true(BN_hex2bn(&number, hex) > 0);
	assert_non_null(BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x509)));
	BN_free(number);
}

static void set_period(X509 *x509, int64_t from_days, int64_t to_days)
{
	assert_non_null(ASN1_TIME_set(X509_getm_notBefore(x509), PKI_NOW + from_days * PKI_DAY));
	assert_non_null(ASN1_TIME_set(X509_getm_notAfter(x509), PKI_NOW + to_days * PKI_DAY));
}

static const char *or_else(const char *text, const char *standard)
{
	return text ? text : standard;
}

static void add_leaf_extensions(X509 *x509, X509 *issuer, const struct pki_leaf *leaf)
{
	X509V3_CTX context;

	X509V3_set_ctx(&context, issuer, x509, NULL, NULL, 0);
	add_extension(x509, &context, NID_basic_constraints, or_else(leaf->basic, "critical,CA:FALSE"));
	add_extension(x509, &context, NID_key_usage, or_else(leaf->usage, "critical,digitalSignature"));
	if (leaf->usage_twice)
		add_extension(x509, &context, NID_key_usage, "critical,digitalSignature,keyEncipherment");
	add_extension(x509, &context, NID_ext_key_usage, or_else(leaf->extended, "clientAuth"));
	add_extension(x509, &context, NID_subject_key_identifier, "hash");
	if (leaf->wrong_key_id)
		add_bytes(x509, "2.5.29.35", 0, leaf->wrong_key_id, strlen(leaf->wrong_key_id));
	else
		add_extension(x509, &context, NID_authority_key_identifier,
			      leaf->is_self_signed ? "-" : "keyid");
	if (leaf->strange)
		add_bytes(x509, leaf->strange, 1, "\x05\x00", 2);
	add_directory(x509, leaf);
}

static void sign(X509 *x509, EVP_PKEY *key, const char *digest)
{
	int has_own = EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519;

	assert_true(X509_sign(x509, key, has_own ? NULL : EVP_get_digestbyname(digest)) > 0);
}

X509 *pki_make(struct pki *pki, const struct pki_leaf *leaf)
{
	enum pki_authority by = leaf->by ? leaf->by : PKI_ISSUING;
	X509 *x509 = X509_new(), *issuer = pki->authorities[by];
	X509_NAME *name = X509_get_subject_name(x509);
	int has_period = leaf->from_days || leaf->to_days;
	char serial[24];

	X509_set_version(x509, leaf->version_1 ? X509_VERSION_1 : X509_VERSION_3);
	snprintf(serial, sizeof serial, "%lX", pki->next_serial++);
	set_serial(x509, or_else(leaf->serial, serial));
	set_period(x509, has_period ? leaf->from_days : -30, has_period ? leaf->to_days : 30);
	add_entry(name, "C", "TW", 0);
	add_entry(name, "CN", or_else(leaf->name, "王小明"), leaf->name_n);
	add_entry(name, "serialNumber", or_else(leaf->id, "A123456789"), 0);
	if (leaf->second_id)
		add_entry(name, "serialNumber", leaf->second_id, 0);
	X509_set_pubkey(x509, pki->keys[leaf->key]);
	X509_set_issuer_name(x509, leaf->is_self_signed ? name : X509_get_subject_name(issuer));
	if (!leaf->version_1)
		add_leaf_extensions(x509, leaf->is_self_signed ? x509 : issuer, leaf);
	sign(x509, leaf->is_self_signed ? pki->keys[leaf->key] : pki->authority_keys[by],
	     or_else(leaf->digest, "SHA256"));
	return x509;
}

/* ---- authorities ---- */

struct authority_row {
	const char *name;
	enum pki_authority by; /* itself: an anchor */
	const char *basic, *usage;
	int64_t from_days, to_days;
	int64_t list_from_days, list_to_days; /* 0, 0: no list */
	int is_kept_out;                      /* of the folder */
};

#define GOOD_BASIC "critical,CA:TRUE"
#define GOOD_USAGE "critical,keyCertSign,cRLSign"

static const struct authority_row rows[PKI_AUTHORITY_COUNT] = {
	[PKI_ROOT] = {"root", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -900, 900, -1, 7, 0},
	[PKI_ISSUING] = {"issuing", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_SECOND] = {"second", PKI_ISSUING, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_OTHER_ROOT] = {"other root", PKI_OTHER_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 1},
	[PKI_OTHER] = {"other issuing", PKI_OTHER_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 1},
	[PKI_EXPIRED] = {"expired", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, -3, -1, 7, 0},
	[PKI_REVOKED] = {"revoked", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_NO_SIGN] = {"no sign", PKI_ROOT, GOOD_BASIC, "critical,cRLSign", -90, 90, -1, 7, 0},
	[PKI_NO_BASIC] = {"no basic", PKI_ROOT, "critical,CA:FALSE", "critical,digitalSignature", -90, 90, -1,
			  7, 0},
	[PKI_NARROW] = {"narrow", PKI_ROOT, "critical,CA:TRUE,pathlen:0", GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_BELOW_NARROW] = {"below narrow", PKI_NARROW, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_WEAK] = {"weak", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_LISTLESS] = {"listless", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, 0, 0, 0},
	[PKI_STALE] = {"stale", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -9, -1, 0},
	[PKI_EARLY_LIST] = {"early list", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, 2, 7, 0},
	[PKI_FORGED_LIST] = {"forged list", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_STRANGE_LIST] = {"strange list", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_DELTA_LIST] = {"delta list", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_PART_LIST] = {"part list", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_INDIRECT_LIST] = {"indirect list", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_POINT_LIST] = {"point list", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_HCA] = {"hca", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -90, 90, -1, 7, 0},
	[PKI_RENEWED] = {"issuing", PKI_ROOT, GOOD_BASIC, GOOD_USAGE, -3, 180, -1, 7, 1},
};

static void make_authority(struct pki *pki, enum pki_authority which)
{
	const struct authority_row *row = &rows[which];
	X509 *x509 = X509_new(), *issuer = row->by == which ? x509 : pki->authorities[row->by];
	EVP_PKEY *key = which == PKI_WEAK ? make_rsa("RSA", 1024, 65537) : EVP_EC_gen("P-256");
	X509_NAME *name = X509_get_subject_name(x509);
	X509V3_CTX context;

	pki->authorities[which] = x509;
	pki->authority_keys[which] = key;
	X509_set_version(x509, X509_VERSION_3);
	ASN1_INTEGER_set(X509_get_serialNumber(x509), pki->next_serial++);
	set_period(x509, row->from_days, row->to_days);
	add_entry(name, "C", "TW", 0);
	add_entry(name, "O", "測試醫事憑證管理中心", 0);
	add_entry(name, "OU", which == PKI_HCA ? "醫事憑證管理中心" : "-", 0);
	add_entry(name, "CN", row->name, 0);
	X509_set_pubkey(x509, key);
	X509_set_issuer_name(x509, X509_get_subject_name(issuer));
	X509V3_set_ctx(&context, issuer, x509, NULL, NULL, 0);
	add_extension(x509, &context, NID_basic_constraints, row->basic);
	add_extension(x509, &context, NID_key_usage, row->usage);
	add_extension(x509, &context, NID_subject_key_identifier, "hash");
	if (issuer != x509)
		add_extension(x509, &context, NID_authority_key_identifier, "keyid");
	sign(x509, pki->authority_keys[row->by], "SHA256");
}

/* ---- the folder ---- */

static FILE *create(const struct pki *pki, const char *kind, enum pki_authority which)
{
	char path[FOLDER_SIZE + 32];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s-%016x.pem", pki->folder, kind, (unsigned)which);
	file = fopen(path, "w");
	assert_non_null(file);
	return file;
}

static void revoke(X509_CRL *list, X509 *revoked)
{
	X509_REVOKED *entry = X509_REVOKED_new();
	ASN1_TIME *at = ASN1_TIME_set(NULL, PKI_NOW - PKI_DAY);

	X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(revoked));
	X509_REVOKED_set_revocationDate(entry, at);
	assert_int_equal(X509_CRL_add0_revoked(list, entry), 1);
	ASN1_TIME_free(at);
}

static void make_strange(X509_CRL *list)
{
	ASN1_OBJECT *object = OBJ_txt2obj("1.2.3.4.5", 1);
	ASN1_OCTET_STRING *data = ASN1_OCTET_STRING_new();
	X509_EXTENSION *extension;

	ASN1_OCTET_STRING_set(data, (const unsigned char *)"\x05\x00", 2);
	extension = X509_EXTENSION_create_by_OBJ(NULL, object, 1, data);
	X509_CRL_add_ext(list, extension, -1);
	X509_EXTENSION_free(extension);
	ASN1_OCTET_STRING_free(data);
	ASN1_OBJECT_free(object);
}

static void make_delta(X509_CRL *list)
{
	ASN1_INTEGER *base = ASN1_INTEGER_new();

	ASN1_INTEGER_set(base, 1);
	assert_int_equal(X509_CRL_add1_ext_i2d(list, NID_delta_crl, base, 1, 0), 1);
	ASN1_INTEGER_free(base);
}

/* What makes a list another one than a plain whole one. */
static void extend(X509_CRL *list, X509V3_CTX *context, enum pki_authority by)
{
	static const char *const points[PKI_AUTHORITY_COUNT] = {
		[PKI_PART_LIST] = "critical,onlysomereasons:keyCompromise",
		[PKI_INDIRECT_LIST] = "critical,indirectCRL:TRUE",
		[PKI_POINT_LIST] = "critical,fullname:URI:http://example.tw/list.crl",
	};
	X509_EXTENSION *extension;

	if (by == PKI_STRANGE_LIST)
		make_strange(list);
	if (by == PKI_DELTA_LIST)
		make_delta(list);
	if (!points[by])
		return;
	extension = X509V3_EXT_conf_nid(NULL, context, NID_issuing_distribution_point, points[by]);
	assert_non_null(extension);
	assert_int_equal(X509_CRL_add_ext(list, extension, -1), 1);
	X509_EXTENSION_free(extension);
}

void pki_revoke(struct pki *pki, enum pki_authority by, X509 *revoked)
{
	X509_CRL *list = X509_CRL_new();
	ASN1_TIME *from = ASN1_TIME_set(NULL, PKI_NOW + rows[by].list_from_days * PKI_DAY);
	ASN1_TIME *to = ASN1_TIME_set(NULL, PKI_NOW + rows[by].list_to_days * PKI_DAY);
	EVP_PKEY *key = by == PKI_FORGED_LIST ? pki->keys[PKI_KEY_P256_OTHER] : pki->authority_keys[by];
	X509V3_CTX context;
	X509_EXTENSION *extension;
	FILE *file;

	X509_CRL_set_version(list, X509_CRL_VERSION_2);
	X509_CRL_set_issuer_name(list, X509_get_subject_name(pki->authorities[by]));
	X509_CRL_set1_lastUpdate(list, from);
	X509_CRL_set1_nextUpdate(list, to);
	X509V3_set_ctx(&context, pki->authorities[by], NULL, NULL, list, 0);
	extension = X509V3_EXT_conf_nid(NULL, &context, NID_authority_key_identifier, "keyid");
	X509_CRL_add_ext(list, extension, -1);
	X509_EXTENSION_free(extension);
	extend(list, &context, by);
	if (revoked)
		revoke(list, revoked);
	if (by == PKI_ROOT)
		revoke(list, pki->authorities[PKI_REVOKED]);
	X509_CRL_sort(list);
	assert_true(X509_CRL_sign(list, key, EVP_sha256()) > 0);
	file = create(pki, "crl", by);
	assert_int_equal(PEM_write_X509_CRL(file, list), 1);
	fclose(file);
	ASN1_TIME_free(from);
	ASN1_TIME_free(to);
	X509_CRL_free(list);
}

static void keep(struct pki *pki, enum pki_authority which)
{
	FILE *file = create(pki, rows[which].by == which ? "anchor" : "issuer", which);

	assert_int_equal(PEM_write_X509(file, pki->authorities[which]), 1);
	fclose(file);
}

int pki_open(void **state)
{
	struct pki *pki = base_mem_zero(1, sizeof *pki);

	*state = pki;
	base_clock_set(PKI_NOW);
	folder_make(pki->folder);
	pki->next_serial = 0x1000;
	make_keys(pki);
	for (int i = 0; i < PKI_AUTHORITY_COUNT; i++)
		make_authority(pki, (enum pki_authority)i);
	for (int i = 0; i < PKI_AUTHORITY_COUNT; i++) {
		if (!rows[i].is_kept_out)
			keep(pki, (enum pki_authority)i);
		if (rows[i].list_from_days || rows[i].list_to_days)
			pki_revoke(pki, (enum pki_authority)i, NULL);
	}
	return 0;
}

int pki_close(void **state)
{
	struct pki *pki = *state;

	for (int i = 0; i < PKI_KEY_COUNT; i++)
		EVP_PKEY_free(pki->keys[i]);
	for (int i = 0; i < PKI_AUTHORITY_COUNT; i++) {
		X509_free(pki->authorities[i]);
		EVP_PKEY_free(pki->authority_keys[i]);
	}
	folder_remove(pki->folder);
	free(pki);
	return 0;
}

unsigned char *pki_der(X509 *x509, size_t *n)
{
	unsigned char *der = NULL, *copy;
	int len = i2d_X509(x509, &der);

	assert_true(len > 0);
	*n = (size_t)len;
	copy = base_mem_zero(*n + 1, 1);
	memcpy(copy, der, *n);
	OPENSSL_free(der);
	return copy;
}

struct trust_certificate *pki_read(X509 *x509)
{
	struct trust_certificate *certificate;
	size_t n;
	unsigned char *der = pki_der(x509, &n);

	assert_int_equal(trust_certificate_read(der, n, &certificate), 0);
	free(der);
	return certificate;
}

void pki_sign(EVP_PKEY *key, const void *message, size_t n, enum trust_scheme scheme,
	      struct trust_signature *signature)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	EVP_PKEY_CTX *inner;

	*signature = (struct trust_signature){.scheme = scheme, .n = sizeof signature->bytes};
	assert_int_equal(EVP_DigestSignInit(context, &inner, EVP_sha256(), NULL, key), 1);
	if (scheme == TRUST_SCHEME_PSS) {
		assert_int_equal(EVP_PKEY_CTX_set_rsa_padding(inner, RSA_PKCS1_PSS_PADDING), 1);
		assert_int_equal(EVP_PKEY_CTX_set_rsa_pss_saltlen(inner, RSA_PSS_SALTLEN_DIGEST), 1);
	}
	assert_int_equal(EVP_DigestSign(context, signature->bytes, &signature->n, message, n), 1);
	EVP_MD_CTX_free(context);
}
