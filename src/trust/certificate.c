/* Reading certificates and saying what stands in them. */
#include "config.h"

#include "trust/certificate.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"
#include "trust/inside.h"

enum { DAY_S = 86400 };

/*
 * What encodes to other bytes than it came in is not DER, and its fingerprint would not be that of the
 * card's.
 */
static int is_exact(X509 *x509, const unsigned char *der, size_t n)
{
	unsigned char *again = NULL;
	int len = i2d_X509(x509, &again);
	int is = len >= 0 && (size_t)len == n && memcmp(again, der, n) == 0;

	OPENSSL_free(again);
	return is;
}

int trust_certificate_read(const void *der, size_t n, struct trust_certificate **certificate)
{
	const unsigned char *at = der;
	X509 *x509;

	*certificate = NULL;
	if (n > TRUST_CERTIFICATE_MAX)
		return ERR_RANGE;
	x509 = d2i_X509(NULL, &at, (long)n);
	if (!x509 || at != (const unsigned char *)der + n || !is_exact(x509, der, n)) {
		ERR_clear_error();
		X509_free(x509);
		return ERR_SYNTAX;
	}
	*certificate = base_mem_zero(1, sizeof **certificate);
	(*certificate)->x509 = x509;
	(*certificate)->n = n;
	memcpy((*certificate)->der, der, n);
	return 0;
}

int trust_certificate_read_file(const char *bytes, size_t n, struct trust_certificate **certificate)
{
	unsigned char *der = NULL;
	char *name = NULL, *header = NULL;
	int err = ERR_SYNTAX;
	long len = 0;
	BIO *in;

	*certificate = NULL;
	if (n > TRUST_PEM_MAX)
		return ERR_RANGE;
	if (n > 0 && bytes[0] == '0') /* the first byte of a SEQUENCE */
		return trust_certificate_read(bytes, n, certificate);
	in = BIO_new_mem_buf(bytes, (int)n);
	if (in && PEM_read_bio(in, &name, &header, &der, &len) == 1 && strcmp(name, PEM_STRING_X509) == 0)
		err = trust_certificate_read(der, (size_t)len, certificate);
	ERR_clear_error();
	OPENSSL_free(name);
	OPENSSL_free(header);
	OPENSSL_free(der);
	BIO_free(in);
	return err;
}

void trust_certificate_free(struct trust_certificate *certificate)
{
	if (certificate)
		X509_free(certificate->x509);
	free(certificate);
}

const unsigned char *trust_certificate_der(const struct trust_certificate *certificate, size_t *n)
{
	*n = certificate->n;
	return certificate->der;
}

void trust_certificate_add_pem(const struct trust_certificate *certificate, struct buf *out)
{
	BIO *memory = BIO_new(BIO_s_mem());
	char *bytes = NULL;
	long n = 0;

	if (memory && PEM_write_bio_X509(memory, certificate->x509) == 1)
		n = BIO_get_mem_data(memory, &bytes);
	if (n > 0)
		base_buf_add(out, bytes, (size_t)n);
	BIO_free(memory);
	ERR_clear_error();
}

/* What is cut is cut between characters. */
static void copy_harmless(char *to, size_t size, const char *text, size_t n)
{
	struct buf harmless = {0};
	size_t fit;

	base_gate_harmless(text, n, 0, &harmless);
	fit = harmless.len < size ? harmless.len : size - 1;
	while (fit > 0 && fit < harmless.len && ((unsigned char)harmless.data[fit] & 0xC0) == 0x80)
		fit--;
	if (fit > 0)
		memcpy(to, harmless.data, fit);
	to[fit] = '\0';
	base_buf_release(&harmless);
}

void trust_certificate_name(const X509_NAME *name, char text[TRUST_NAME_SIZE])
{
	unsigned long flags = XN_FLAG_ONELINE & ~(unsigned long)(ASN1_STRFLGS_ESC_MSB | XN_FLAG_SPC_EQ);
	BIO *out = BIO_new(BIO_s_mem());
	char *bytes = NULL;
	long n = 0;

	text[0] = '\0';
	if (out && X509_NAME_print_ex(out, name, 0, flags) >= 0)
		n = BIO_get_mem_data(out, &bytes);
	if (n > 0)
		copy_harmless(text, TRUST_NAME_SIZE, bytes, (size_t)n);
	BIO_free(out);
	ERR_clear_error();
}

int64_t trust_certificate_instant(const ASN1_TIME *time)
{
	struct tm parts;
	struct date date;

	if (ASN1_TIME_to_tm(time, &parts) != 1) {
		ERR_clear_error();
		return INT64_MIN;
	}
	date = (struct date){.year = parts.tm_year + 1900, .month = parts.tm_mon + 1, .day = parts.tm_mday};
	return base_date_days(date) * DAY_S + parts.tm_hour * 3600 + parts.tm_min * 60 + parts.tm_sec;
}

static void describe_serial(const ASN1_INTEGER *serial, char text[TRUST_SERIAL_SIZE])
{
	BIGNUM *number = ASN1_INTEGER_to_BN(serial, NULL);
	char *hex = number ? BN_bn2hex(number) : NULL;

	snprintf(text, TRUST_SERIAL_SIZE, "%.40s", hex ? hex : "");
	OPENSSL_free(hex);
	BN_free(number);
}

void trust_certificate_describe(const struct trust_certificate *certificate,
				struct trust_description *description)
{
	X509 *x509 = certificate->x509;
	unsigned char *key = NULL;
	int n;

	*description = (struct trust_description){0};
	trust_certificate_name(X509_get_subject_name(x509), description->subject);
	trust_certificate_name(X509_get_issuer_name(x509), description->issuer);
	describe_serial(X509_get0_serialNumber(x509), description->serial);
	base_hash_sha256_text(certificate->der, certificate->n, description->fingerprint);
	n = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x509), &key);
	if (n > 0)
		base_hash_sha256_text(key, (size_t)n, description->key_fingerprint);
	OPENSSL_free(key);
	description->valid_from = trust_certificate_instant(X509_get0_notBefore(x509));
	description->valid_to = trust_certificate_instant(X509_get0_notAfter(x509));
	description->is_authority = X509_check_ca(x509) > 0;
	ERR_clear_error();
}

/* A string of SSH (RFC 4251): its length in four bytes, then itself. */
static void add_string(struct buf *out, const void *bytes, size_t n)
{
	const unsigned char length[] = {(unsigned char)(n >> 24), (unsigned char)(n >> 16),
					(unsigned char)(n >> 8), (unsigned char)n};

	base_buf_add(out, length, sizeof length);
	base_buf_add(out, bytes, n);
}

/* A number with the zero in front that keeps it positive. */
static int add_number(struct buf *out, const EVP_PKEY *key, const char *name)
{
	unsigned char bytes[2049] = {0};
	BIGNUM *number = NULL;
	size_t skip;
	int n = 0;

	if (EVP_PKEY_get_bn_param(key, name, &number) == 1 && BN_num_bytes(number) < (int)sizeof bytes)
		n = BN_bn2bin(number, bytes + 1);
	BN_free(number);
	if (n <= 0)
		return ERR_SYNTAX;
	skip = bytes[1] & 0x80 ? 0 : 1;
	add_string(out, bytes + skip, (size_t)n + 1 - skip);
	return 0;
}

static int add_rsa(struct buf *out, const EVP_PKEY *key)
{
	int err;

	add_string(out, "ssh-rsa", strlen("ssh-rsa"));
	err = add_number(out, key, OSSL_PKEY_PARAM_RSA_E);
	return err ? err : add_number(out, key, OSSL_PKEY_PARAM_RSA_N);
}

static int add_p256(struct buf *out, const EVP_PKEY *key)
{
	static const char kind[] = "ecdsa-sha2-nistp256", curve[] = "nistp256";
	char group[32];
	unsigned char point[65];
	size_t n = 0;

	if (EVP_PKEY_get_group_name(key, group, sizeof group, &n) != 1 || strcmp(group, "prime256v1") != 0 ||
	    EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point, &n) != 1 ||
	    n != sizeof point || point[0] != 4)
		return ERR_SYNTAX;
	add_string(out, kind, strlen(kind));
	add_string(out, curve, strlen(curve));
	add_string(out, point, n);
	return 0;
}

int trust_certificate_ssh_key(const struct trust_certificate *certificate, struct buf *out)
{
	const EVP_PKEY *key = X509_get0_pubkey(certificate->x509);
	size_t start = out->len;
	int err = ERR_SYNTAX;

	if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA)
		err = add_rsa(out, key);
	else if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_EC)
		err = add_p256(out, key);
	if (err)
		base_buf_cut(out, start);
	ERR_clear_error();
	return err;
}
