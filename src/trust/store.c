/* Reading the folder of anchors, authorities and revocation lists. */
#include "config.h"

#include "trust/store.h"

#include <dirent.h>
#include <errno.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "trust/inside.h"

int trust_store_folder(const struct conf *conf, char folder[BASE_CONF_TEXT_SIZE])
{
	return base_conf_path(conf, "trust", folder);
}

static int take_anchor(struct trust_store *store, BIO *in)
{
	X509 *x509 = PEM_read_bio_X509(in, NULL, NULL, NULL);
	int err = x509 && X509_STORE_add_cert(store->anchors, x509) == 1 ? 0 : ERR_SYNTAX;

	store->n_anchors += !err;
	X509_free(x509);
	return err;
}

static int take_issuer(struct trust_store *store, BIO *in)
{
	X509 *x509 = PEM_read_bio_X509(in, NULL, NULL, NULL);

	if (x509 && sk_X509_push(store->issuers, x509) > 0)
		return 0;
	X509_free(x509);
	return ERR_SYNTAX;
}

enum rule trust_store_check_list(const X509_CRL *list)
{
	int is_critical; /* -1: there is none; else one that cannot be read is NULL */
	ISSUING_DIST_POINT *point =
		X509_CRL_get_ext_d2i(list, NID_issuing_distribution_point, &is_critical, NULL);
	int is_part = point ? point->onlysomereasons || point->indirectCRL > 0 || point->onlyattr > 0
			    : is_critical != -1;

	ISSUING_DIST_POINT_free(point);
	if (X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) >= 0)
		return RULE_CARD_35_DELTA;
	return is_part ? RULE_CARD_35_PART : RULE_NONE;
}

static int take_list(struct trust_store *store, BIO *in)
{
	X509_CRL *list = PEM_read_bio_X509_CRL(in, NULL, NULL, NULL);
	int is_whole = list && trust_store_check_list(list) == RULE_NONE;
	int err = is_whole && X509_STORE_add_crl(store->anchors, list) == 1 ? 0 : ERR_SYNTAX;

	store->n_lists += !err;
	X509_CRL_free(list);
	return err;
}

/* What a file is, its name says. */
static const struct {
	const char *prefix;
	int (*take)(struct trust_store *store, BIO *in);
} kinds[] = {
	{"anchor-", take_anchor},
	{"issuer-", take_issuer},
	{"crl-", take_list},
};

static void take_file(struct trust_store *store, const char *folder, const char *name, size_t kind)
{
	struct buf path = {0}, bytes = {0};
	BIO *in = NULL;
	int err;

	base_buf_addf(&path, "%s/%s", folder, name);
	err = base_file_read(path.data, TRUST_LIST_MAX, &bytes);
	if (!err)
		in = BIO_new_mem_buf(base_buf_text(&bytes), (int)bytes.len);
	if (!err)
		err = in ? kinds[kind].take(store, in) : ERR_SYSTEM;
	if (err)
		base_log_error("憑證信任資料無法使用，略過 %s：%s", path.data, base_err_text(err));
	ERR_clear_error();
	BIO_free(in);
	base_buf_release(&path);
	base_buf_release(&bytes);
}

static void take(struct trust_store *store, const char *folder, const char *name)
{
	size_t n = strlen(name);

	if (n < 5 || strcmp(name + n - 4, ".pem") != 0)
		return;
	for (size_t i = 0; i < BASE_COUNT(kinds); i++)
		if (strncmp(name, kinds[i].prefix, strlen(kinds[i].prefix)) == 0)
			take_file(store, folder, name, i);
}

int trust_store_open(const char *folder, struct trust_store **store)
{
	struct trust_store *made = base_mem_zero(1, sizeof *made);
	DIR *dir = opendir(folder);
	int err = 0;

	*store = NULL;
	made->anchors = X509_STORE_new();
	made->issuers = sk_X509_new_null();
	if (!made->anchors || !made->issuers)
		err = ERR_SYSTEM;
	else if (!dir && errno != ENOENT)
		err = base_err_from_errno(errno);
	for (const struct dirent *entry; !err && dir && (entry = readdir(dir));)
		take(made, folder, entry->d_name);
	if (dir)
		closedir(dir);
	if (err)
		trust_store_close(made);
	else
		*store = made;
	return err;
}

void trust_store_close(struct trust_store *store)
{
	if (!store)
		return;
	X509_STORE_free(store->anchors);
	sk_X509_pop_free(store->issuers, X509_free);
	free(store);
}

int trust_store_is_empty(const struct trust_store *store)
{
	return store->n_anchors == 0;
}
