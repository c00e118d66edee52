/* The folder of trust: what an operator may put in, what not, and what then counts. */
#include "config.h"

#include <openssl/pem.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "trust-pki.h"
#include "trust/keep.h"
#include "unit.h"

static void empty_folder(char folder[FOLDER_SIZE])
{
	folder_make(folder);
}

static enum rule keep(const char *folder, X509 *x509, struct trust_item *item)
{
	BIO *out = BIO_new(BIO_s_mem());
	char *bytes;
	enum rule rule;
	long n;
	int err;

	PEM_write_bio_X509(out, x509);
	n = BIO_get_mem_data(out, &bytes);
	rule = trust_keep_certificate(folder, bytes, (size_t)n, item, &err);
	assert_int_equal(err, 0);
	BIO_free(out);
	return rule;
}

/* The list of an authority as the fixture has written it. */
static enum rule keep_list(const struct pki *pki, const char *folder, enum pki_authority by,
			   struct trust_item *item)
{
	struct buf bytes = {0};
	char path[FOLDER_SIZE + 32];
	enum rule rule;
	int err;

	snprintf(path, sizeof path, "%s/crl-%016x.pem", pki->folder, (unsigned)by);
	assert_int_equal(base_file_read(path, TRUST_LIST_MAX, &bytes), 0);
	rule = trust_keep_list(folder, bytes.data, bytes.len, item, &err);
	assert_int_equal(err, 0);
	base_buf_release(&bytes);
	return rule;
}

static void count(void *data, const struct trust_item *item)
{
	size_t *counts = data;

	counts[item->kind]++;
}

static void test_what_may_be_kept(void **state)
{
	struct pki *pki = *state;
	struct trust_item item;
	size_t counts[TRUST_KIND_COUNT] = {0};
	char folder[FOLDER_SIZE], id[TRUST_ID_SIZE];
	X509 *leaf = pki_make(pki, &(struct pki_leaf){0}),
	     *own = pki_make(pki, &(struct pki_leaf){.is_self_signed = 1});
	int err;

	empty_folder(folder);
	assert_int_equal(keep(folder, pki->authorities[PKI_ISSUING], &item), RULE_CARD_34_UNTRUSTED);
	assert_int_equal(keep(folder, pki->authorities[PKI_ROOT], &item), RULE_NONE);
	assert_int_equal(item.kind, TRUST_KIND_ANCHOR);
	memcpy(id, item.id, sizeof id);
	assert_int_equal(keep(folder, pki->authorities[PKI_ISSUING], &item), RULE_NONE);
	assert_int_equal(item.kind, TRUST_KIND_ISSUER);
	assert_int_equal(keep(folder, pki->authorities[PKI_ISSUING], &item),
			 RULE_NONE); /* again: the same file */
	assert_int_equal(keep(folder, pki->authorities[PKI_OTHER], &item), RULE_CARD_34_UNTRUSTED);
	assert_int_equal(keep(folder, pki->authorities[PKI_EXPIRED], &item), RULE_CARD_34_EXPIRED);
	assert_int_equal(keep(folder, pki->authorities[PKI_WEAK], &item), RULE_CARD_34_WEAK);
	assert_int_equal(keep(folder, leaf, &item), RULE_CARD_34_ISSUER);
	assert_int_equal(keep(folder, own, &item), RULE_CARD_34_ISSUER);
	assert_int_equal(trust_keep_certificate(folder, "hello", 5, &item, &err), RULE_CARD_34_FORM);
	assert_int_equal(trust_keep_each(folder, count, counts), 0);
	assert_int_equal(counts[TRUST_KIND_ANCHOR], 1);
	assert_int_equal(counts[TRUST_KIND_ISSUER], 1);
	assert_int_equal(trust_keep_remove(folder, "0123456789abcdef", &item), ERR_NOT_FOUND);
	assert_int_equal(trust_keep_remove(folder, "../../etc/passwd", &item), ERR_NOT_FOUND);
	assert_int_equal(trust_keep_remove(folder, id, &item), 0);
	assert_int_equal(trust_keep_remove(folder, id, &item), ERR_NOT_FOUND);
	X509_free(leaf);
	X509_free(own);
	folder_remove(folder);
}

static void test_lists(void **state)
{
	static const struct {
		enum pki_authority by;
		enum rule rule;
	} cases[] = {
		{PKI_ROOT, RULE_NONE},
		{PKI_ISSUING, RULE_NONE},
		{PKI_OTHER, RULE_CARD_35_FORGED},
		{PKI_FORGED_LIST, RULE_CARD_35_FORGED},
		{PKI_STALE, RULE_CARD_35_STALE},
		{PKI_EARLY_LIST, RULE_CARD_35_STALE},
		{PKI_DELTA_LIST, RULE_CARD_35_DELTA},
		{PKI_PART_LIST, RULE_CARD_35_PART},
		{PKI_INDIRECT_LIST, RULE_CARD_35_PART},
		{PKI_POINT_LIST, RULE_NONE},
	};
	static const enum pki_authority kept[] = {PKI_ROOT,	  PKI_ISSUING,	 PKI_FORGED_LIST,
						  PKI_STALE,	  PKI_EARLY_LIST, PKI_DELTA_LIST,
						  PKI_PART_LIST, PKI_INDIRECT_LIST, PKI_POINT_LIST};
	struct pki *pki = *state;
	struct trust_item item;
	char folder[FOLDER_SIZE];
	int err;

	empty_folder(folder);
	for (size_t i = 0; i < BASE_COUNT(kept); i++)
		assert_int_equal(keep(folder, pki->authorities[kept[i]], &item), RULE_NONE);
	for (size_t i = 0; i < BASE_COUNT(cases); i++)
		assert_int_equal(keep_list(pki, folder, cases[i].by, &item), cases[i].rule);
	assert_int_equal(trust_keep_list(folder, "hello", 5, &item, &err), RULE_CARD_35_FORGED);
	folder_remove(folder);
}

/* What was kept one by one makes a store that lets a good card in, and a revoked one not. */
static void test_what_was_kept_counts(void **state)
{
	struct pki *pki = *state;
	X509 *x509 = pki_make(pki, &(struct pki_leaf){0});
	struct trust_certificate *certificate = pki_read(x509);
	struct trust_demand demand = {.sides = TRUST_SIDE_PERSON, .now = PKI_NOW};
	char folder[FOLDER_SIZE];
	struct trust_item item;

	empty_folder(folder);
	for (int i = 0; i < 2; i++) {
		struct trust_store *store;
		struct trust_verdict verdict;

		assert_int_equal(keep(folder, pki->authorities[PKI_ROOT], &item), RULE_NONE);
		assert_int_equal(keep(folder, pki->authorities[PKI_ISSUING], &item), RULE_NONE);
		assert_int_equal(keep_list(pki, folder, PKI_ROOT, &item), RULE_NONE);
		assert_int_equal(keep_list(pki, folder, PKI_ISSUING, &item), RULE_NONE);
		assert_int_equal(item.revoked, i);
		assert_int_equal(trust_store_open(folder, &store), 0);
		trust_check_certificate(store, certificate, NULL, &demand, &verdict);
		assert_int_equal(verdict.rule, i == 0 ? RULE_NONE : RULE_CARD_34_REVOKED);
		trust_store_close(store);
		pki_revoke(pki, PKI_ISSUING, x509);
	}
	pki_revoke(pki, PKI_ISSUING, NULL);
	trust_certificate_free(certificate);
	X509_free(x509);
	folder_remove(folder);
}

/* What a list of the store makes of a certificate. */
static enum rule check(const char *folder, const struct trust_certificate *certificate)
{
	struct trust_demand demand = {.sides = TRUST_SIDE_PERSON, .now = PKI_NOW};
	struct trust_verdict verdict;
	struct trust_store *store;

	assert_int_equal(trust_store_open(folder, &store), 0);
	trust_check_certificate(store, certificate, NULL, &demand, &verdict);
	trust_store_close(store);
	return verdict.rule;
}

/* An authority with a new key under its old name: both keys' cards are checked, each against its own list. */
static void test_renewed_authority(void **state)
{
	static const enum pki_authority by[] = {PKI_ISSUING, PKI_RENEWED};
	struct pki *pki = *state;
	struct trust_certificate *certificates[BASE_COUNT(by)];
	X509 *leaves[BASE_COUNT(by)];
	char folder[FOLDER_SIZE], ids[BASE_COUNT(by)][TRUST_ID_SIZE];
	size_t counts[TRUST_KIND_COUNT] = {0};
	struct trust_item item;

	empty_folder(folder);
	assert_int_equal(keep(folder, pki->authorities[PKI_ROOT], &item), RULE_NONE);
	assert_int_equal(keep_list(pki, folder, PKI_ROOT, &item), RULE_NONE);
	for (size_t i = 0; i < BASE_COUNT(by); i++) {
		leaves[i] = pki_make(pki, &(struct pki_leaf){.by = by[i]});
		certificates[i] = pki_read(leaves[i]);
		assert_int_equal(keep(folder, pki->authorities[by[i]], &item), RULE_NONE);
		assert_int_equal(keep_list(pki, folder, by[i], &item), RULE_NONE);
		memcpy(ids[i], item.id, sizeof ids[i]);
	}
	assert_string_not_equal(ids[0], ids[1]);
	for (size_t i = 0; i < BASE_COUNT(by); i++)
		assert_int_equal(check(folder, certificates[i]), RULE_NONE);
	pki_revoke(pki, PKI_RENEWED, leaves[1]);
	assert_int_equal(keep_list(pki, folder, PKI_RENEWED, &item), RULE_NONE);
	assert_int_equal(check(folder, certificates[0]), RULE_NONE);
	assert_int_equal(check(folder, certificates[1]), RULE_CARD_34_REVOKED);
	assert_int_equal(trust_keep_each(folder, count, counts), 0);
	assert_int_equal(counts[TRUST_KIND_LIST], 3);
	assert_int_equal(trust_keep_remove(folder, ids[1], &item), 0);
	assert_string_equal(item.id, ids[1]);
	assert_int_equal(check(folder, certificates[1]), RULE_CARD_35_NONE);
	pki_revoke(pki, PKI_RENEWED, NULL);
	for (size_t i = 0; i < BASE_COUNT(by); i++) {
		trust_certificate_free(certificates[i]);
		X509_free(leaves[i]);
	}
	folder_remove(folder);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_may_be_kept),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_what_was_kept_counts),
		cmocka_unit_test(test_renewed_authority),
	};

	return cmocka_run_group_tests_name("trust-keep", tests, pki_open, pki_close);
}
