/* Answers to a challenge: the one right one, and all that must not pass for it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "trust-pki.h"
#include "unit.h"

enum answer {
	GOOD,
	OTHER_KEY,
	OTHER_MESSAGE,
	OTHER_CERTIFICATE,
	OTHER_PURPOSE,
	OTHER_SESSION,
	LATE,
	EARLY,
	TWICE,
	CHANGED,
	SHORT,
	EMPTY,
	TOO_LONG,
	OTHER_SCHEME,
	NO_SCHEME,
	REVOKED_ISSUER
};

static const struct {
	const char *what;
	enum answer answer;
	enum pki_key key;
	enum trust_scheme scheme;
	enum rule rule;
} rows[] = {
	{"P-256", GOOD, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_NONE},
	{"RSA, PKCS#1", GOOD, PKI_KEY_RSA, TRUST_SCHEME_PKCS1, RULE_NONE},
	{"RSA, PSS", GOOD, PKI_KEY_RSA, TRUST_SCHEME_PSS, RULE_NONE},
	{"another card's key", OTHER_KEY, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_SIGNATURE},
	{"over an older challenge", OTHER_MESSAGE, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_SIGNATURE},
	{"for another certificate of the same key", OTHER_CERTIFICATE, PKI_KEY_P256, TRUST_SCHEME_ECDSA,
	 RULE_CARD_45_SIGNATURE},
	{"made to enroll", OTHER_PURPOSE, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_OTHER},
	{"of another session", OTHER_SESSION, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_OTHER},
	{"after a minute", LATE, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_LATE},
	{"before it was made", EARLY, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_LATE},
	{"a second time", TWICE, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_USED},
	{"one bit changed", CHANGED, PKI_KEY_RSA, TRUST_SCHEME_PKCS1, RULE_CARD_45_SIGNATURE},
	{"one bit changed, P-256", CHANGED, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_SIGNATURE},
	{"cut short", SHORT, PKI_KEY_RSA, TRUST_SCHEME_PSS, RULE_CARD_45_SIGNATURE},
	{"no signature", EMPTY, PKI_KEY_RSA, TRUST_SCHEME_PKCS1, RULE_CARD_45_SIGNATURE},
	{"longer than one can be", TOO_LONG, PKI_KEY_RSA, TRUST_SCHEME_PKCS1, RULE_CARD_45_SIGNATURE},
	{"PKCS#1 for PSS", OTHER_SCHEME, PKI_KEY_RSA, TRUST_SCHEME_PKCS1, RULE_CARD_45_SIGNATURE},
	{"no scheme", NO_SCHEME, PKI_KEY_P256, TRUST_SCHEME_ECDSA, RULE_CARD_45_SIGNATURE},
	{"of a revoked authority", REVOKED_ISSUER, PKI_KEY_P256, TRUST_SCHEME_ECDSA,
	 RULE_CARD_34_ISSUER_REVOKED},
};

/* What the card does: it signs, or something goes wrong with what it signs. */
static void answer(struct pki *pki, size_t i, struct trust_challenge *challenge, const char *fingerprint,
		   struct trust_signature *signature)
{
	enum pki_key key = rows[i].answer == OTHER_KEY ? PKI_KEY_P256_OTHER : rows[i].key;
	struct trust_challenge other;
	struct buf message = {0};

	trust_challenge_make(&other, TRUST_PURPOSE_LOGIN, "portal", "tty1:1");
	trust_challenge_text(rows[i].answer == OTHER_MESSAGE ? &other : challenge,
			     rows[i].answer == OTHER_CERTIFICATE ? "00" : fingerprint, &message);
	pki_sign(pki->keys[key], message.data, message.len, rows[i].scheme, signature);
	base_buf_release(&message);
	if (rows[i].answer == CHANGED)
		signature->bytes[signature->n - 1] ^= 1;
	if (rows[i].answer == SHORT)
		signature->n--;
	if (rows[i].answer == EMPTY)
		signature->n = 0;
	if (rows[i].answer == TOO_LONG)
		signature->n = TRUST_SIGNATURE_MAX + 1;
	if (rows[i].answer == OTHER_SCHEME)
		signature->scheme = TRUST_SCHEME_PSS;
	if (rows[i].answer == NO_SCHEME)
		signature->scheme = TRUST_SCHEME_NONE;
}

static enum rule prove(struct pki *pki, const struct trust_store *store, size_t i)
{
	enum answer way = rows[i].answer;
	X509 *x509 = pki_make(
		pki, &(struct pki_leaf){.key = rows[i].key, .by = way == REVOKED_ISSUER ? PKI_REVOKED : 0});
	struct trust_certificate *certificate = pki_read(x509);
	struct trust_demand demand = {.sides = TRUST_SIDE_PERSON, .now = PKI_NOW};
	struct trust_description description;
	struct trust_challenge challenge;
	struct trust_signature signature;
	struct trust_verdict verdict;
	struct trust_proof proof = {.challenge = &challenge,
				    .purpose = TRUST_PURPOSE_LOGIN,
				    .session = "tty1:1",
				    .certificate = certificate,
				    .signature = &signature};

	trust_certificate_describe(certificate, &description);
	trust_challenge_make(&challenge, way == OTHER_PURPOSE ? TRUST_PURPOSE_ENROLL : TRUST_PURPOSE_LOGIN,
			     "portal", way == OTHER_SESSION ? "tty2:1" : "tty1:1");
	answer(pki, i, &challenge, description.fingerprint, &signature);
	demand.now += way == LATE ? TRUST_CHALLENGE_LIFE_S + 1 : way == EARLY ? -1 : 0;
	trust_proof_check(store, &proof, &demand, &verdict);
	if (way == TWICE) {
		assert_int_equal(verdict.rule, RULE_NONE);
		trust_proof_check(store, &proof, &demand, &verdict);
	}
	trust_certificate_free(certificate);
	X509_free(x509);
	return verdict.rule;
}

static void test_answers(void **state)
{
	struct pki *pki = *state;
	struct trust_store *store;

	assert_int_equal(trust_store_open(pki->folder, &store), 0);
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		enum rule rule = prove(pki, store, i);

		if (rule != rows[i].rule)
			fail_msg("%s: %s", rows[i].what, domain_rule_text(rule));
	}
	trust_store_close(store);
}

static void test_message(void **state)
{
	struct trust_challenge challenge, second;
	struct buf message = {0};

	(void)state;
	trust_challenge_make(&challenge, TRUST_PURPOSE_LOGIN, "入口網\nrandom=1", "tty1:1");
	trust_challenge_make(&second, TRUST_PURPOSE_LOGIN, "入口網", "tty1:1");
	assert_memory_not_equal(challenge.random, second.random, sizeof challenge.random);
	memset(challenge.random, 0xab, sizeof challenge.random);
	trust_challenge_text(&challenge, "f00", &message);
	assert_string_equal(
		message.data,
		"maportal-login\nportal=入口網?random=1\nsession=tty1:1\nat=2026-11-28T16:00:00+08:"
		"00\nrandom="
		"abababababababababababababababababababababababababababababababab\ncertificate=f00\n");
	base_buf_release(&message);
}

/* The wire form of a key as ssh-keygen shows it: lengths, names, numbers. */
static void test_ssh_keys(void **state)
{
	static const struct {
		enum pki_key key;
		const char *begin;
		size_t begin_n, n; /* n 0: there is none */
	} cases[] = {
		{PKI_KEY_P256, "\0\0\0\023ecdsa-sha2-nistp256\0\0\0\010nistp256\0\0\0\101\004", 40, 104},
		{PKI_KEY_RSA, "\0\0\0\007ssh-rsa\0\0\0\003\1\0\1\0\0\1\1\0", 23, 279},
		{PKI_KEY_P384, "", 0, 0},
		{PKI_KEY_ED25519, "", 0, 0},
	};
	struct pki *pki = *state;

	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		X509 *x509 = pki_make(pki, &(struct pki_leaf){.key = cases[i].key});
		struct trust_certificate *certificate = pki_read(x509);
		struct buf key = {0};

		assert_int_equal(trust_certificate_ssh_key(certificate, &key) == 0, cases[i].n > 0);
		assert_int_equal(key.len, cases[i].n);
		if (cases[i].n)
			assert_memory_equal(key.data, cases[i].begin, cases[i].begin_n);
		base_buf_release(&key);
		trust_certificate_free(certificate);
		X509_free(x509);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_message),
		cmocka_unit_test(test_ssh_keys),
	};

	return cmocka_run_group_tests_name("trust-proof", tests, pki_open, pki_close);
}
