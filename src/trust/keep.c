/* Adding to, listing and removing from the folder of trust. */
#include "config.h"

#include "trust/keep.h"

#include <dirent.h>
#include <errno.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "trust/check.h"
#include "trust/inside.h"

enum { ITEMS_MAX = 1000 };

static const char *const prefixes[TRUST_KIND_COUNT] = {
	[TRUST_KIND_ANCHOR] = "anchor",
	[TRUST_KIND_ISSUER] = "issuer",
	[TRUST_KIND_LIST] = "crl",
};

static void name_file(const char *folder, const struct trust_item *item, struct buf *path)
{
	base_buf_addf(path, "%s/%s-%s.pem", folder, prefixes[item->kind], item->id);
}

/* Takes the bytes of a PEM writer's output. */
static int write_item(const char *folder, const struct trust_item *item, BIO *pem)
{
	struct buf path = {0};
	char *bytes = NULL;
	long n = BIO_get_mem_data(pem, &bytes);
	int err = base_file_make_folder(folder, 0700);

	name_file(folder, item, &path);
	if (!err)
		err = base_file_write(path.data, bytes, (size_t)n, 0600);
	base_buf_release(&path);
	return err;
}

/* ---- certificates ---- */

static void describe_certificate(const struct trust_certificate *certificate, struct trust_item *item)
{
	struct trust_description description;

	trust_certificate_describe(certificate, &description);
	memcpy(item->subject, description.subject, sizeof item->subject);
	memcpy(item->fingerprint, description.fingerprint, sizeof item->fingerprint);
	snprintf(item->id, sizeof item->id, "%.16s", description.fingerprint);
	item->valid_from = description.valid_from;
	item->valid_to = description.valid_to;
}

static int is_self_signed(X509 *x509)
{
	return X509_NAME_cmp(X509_get_subject_name(x509), X509_get_issuer_name(x509)) == 0;
}

/* An anchor is checked against itself, so that it is one that chains can end at. */
static enum rule check_anchor(const struct trust_certificate *certificate, int64_t now)
{
	struct trust_store alone = {.anchors = X509_STORE_new(), .issuers = sk_X509_new_null()};
	enum rule rule = RULE_CARD_34_UNTRUSTED;

	if (alone.anchors && alone.issuers && X509_STORE_add_cert(alone.anchors, certificate->x509) == 1)
		rule = trust_check_issuer(&alone, certificate, now);
	X509_STORE_free(alone.anchors);
	sk_X509_free(alone.issuers);
	return rule;
}

static enum rule check_issuer(const char *folder, const struct trust_certificate *certificate, int64_t now,
			      int *err)
{
	struct trust_store *store = NULL;
	enum rule rule = RULE_CARD_34_UNTRUSTED;

	*err = trust_store_open(folder, &store);
	if (!*err)
		rule = trust_check_issuer(store, certificate, now);
	trust_store_close(store);
	return rule;
}

static int write_certificate(const char *folder, const struct trust_certificate *certificate,
			     const struct trust_item *item)
{
	BIO *out = BIO_new(BIO_s_mem());
	int err = out && PEM_write_bio_X509(out, certificate->x509) == 1 ? 0 : ERR_SYSTEM;

	if (!err)
		err = write_item(folder, item, out);
	BIO_free(out);
	return err;
}

enum rule trust_keep_certificate(const char *folder, const char *bytes, size_t n, struct trust_item *item,
				 int *err)
{
	struct trust_certificate *certificate = NULL;
	int64_t now = base_clock_now_s();
	enum rule rule = RULE_CARD_34_FORM;

	*item = (struct trust_item){.kind = TRUST_KIND_ISSUER};
	*err = 0;
	if (trust_certificate_read_file(bytes, n, &certificate))
		return rule;
	if (is_self_signed(certificate->x509)) {
		item->kind = TRUST_KIND_ANCHOR;
		rule = check_anchor(certificate, now);
	} else {
		rule = check_issuer(folder, certificate, now, err);
	}
	describe_certificate(certificate, item);
	if (!rule && !*err)
		*err = write_certificate(folder, certificate, item);
	trust_certificate_free(certificate);
	return *err ? RULE_NONE : rule;
}

/* ---- revocation lists ---- */

static X509_CRL *read_list(const char *bytes, size_t n)
{
	const unsigned char *at = (const unsigned char *)bytes;
	X509_CRL *list = NULL;
	BIO *in;

	if (n == 0 || n > TRUST_LIST_MAX)
		return NULL;
	if (bytes[0] == '0') {
		list = d2i_X509_CRL(NULL, &at, (long)n);
	} else {
		in = BIO_new_mem_buf(bytes, (int)n);
		list = in ? PEM_read_bio_X509_CRL(in, NULL, NULL, NULL) : NULL;
		BIO_free(in);
	}
	ERR_clear_error();
	return list;
}

/* What a list says; its id is that of its file's name. */
static void describe_list(X509_CRL *list, struct trust_item *item)
{
	const ASN1_TIME *next = X509_CRL_get0_nextUpdate(list);
	unsigned char *der = NULL;
	int n = i2d_X509_CRL(list, &der);

	if (n > 0)
		base_hash_sha256_text(der, (size_t)n, item->fingerprint);
	OPENSSL_free(der);
	item->kind = TRUST_KIND_LIST;
	trust_certificate_name(X509_CRL_get_issuer(list), item->subject);
	item->valid_from = trust_certificate_instant(X509_CRL_get0_lastUpdate(list));
	item->valid_to = next ? trust_certificate_instant(next) : INT64_MIN;
	item->revoked =
		(size_t)(X509_CRL_get_REVOKED(list) ? sk_X509_REVOKED_num(X509_CRL_get_REVOKED(list)) : 0);
}

/* An authority that renews its key keeps its name, and both its lists count: one for each name and key. */
static void name_list(X509 *issuer, struct trust_item *item)
{
	X509_PUBKEY *key = X509_get_X509_PUBKEY(issuer);
	unsigned char *name = NULL, *spki = NULL;
	int n_name = i2d_X509_NAME(X509_get_subject_name(issuer), &name), n_spki = i2d_X509_PUBKEY(key, &spki);
	char hash[BASE_HASH_TEXT_SIZE];
	struct buf both = {0};

	if (n_name > 0)
		base_buf_add(&both, name, (size_t)n_name);
	if (n_spki > 0)
		base_buf_add(&both, spki, (size_t)n_spki);
	base_hash_sha256_text(base_buf_text(&both), both.len, hash);
	snprintf(item->id, sizeof item->id, "%.16s", hash);
	OPENSSL_free(name);
	OPENSSL_free(spki);
	base_buf_release(&both);
}

static int is_signed_by(X509_CRL *list, X509 *x509)
{
	return x509 && X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(x509)) == 0 &&
	       (!(X509_get_extension_flags(x509) & EXFLAG_KUSAGE) ||
		X509_get_key_usage(x509) & KU_CRL_SIGN) &&
	       X509_CRL_verify(list, X509_get0_pubkey(x509)) == 1;
}

/* The authority, of those that are kept, that has signed it; NULL: none has. */
static X509 *find_signer(const struct trust_store *store, X509_CRL *list)
{
	STACK_OF(X509_OBJECT) *objects = X509_STORE_get0_objects(store->anchors);
	X509 *signer = NULL;

	for (int i = 0; !signer && i < sk_X509_OBJECT_num(objects); i++) {
		X509 *x509 = X509_OBJECT_get0_X509(sk_X509_OBJECT_value(objects, i));

		signer = is_signed_by(list, x509) ? x509 : NULL;
	}
	for (int i = 0; !signer && i < sk_X509_num(store->issuers); i++)
		if (is_signed_by(list, sk_X509_value(store->issuers, i)))
			signer = sk_X509_value(store->issuers, i);
	ERR_clear_error();
	return signer;
}

/* The list in whose place this one comes; NULL when there is none that counts. */
static X509_CRL *find_before(const char *folder, const struct trust_item *item)
{
	struct buf path = {0}, bytes = {0};
	X509_CRL *before = NULL;

	name_file(folder, item, &path);
	if (base_file_read(path.data, TRUST_LIST_MAX, &bytes) == 0)
		before = read_list(base_buf_text(&bytes), bytes.len);
	base_buf_release(&path);
	base_buf_release(&bytes);
	if (!before || trust_store_check_list(before) == RULE_NONE)
		return before;
	X509_CRL_free(before);
	return NULL;
}

static enum rule check_times(const char *folder, const struct trust_item *item)
{
	int64_t now = base_clock_now_s();
	X509_CRL *before = find_before(folder, item);
	enum rule rule = RULE_NONE;

	if (item->valid_to <= now || item->valid_from > now)
		rule = RULE_CARD_35_STALE;
	else if (before && trust_certificate_instant(X509_CRL_get0_lastUpdate(before)) > item->valid_from)
		rule = RULE_CARD_35_OLDER;
	X509_CRL_free(before);
	return rule;
}

static enum rule check_list(const char *folder, X509_CRL *list, struct trust_item *item, int *err)
{
	struct trust_store *store = NULL;
	enum rule rule = RULE_CARD_35_FORGED;
	X509 *signer = NULL;

	*err = trust_store_open(folder, &store);
	if (!*err)
		signer = find_signer(store, list);
	if (signer) {
		name_list(signer, item);
		rule = trust_store_check_list(list);
	}
	if (!rule)
		rule = check_times(folder, item);
	trust_store_close(store);
	return rule;
}

enum rule trust_keep_list(const char *folder, const char *bytes, size_t n, struct trust_item *item, int *err)
{
	X509_CRL *list = read_list(bytes, n);
	BIO *out = NULL;
	enum rule rule;

	*item = (struct trust_item){.kind = TRUST_KIND_LIST};
	*err = 0;
	if (!list)
		return RULE_CARD_35_FORGED;
	describe_list(list, item);
	snprintf(item->id, sizeof item->id, "%.16s", item->fingerprint); /* until it is known whose it is */
	rule = check_list(folder, list, item, err);
	if (!rule && !*err) {
		out = BIO_new(BIO_s_mem());
		*err = out && PEM_write_bio_X509_CRL(out, list) == 1 ? write_item(folder, item, out)
								     : ERR_SYSTEM;
	}
	BIO_free(out);
	X509_CRL_free(list);
	return *err ? RULE_NONE : rule;
}

/* ---- all of them ---- */

static int read_item(const char *folder, struct trust_item *item)
{
	struct buf path = {0}, bytes = {0};
	struct trust_certificate *certificate = NULL;
	X509_CRL *list = NULL;
	int err;

	name_file(folder, item, &path);
	err = base_file_read(path.data, TRUST_LIST_MAX, &bytes);
	if (!err && item->kind == TRUST_KIND_LIST) {
		list = read_list(base_buf_text(&bytes), bytes.len);
		err = list ? 0 : ERR_SYNTAX;
	} else if (!err) {
		err = trust_certificate_read_file(base_buf_text(&bytes), bytes.len, &certificate);
	}
	if (list)
		describe_list(list, item);
	if (certificate)
		describe_certificate(certificate, item);
	X509_CRL_free(list);
	trust_certificate_free(certificate);
	base_buf_release(&path);
	base_buf_release(&bytes);
	return err;
}

/* The kind and id that a file's name says; 0 when it is none of ours. */
static int take_name(const char *name, struct trust_item *item)
{
	for (int kind = 0; kind < TRUST_KIND_COUNT; kind++) {
		size_t n = strlen(prefixes[kind]);

		if (strncmp(name, prefixes[kind], n) != 0 || name[n] != '-' ||
		    strspn(name + n + 1, "0123456789abcdef") != TRUST_ID_SIZE - 1 ||
		    strcmp(name + n + TRUST_ID_SIZE, ".pem") != 0)
			continue;
		*item = (struct trust_item){.kind = (enum trust_kind)kind};
		snprintf(item->id, sizeof item->id, "%.16s", name + n + 1);
		return 1;
	}
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct trust_item *one = a, *other = b;

	return one->kind != other->kind ? (int)one->kind - (int)other->kind : strcmp(one->id, other->id);
}

static int list_names(const char *folder, struct trust_item **items, size_t *n)
{
	DIR *dir = opendir(folder);
	struct trust_item item;

	*items = NULL;
	*n = 0;
	if (!dir)
		return errno == ENOENT ? 0 : base_err_from_errno(errno);
	for (const struct dirent *entry; *n < ITEMS_MAX && (entry = readdir(dir));) {
		if (!take_name(entry->d_name, &item))
			continue;
		*items = base_mem_grow(*items, *n + 1, sizeof **items);
		(*items)[(*n)++] = item;
	}
	closedir(dir);
	if (*n > 0)
		qsort(*items, *n, sizeof **items, compare);
	return 0;
}

int trust_keep_each(const char *folder, void (*visit)(void *data, const struct trust_item *item), void *data)
{
	struct trust_item *items;
	size_t n;
	int err = list_names(folder, &items, &n);

	for (size_t i = 0; !err && i < n; i++) {
		if (read_item(folder, &items[i]))
			snprintf(items[i].subject, sizeof items[i].subject, "檔案無法讀取");
		visit(data, &items[i]);
	}
	free(items);
	return err;
}

int trust_keep_remove(const char *folder, const char *id, struct trust_item *item)
{
	struct trust_item *items;
	struct buf path = {0};
	size_t n;
	int err = list_names(folder, &items, &n), is_found = 0;

	for (size_t i = 0; !err && !is_found && i < n; i++)
		if (strcmp(items[i].id, id) == 0) {
			*item = items[i];
			is_found = 1;
		}
	if (!err && !is_found)
		err = ERR_NOT_FOUND;
	if (!err) {
		(void)read_item(folder, item); /* it goes, whatever state it is in */
		name_file(folder, item, &path);
		err = unlink(path.data) < 0 ? base_err_from_errno(errno) : 0;
	}
	base_buf_release(&path);
	free(items);
	return err;
}
