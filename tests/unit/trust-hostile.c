/* Certificates that must not open the portal, each refused for its own reason; and those few that may. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "trust-pki.h"
#include "unit.h"

static const struct {
	const char *what;
	enum rule rule;
	unsigned sides; /* 0: persons */
	struct pki_leaf leaf;
} rows[] = {
	{"personnel, P-256", RULE_NONE, 0, {0}},
	{"personnel, RSA", RULE_NONE, 0, {.key = PKI_KEY_RSA}},
	{"an ID number among the directory attributes",
	 RULE_NONE,
	 0,
	 {.id = "-", .directory_id = "A123456789"}},
	{"an ID number in both places, the same", RULE_NONE, 0, {.directory_id = "A123456789"}},
	{"an institution", RULE_NONE, TRUST_SIDE_INSTITUTION, {.type = PKI_INSTITUTION, .id = "1101100011"}},
	{"an institution by its agency code",
	 RULE_NONE,
	 TRUST_SIDE_INSTITUTION,
	 {.type = PKI_INSTITUTION, .id = "-", .agency = "1101100011"}},
	{"no extended usage", RULE_NONE, 0, {.extended = "-"}},
	{"with non-repudiation", RULE_NONE, 0, {.usage = "critical,digitalSignature,nonRepudiation"}},

	{"another authority", RULE_CARD_34_UNTRUSTED, 0, {.by = PKI_OTHER}},
	{"another root", RULE_CARD_34_UNTRUSTED, 0, {.by = PKI_OTHER_ROOT}},
	{"signed by itself", RULE_CARD_34_UNTRUSTED, 0, {.is_self_signed = 1}},
	{"key identifier of no authority",
	 RULE_CARD_34_UNTRUSTED,
	 0,
	 {.wrong_key_id = "\x30\x06\x80\x04wxyz"}},
	{"expired", RULE_CARD_34_EXPIRED, 0, {.from_days = -60, .to_days = -1}},
	{"not yet valid", RULE_CARD_34_EARLY, 0, {.from_days = 1, .to_days = 60}},
	{"ends before it begins", RULE_CARD_34_EXPIRED, 0, {.from_days = -3, .to_days = -9}},
	{"an authority that has expired", RULE_CARD_34_ISSUER_PERIOD, 0, {.by = PKI_EXPIRED}},
	{"an authority that was revoked", RULE_CARD_34_ISSUER_REVOKED, 0, {.by = PKI_REVOKED}},
	{"an issuer that may not sign certificates", RULE_CARD_34_ISSUER, 0, {.by = PKI_NO_SIGN}},
	{"an issuer that is a person", RULE_CARD_34_ISSUER, 0, {.by = PKI_NO_BASIC}},
	{"two authorities between", RULE_CARD_34_LONG, 0, {.by = PKI_SECOND}},
	{"more than the path length allows", RULE_CARD_34_LONG, 0, {.by = PKI_BELOW_NARROW}},
	{"an authority with a weak key", RULE_CARD_34_WEAK, 0, {.by = PKI_WEAK}},

	{"for encryption", RULE_CARD_34_USAGE, 0, {.usage = "critical,keyEncipherment,dataEncipherment"}},
	{"for key agreement", RULE_CARD_34_USAGE, 0, {.usage = "critical,keyAgreement"}},
	{"for non-repudiation alone", RULE_CARD_34_USAGE, 0, {.usage = "critical,nonRepudiation"}},
	{"usage not stated", RULE_CARD_34_USAGE, 0, {.usage = "-"}},
	{"for mail", RULE_CARD_34_USAGE, 0, {.extended = "emailProtection"}},
	{"for servers", RULE_CARD_34_USAGE, 0, {.extended = "serverAuth"}},
	{"an authority's own",
	 RULE_CARD_34_AUTHORITY,
	 0,
	 {.basic = "critical,CA:TRUE", .usage = "critical,keyCertSign"}},
	{"an authority that may sign, too",
	 RULE_CARD_34_AUTHORITY,
	 0,
	 {.basic = "critical,CA:TRUE", .usage = "critical,digitalSignature,keyCertSign"}},
	{"a person who may sign certificates",
	 RULE_CARD_34_FORM,
	 0,
	 {.usage = "critical,digitalSignature,keyCertSign"}},
	{"usage twice", RULE_CARD_34_FORM, 0, {.usage_twice = 1}},
	{"version 1", RULE_CARD_34_FORM, 0, {.version_1 = 1}},
	{"a critical extension nobody knows", RULE_CARD_34_CRITICAL, 0, {.strange = "1.2.3.4"}},
	{"a negative serial number", RULE_CARD_34_SERIAL, 0, {.serial = "-1234"}},
	{"no serial number", RULE_CARD_34_SERIAL, 0, {.serial = "0"}},
	{"a serial number of 21 bytes",
	 RULE_CARD_34_SERIAL,
	 0,
	 {.serial = "7000000000000000000000000000000000000000FF"}},

	{"RSA of 1024 bits", RULE_CARD_34_WEAK, 0, {.key = PKI_KEY_RSA_1024}},
	{"RSA with exponent 3", RULE_CARD_34_WEAK, 0, {.key = PKI_KEY_RSA_E3}},
	{"SHA-1", RULE_CARD_34_WEAK, 0, {.digest = "SHA1"}},
	{"P-384", RULE_CARD_34_KEY, 0, {.key = PKI_KEY_P384}},
	{"Ed25519", RULE_CARD_34_KEY, 0, {.key = PKI_KEY_ED25519}},
	{"RSA for PSS only", RULE_CARD_34_KEY, 0, {.key = PKI_KEY_RSA_PSS}},

	{"no revocation list", RULE_CARD_35_NONE, 0, {.by = PKI_LISTLESS}},
	{"a list past its next update", RULE_CARD_35_STALE, 0, {.by = PKI_STALE}},
	{"a list from the future", RULE_CARD_35_STALE, 0, {.by = PKI_EARLY_LIST}},
	{"a list that another key has signed", RULE_CARD_35_FORGED, 0, {.by = PKI_FORGED_LIST}},
	{"a list with a critical extension nobody knows", RULE_CARD_35_FORGED, 0, {.by = PKI_STRANGE_LIST}},
	{"a list of what is new alone", RULE_CARD_35_NONE, 0, {.by = PKI_DELTA_LIST}},
	{"a list of some reasons alone", RULE_CARD_35_NONE, 0, {.by = PKI_PART_LIST}},
	{"a list for other authorities", RULE_CARD_35_NONE, 0, {.by = PKI_INDIRECT_LIST}},

	{"a person where an institution is asked for", RULE_CARD_34_INSTITUTION, TRUST_SIDE_INSTITUTION, {0}},
	{"an institution where a person is asked for",
	 RULE_CARD_34_PERSON,
	 0,
	 {.type = PKI_INSTITUTION, .id = "1101100011"}},
	{"a citizen", RULE_CARD_34_KIND, 0, {.type = PKI_CITIZEN}},
	{"no subject type", RULE_CARD_34_KIND, 0, {.type = "-"}},
	{"two subject types", RULE_CARD_34_KIND, 0, {.second_type = PKI_INSTITUTION}},
	{"directory attributes that are none", RULE_CARD_34_KIND, 0, {.directory_is_garbage = 1}},
	{"no number", RULE_CARD_34_ID, 0, {.id = "-"}},
	{"an institution without code",
	 RULE_CARD_34_ID,
	 TRUST_SIDE_INSTITUTION,
	 {.type = PKI_INSTITUTION, .id = "-"}},
	{"a wrong check digit", RULE_CARD_34_ID_PERSON, 0, {.id = "A123456788"}},
	{"a code for a person", RULE_CARD_34_ID_PERSON, 0, {.id = "1101100011"}},
	{"small letters", RULE_CARD_34_ID_PERSON, 0, {.id = "a123456789"}},
	{"full-width digits", RULE_CARD_34_ID_PERSON, 0, {.id = "A12345678９"}},
	{"a blank behind the number", RULE_CARD_34_ID_PERSON, 0, {.id = "A123456789 "}},
	{"a code of nine characters",
	 RULE_CARD_34_ID_INSTITUTION,
	 TRUST_SIDE_INSTITUTION,
	 {.type = PKI_INSTITUTION, .id = "110110001"}},
	{"two numbers", RULE_CARD_34_ID_TWICE, 0, {.second_id = "B123456780"}},
	{"the same number twice", RULE_CARD_34_ID_TWICE, 0, {.second_id = "A123456789"}},
	{"two places, two numbers", RULE_CARD_34_ID_TWICE, 0, {.directory_id = "B123456780"}},
	{"an escape in the name", RULE_CARD_34_NAME, 0, {.name = "王\033[2J小明"}},
	{"a line in the name", RULE_CARD_34_NAME, 0, {.name = "王小明\nportal=x"}},
	{"a name that turns round", RULE_CARD_34_NAME, 0, {.name = "王\xe2\x80\xae小明"}},
	{"a NUL in the name", RULE_CARD_34_NAME, 0, {.name = "wang\0lin", .name_n = 8}},
};

static void judge(struct pki *pki, const struct trust_certificate *certificate, unsigned sides,
		  struct trust_verdict *verdict)
{
	struct trust_demand demand = {.sides = sides ? sides : TRUST_SIDE_PERSON, .now = PKI_NOW};
	struct trust_store *store;

	assert_int_equal(trust_store_open(pki->folder, &store), 0);
	trust_check_certificate(store, certificate, NULL, &demand, verdict);
	trust_store_close(store);
}

static void expect(enum rule found, enum rule wanted, const char *what)
{
	if (found != wanted)
		fail_msg("%s: %s, not %s", what, domain_rule_text(found), domain_rule_text(wanted));
}

static void test_each_for_its_reason(void **state)
{
	struct pki *pki = *state;
	int wrong = 0;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		X509 *x509 = pki_make(pki, &rows[i].leaf);
		struct trust_certificate *certificate = pki_read(x509);
		struct trust_verdict verdict;

		judge(pki, certificate, rows[i].sides, &verdict);
		if (verdict.rule != rows[i].rule) {
			print_error("%s: %s, not %s\n", rows[i].what, domain_rule_text(verdict.rule),
				    domain_rule_text(rows[i].rule));
			wrong++;
		}
		trust_certificate_free(certificate);
		X509_free(x509);
	}
	assert_int_equal(wrong, 0);
}

static void test_a_good_one_tells_its_holder(void **state)
{
	static const struct pki_leaf clinic = {
		.type = PKI_INSTITUTION, .id = "1101100011", .name = "測試診所"};
	struct pki *pki = *state;
	X509 *x509 = pki_make(pki, &clinic);
	struct trust_certificate *certificate = pki_read(x509);
	struct trust_verdict verdict;

	judge(pki, certificate, TRUST_SIDE_PERSON | TRUST_SIDE_INSTITUTION, &verdict);
	assert_int_equal(verdict.rule, RULE_NONE);
	assert_int_equal(verdict.warning, RULE_NONE);
	assert_int_equal(verdict.holder.side, TRUST_SIDE_INSTITUTION);
	assert_string_equal(verdict.holder.identity, "1101100011");
	assert_string_equal(verdict.holder.name, "測試診所");
	assert_string_equal(verdict.holder.profile, "institution");
	assert_int_equal(strlen(verdict.description.fingerprint), 64);
	assert_int_equal(verdict.description.valid_to, PKI_NOW + 30 * PKI_DAY);
	trust_certificate_free(certificate);
	X509_free(x509);
}

static void test_revoked(void **state)
{
	struct pki *pki = *state;
	X509 *x509 = pki_make(pki, &(struct pki_leaf){0});
	struct trust_certificate *certificate = pki_read(x509);
	struct trust_verdict verdict;

	judge(pki, certificate, 0, &verdict);
	expect(verdict.rule, RULE_NONE, "before it was revoked");
	pki_revoke(pki, PKI_ISSUING, x509);
	judge(pki, certificate, 0, &verdict);
	expect(verdict.rule, RULE_CARD_34_REVOKED, "revoked");
	pki_revoke(pki, PKI_ISSUING, NULL);
	trust_certificate_free(certificate);
	X509_free(x509);
}

/* What the ministry may allow with a list that is late or missing; a revoked card is refused all the same. */
static void test_policy_for_lists(void **state)
{
	static const struct {
		enum pki_authority by;
		long grace_s;
		int is_optional;
		enum rule rule, warning;
	} cases[] = {
		{PKI_STALE, PKI_DAY + 1, 0, RULE_NONE, RULE_CARD_35_GRACE},
		{PKI_STALE, PKI_DAY - 1, 0, RULE_CARD_35_STALE, RULE_NONE},
		{PKI_STALE, 0, 1, RULE_CARD_35_STALE, RULE_NONE},
		{PKI_LISTLESS, 0, 1, RULE_NONE, RULE_CARD_35_UNCHECKED},
		{PKI_LISTLESS, PKI_DAY * 9, 0, RULE_CARD_35_NONE, RULE_NONE},
		{PKI_FORGED_LIST, PKI_DAY, 1, RULE_CARD_35_FORGED, RULE_NONE},
		{PKI_EARLY_LIST, PKI_DAY * 9, 1, RULE_CARD_35_STALE, RULE_NONE},
		{PKI_REVOKED, PKI_DAY, 1, RULE_CARD_34_ISSUER_REVOKED, RULE_NONE},
		{PKI_ISSUING, PKI_DAY, 1, RULE_NONE, RULE_NONE},
	};
	struct pki *pki = *state;
	struct trust_store *store;

	assert_int_equal(trust_store_open(pki->folder, &store), 0);
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct trust_demand demand = {.sides = TRUST_SIDE_PERSON,
					      .now = PKI_NOW,
					      .list_grace_s = cases[i].grace_s,
					      .is_list_optional = cases[i].is_optional};
		X509 *x509 = pki_make(pki, &(struct pki_leaf){.by = cases[i].by});
		struct trust_certificate *certificate = pki_read(x509);
		struct trust_verdict verdict;

		trust_check_certificate(store, certificate, NULL, &demand, &verdict);
		expect(verdict.rule, cases[i].rule, "policy");
		expect(verdict.warning, cases[i].warning, "policy warns");
		trust_certificate_free(certificate);
		X509_free(x509);
	}
	trust_store_close(store);
}

/* An authority that came with the card helps to find the way to an anchor and is no anchor itself. */
static void test_authorities_of_the_card(void **state)
{
	struct pki *pki = *state;
	X509 *x509 = pki_make(pki, &(struct pki_leaf){.by = PKI_OTHER});
	struct trust_certificate *certificate = pki_read(x509);
	struct trust_certificate *issuer = pki_read(pki->authorities[PKI_OTHER]);
	struct trust_certificate *root = pki_read(pki->authorities[PKI_OTHER_ROOT]);
	const struct trust_certificate *const all[] = {issuer, root};
	struct trust_demand demand = {.sides = TRUST_SIDE_PERSON, .now = PKI_NOW};
	struct trust_store *store;
	struct trust_verdict verdict;

	assert_int_equal(trust_store_open(pki->folder, &store), 0);
	trust_check_certificate(store, certificate, &(struct trust_extra){all, 1}, &demand, &verdict);
	expect(verdict.rule, RULE_CARD_34_UNTRUSTED, "authorities of the card");
	trust_check_certificate(store, certificate, &(struct trust_extra){all, 2}, &demand, &verdict);
	expect(verdict.rule, RULE_CARD_34_LONG, "the anchor of the card, which then stands between");
	trust_store_close(store);
	assert_int_equal(trust_store_open("/nonexistent", &store), 0);
	assert_true(trust_store_is_empty(store));
	trust_check_certificate(store, certificate, NULL, &demand, &verdict);
	expect(verdict.rule, RULE_CARD_34_UNTRUSTED, "no folder");
	trust_store_close(store);
	trust_certificate_free(certificate);
	trust_certificate_free(issuer);
	trust_certificate_free(root);
	X509_free(x509);
}

/* Every third byte of a good one is changed in turn: it is then no certificate, or one that is refused. */
static void test_tampered(void **state)
{
	struct pki *pki = *state;
	X509 *x509 = pki_make(pki, &(struct pki_leaf){0});
	size_t n, read = 0;
	unsigned char *der = pki_der(x509, &n);

	for (size_t i = 0; i < n; i += 3) {
		struct trust_certificate *certificate;
		struct trust_verdict verdict;

		der[i] ^= 0x41;
		if (trust_certificate_read(der, n, &certificate) == 0) {
			judge(pki, certificate, 0, &verdict);
			assert_int_not_equal(verdict.rule, RULE_NONE);
			trust_certificate_free(certificate);
			read++;
		}
		der[i] ^= 0x41;
	}
	assert_true(read > 20);
	der[n - 1] ^= 1; /* the end of the signature: nothing but it is wrong */
	{
		struct trust_certificate *certificate;
		struct trust_verdict verdict;

		assert_int_equal(trust_certificate_read(der, n, &certificate), 0);
		judge(pki, certificate, 0, &verdict);
		expect(verdict.rule, RULE_CARD_34_FORGED, "another signature");
		trust_certificate_free(certificate);
	}
	free(der);
	X509_free(x509);
}

static void test_no_certificates(void **state)
{
	static const unsigned char garbage[64] = {0x30, 0x82, 0xff, 0xff, 1, 2, 3};
	struct pki *pki = *state;
	X509 *x509 = pki_make(pki, &(struct pki_leaf){0});
	struct trust_certificate *certificate;
	unsigned char *large = base_mem_zero(TRUST_CERTIFICATE_MAX + 1, 1);
	size_t n;
	unsigned char *der = pki_der(x509, &n);

	assert_int_equal(trust_certificate_read(der, n - 1, &certificate), ERR_SYNTAX);
	assert_int_equal(trust_certificate_read(der, n + 1, &certificate),
			 ERR_SYNTAX); /* with a byte behind it */
	assert_int_equal(trust_certificate_read(der, 0, &certificate), ERR_SYNTAX);
	assert_int_equal(trust_certificate_read(garbage, sizeof garbage, &certificate), ERR_SYNTAX);
	assert_int_equal(trust_certificate_read(large, TRUST_CERTIFICATE_MAX + 1, &certificate), ERR_RANGE);
	assert_int_equal(trust_certificate_read_file("hello", 5, &certificate), ERR_SYNTAX);
	assert_int_equal(trust_certificate_read_file("", 0, &certificate), ERR_SYNTAX);
	assert_null(certificate);
	free(large);
	free(der);
	X509_free(x509);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_for_its_reason),
		cmocka_unit_test(test_a_good_one_tells_its_holder),
		cmocka_unit_test(test_revoked),
		cmocka_unit_test(test_policy_for_lists),
		cmocka_unit_test(test_authorities_of_the_card),
		cmocka_unit_test(test_tampered),
		cmocka_unit_test(test_no_certificates),
	};

	return cmocka_run_group_tests_name("trust-hostile", tests, pki_open, pki_close);
}
