/*
 * Certificate cards through PKCS#11: a SoftHSM2 token end to end, and a module before it (badmodule.c) that
 * lies, hangs and crashes.
 */
#include "config.h"

#include <dlfcn.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <p11-kit/pkcs11.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "card/ask.h"
#include "rig.h"
#include "unit.h"

#define SOFTHSM "/usr/lib/softhsm/libsofthsm2.so"
#define PIN "123456"

enum { PATH_SIZE = 1024, PATIENT_S = 60, HANG_S = 3 };

/* ---- making tokens, with the module's own functions ---- */

static void must(CK_RV result)
{
	if (result != CKR_OK)
		fail_msg("SoftHSM: 0x%lx", result);
}

static void pad(CK_UTF8CHAR label[32], const char *text)
{
	memset(label, ' ', 32);
	memcpy(label, text, strlen(text));
}

/* SoftHSM always has one slot without a token; it makes a new one when it is asked how many there are. */
static CK_SLOT_ID find_slot(CK_FUNCTION_LIST *module, const CK_UTF8CHAR *label)
{
	CK_SLOT_ID slots[16];
	CK_ULONG n = BASE_COUNT(slots);

	must(module->C_GetSlotList(CK_FALSE, NULL, &n));
	n = BASE_COUNT(slots);
	must(module->C_GetSlotList(CK_FALSE, slots, &n));
	for (CK_ULONG i = 0; i < n; i++) {
		CK_TOKEN_INFO info;

		must(module->C_GetTokenInfo(slots[i], &info));
		if (label ? memcmp(info.label, label, sizeof info.label) == 0
			  : !(info.flags & CKF_TOKEN_INITIALIZED))
			return slots[i];
	}
	fail_msg("no such slot");
	return 0;
}

static CK_SESSION_HANDLE make_token(CK_FUNCTION_LIST *module, const char *label)
{
	CK_UTF8CHAR padded[32], so_pin[] = "87654321", pin[] = PIN;
	CK_SESSION_HANDLE session;

	pad(padded, label);
	must(module->C_InitToken(find_slot(module, NULL), so_pin, strlen((char *)so_pin), padded));
	must(module->C_OpenSession(find_slot(module, padded), CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL,
				   &session));
	must(module->C_Login(session, CKU_SO, so_pin, strlen((char *)so_pin)));
	must(module->C_InitPIN(session, pin, strlen(PIN)));
	must(module->C_Logout(session));
	must(module->C_Login(session, CKU_USER, pin, strlen(PIN)));
	return session;
}

static void put_certificate(CK_FUNCTION_LIST *module, CK_SESSION_HANDLE session, X509 *x509, CK_BYTE id)
{
	CK_OBJECT_CLASS class = CKO_CERTIFICATE;
	CK_CERTIFICATE_TYPE type = CKC_X_509;
	CK_BBOOL yes = CK_TRUE, no = CK_FALSE;
	CK_OBJECT_HANDLE object;
	unsigned char *subject = NULL;
	int subject_n = i2d_X509_NAME(X509_get_subject_name(x509), &subject);
	size_t n;
	unsigned char *der = pki_der(x509, &n);
	CK_ATTRIBUTE attributes[] = {
		{CKA_CLASS, &class, sizeof class},
		{CKA_CERTIFICATE_TYPE, &type, sizeof type},
		{CKA_TOKEN, &yes, sizeof yes},
		{CKA_PRIVATE, &no, sizeof no},
		{CKA_ID, &id, 1},
		{CKA_SUBJECT, subject, (CK_ULONG)subject_n},
		{CKA_VALUE, der, n},
	};

	must(module->C_CreateObject(session, attributes, BASE_COUNT(attributes), &object));
	OPENSSL_free(subject);
	free(der);
}

static CK_ATTRIBUTE number(EVP_PKEY *key, const char *name, CK_ATTRIBUTE_TYPE type, unsigned char *bytes,
			   size_t size)
{
	BIGNUM *value = NULL;
	int n;

	assert_int_equal(EVP_PKEY_get_bn_param(key, name, &value), 1);
	n = BN_num_bytes(value);
	assert_true((size_t)n <= size);
	BN_bn2bin(value, bytes);
	BN_clear_free(value);
	return (CK_ATTRIBUTE){type, bytes, (CK_ULONG)n};
}

static void put_key(CK_FUNCTION_LIST *module, CK_SESSION_HANDLE session, EVP_PKEY *key, CK_BYTE id,
		    CK_BBOOL always)
{
	static const CK_BYTE p256[] = {0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07};
	static const struct {
		const char *name;
		CK_ATTRIBUTE_TYPE type;
	} parts[] = {
		{OSSL_PKEY_PARAM_RSA_N, CKA_MODULUS},
		{OSSL_PKEY_PARAM_RSA_E, CKA_PUBLIC_EXPONENT},
		{OSSL_PKEY_PARAM_RSA_D, CKA_PRIVATE_EXPONENT},
		{OSSL_PKEY_PARAM_RSA_FACTOR1, CKA_PRIME_1},
		{OSSL_PKEY_PARAM_RSA_FACTOR2, CKA_PRIME_2},
		{OSSL_PKEY_PARAM_RSA_EXPONENT1, CKA_EXPONENT_1},
		{OSSL_PKEY_PARAM_RSA_EXPONENT2, CKA_EXPONENT_2},
		{OSSL_PKEY_PARAM_RSA_COEFFICIENT1, CKA_COEFFICIENT},
	};
	int is_rsa = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
	CK_OBJECT_CLASS class = CKO_PRIVATE_KEY;
	CK_KEY_TYPE type = is_rsa ? CKK_RSA : CKK_EC;
	CK_BBOOL yes = CK_TRUE;
	unsigned char bytes[BASE_COUNT(parts)][256];
	CK_OBJECT_HANDLE object;
	CK_ULONG n = 7;
	CK_ATTRIBUTE attributes[16] = {
		{CKA_CLASS, &class, sizeof class},
		{CKA_KEY_TYPE, &type, sizeof type},
		{CKA_TOKEN, &yes, sizeof yes},
		{CKA_PRIVATE, &yes, sizeof yes},
		{CKA_SIGN, &yes, sizeof yes},
		{CKA_ID, &id, 1},
		{CKA_ALWAYS_AUTHENTICATE, &always, sizeof always},
	};

	if (is_rsa)
		for (size_t i = 0; i < BASE_COUNT(parts); i++)
			attributes[n++] =
				number(key, parts[i].name, parts[i].type, bytes[i], sizeof bytes[i]);
	else {
		attributes[n++] = (CK_ATTRIBUTE){CKA_EC_PARAMS, (void *)(uintptr_t)p256, sizeof p256};
		attributes[n++] = number(key, OSSL_PKEY_PARAM_PRIV_KEY, CKA_VALUE, bytes[0], sizeof bytes[0]);
	}
	must(module->C_CreateObject(session, attributes, n, &object));
}

/*
 * Tokens: personnel (RSA, with its authority beside it), clinic (P-256), always (asks again), swapped, empty.
 */
static void make_tokens(struct rig *rig, CK_FUNCTION_LIST *module)
{
	static const struct pki_leaf clinic = {
		.type = PKI_INSTITUTION, .id = "1101100011", .name = "測試診所"};
	static const struct pki_leaf encrypts = {.key = PKI_KEY_RSA, .usage = "critical,keyEncipherment"};
	X509 *rsa = pki_make(rig->pki, &(struct pki_leaf){.key = PKI_KEY_RSA}),
	     *ec = pki_make(rig->pki, &clinic);
	X509 *other = pki_make(rig->pki, &encrypts);
	CK_SESSION_HANDLE session;

	must(module->C_Initialize(NULL));
	session = make_token(module, "personnel");
	put_certificate(module, session, rig->pki->authorities[PKI_ISSUING], 9);
	put_certificate(module, session, other, 2);
	put_certificate(module, session, rsa, 1);
	put_key(module, session, rig->pki->keys[PKI_KEY_RSA], 1, CK_FALSE);
	session = make_token(module, "clinic");
	put_certificate(module, session, ec, 1);
	put_key(module, session, rig->pki->keys[PKI_KEY_P256], 1, CK_FALSE);
	session = make_token(module, "always");
	put_certificate(module, session, rsa, 1);
	put_key(module, session, rig->pki->keys[PKI_KEY_RSA], 1, CK_TRUE);
	session = make_token(module, "swapped");
	put_certificate(module, session, ec, 1);
	put_key(module, session, rig->pki->keys[PKI_KEY_P256_OTHER], 1, CK_FALSE);
	session = make_token(module, "keyless");
	put_certificate(module, session, ec, 1);
	make_token(module, "empty");
	must(module->C_Finalize(NULL));
	X509_free(rsa);
	X509_free(ec);
	X509_free(other);
}

static int open_tokens(void **state)
{
	struct rig *rig = rig_open("");
	CK_FUNCTION_LIST *module;
	CK_C_GetFunctionList get;
	char path[PATH_SIZE], conf[PATH_SIZE];
	void *library = dlopen(SOFTHSM, RTLD_NOW);

	*state = rig;
	if (!library)
		return 0;
	rig_write(rig, "tokens/.keep", "", 0);
	snprintf(conf, sizeof conf,
		 "directories.tokendir = %s/tokens\nobjectstore.backend = file\nlog.level = ERROR\n",
		 rig->data);
	rig_write(rig, "softhsm2.conf", conf, strlen(conf));
	snprintf(path, sizeof path, "%s/softhsm2.conf", rig->data);
	setenv("SOFTHSM2_CONF", path, 1);
	get = (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList");
	assert_non_null(get);
	must(get(&module));
	make_tokens(rig, module);
	dlclose(library);
	return 0;
}

static int close_tokens(void **state)
{
	rig_close(*state);
	return 0;
}

/* As start() does, with a time-out for each request. */
static void start_for(struct rig *rig, int timeout_s, const char *module, const char *token, const char *fault)
{
	const char *top = getenv("top_builddir");
	char conf[PATH_SIZE];

	if (access(SOFTHSM, R_OK) < 0) {
		print_message("softhsm2 is not installed\n");
		skip();
	}
	rig_stop(rig);
	setenv("BADMODULE", fault ? fault : "", 1);
	snprintf(conf, sizeof conf, "card-timeout %d\ncard-token \"%s\"\ncard-module \"%s%s\"\n", timeout_s, token,
		 module && *module ? (top ? top : ".") : "", module ? module : SOFTHSM);
	rig_write(rig, "maportal.conf", conf, strlen(conf));
	rig_start(rig, NULL);
}

/*
 * Starts maportal-card with a module (NULL: SoftHSM itself; "": none) and a token; fault is for badmodule.  Only who
 * hangs is waited for in vain.
 */
static void start(struct rig *rig, const char *module, const char *token, const char *fault)
{
	int is_hanging = fault && strncmp(fault, "hang-", 5) == 0;

	start_for(rig, is_hanging ? HANG_S : PATIENT_S, module, token, fault);
}

#define BAD "/tests/card/badmodule"

static void test_logins(void **state)
{
	static const struct {
		const char *module, *token, *fault;
		unsigned sides;
		enum trust_scheme scheme;
	} rows[] = {
		{NULL, "personnel", "", TRUST_SIDE_PERSON, TRUST_SCHEME_PKCS1},
		{NULL, "clinic", "", TRUST_SIDE_INSTITUTION, TRUST_SCHEME_ECDSA},
		{NULL, "always", "", TRUST_SIDE_PERSON, TRUST_SCHEME_PKCS1},
		{BAD, "personnel", "none", TRUST_SIDE_PERSON, TRUST_SCHEME_PKCS1},
		{BAD, "personnel", "only-pss", TRUST_SIDE_PERSON, TRUST_SCHEME_PSS},
		{BAD, "personnel", "only-raw", TRUST_SIDE_PERSON, TRUST_SCHEME_PKCS1},
		{BAD, "personnel", "tells-nothing", TRUST_SIDE_PERSON, TRUST_SCHEME_PKCS1},
		{BAD, "personnel", "refuses-first", TRUST_SIDE_PERSON, TRUST_SCHEME_PSS},
	};
	struct rig *rig = *state;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct trust_verdict verdict;
		enum rule rule;

		start(rig, rows[i].module, rows[i].token, rows[i].fault);
		rule = rig_log_in(rig, PIN, rows[i].sides, &verdict);
		if (rule)
			fail_msg("%s %s: %s", rows[i].token, rows[i].fault, domain_rule_text(rule));
		assert_int_equal(rig->ask->answer.signature.scheme, rows[i].scheme);
		assert_int_equal(verdict.holder.side, rows[i].sides);
	}
}

static void test_refusals(void **state)
{
	static const struct {
		const char *module, *token, *fault, *pin;
		unsigned sides;
		enum rule rule;
	} rows[] = {
		{NULL, "personnel", "", "654321", TRUST_SIDE_PERSON, RULE_CARD_41_WRONG_LOW},
		{NULL, "personnel", "", "12345", TRUST_SIDE_PERSON, RULE_CARD_40},
		{NULL, "personnel", "", "123456789", TRUST_SIDE_PERSON, RULE_CARD_40},
		{NULL, "personnel", "", "123\t56", TRUST_SIDE_PERSON, RULE_CARD_40_FORM},
		{NULL, "personnel", "", PIN, TRUST_SIDE_INSTITUTION, RULE_CARD_34_INSTITUTION},
		{NULL, "swapped", "", PIN, TRUST_SIDE_INSTITUTION, RULE_CARD_33_NOTHING},
		{NULL, "keyless", "", PIN, TRUST_SIDE_INSTITUTION, RULE_CARD_33_KEY},
		{NULL, "empty", "", PIN, TRUST_SIDE_PERSON, RULE_CARD_7_CERTIFICATE},
		{NULL, "nobody", "", PIN, TRUST_SIDE_PERSON, RULE_CARD_7_CERTIFICATE},
		{"", "personnel", "", PIN, TRUST_SIDE_PERSON, RULE_CARD_30},
		{"/no/such/module.so", "", "", PIN, TRUST_SIDE_PERSON, RULE_CARD_33},
		{BAD, "personnel", "no-signature", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_NOTHING},
		{BAD, "personnel", "zeros", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_NOTHING},
		{BAD, "personnel", "too-long", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_NOTHING},
		{BAD, "personnel", "too-short", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_NOTHING},
		{BAD, "clinic", "too-short", PIN, TRUST_SIDE_INSTITUTION, RULE_CARD_33_NOTHING},
		{BAD, "personnel", "small-buffer", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_NOTHING},
		{BAD, "personnel", "crash-load", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_CRASH},
		{BAD, "personnel", "crash-sign", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_CRASH},
		{BAD, "personnel", "exit-sign", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_CRASH},
		{BAD, "personnel", "hang-slots", PIN, TRUST_SIDE_PERSON, RULE_CARD_2_TIMEOUT},
		{BAD, "personnel", "hang-sign", PIN, TRUST_SIDE_PERSON, RULE_CARD_2_TIMEOUT},
		{BAD, "personnel", "many-slots", PIN, TRUST_SIDE_PERSON, RULE_CARD_33},
		{BAD, "personnel", "broken-slot", PIN, TRUST_SIDE_PERSON, RULE_CARD_3},
		{BAD, "personnel", "many-objects", PIN, TRUST_SIDE_PERSON, RULE_CARD_33},
		{BAD, "personnel", "huge-certificate", PIN, TRUST_SIDE_PERSON, RULE_CARD_7_CERTIFICATE},
		{BAD, "personnel", "removed-sign", PIN, TRUST_SIDE_PERSON, RULE_CARD_4_REMOVED},
		{BAD, "personnel", "locked", PIN, TRUST_SIDE_PERSON, RULE_CARD_41_LOCKED},
		{BAD, "personnel", "keeps-silent", "654321", TRUST_SIDE_PERSON, RULE_CARD_41_WRONG},
		{BAD, "personnel", "final", "654321", TRUST_SIDE_PERSON, RULE_CARD_41_WRONG_FINAL},
		{BAD, "personnel", "locks", "654321", TRUST_SIDE_PERSON, RULE_CARD_41_LOCKED},
		{BAD, "personnel", "expired-pin", PIN, TRUST_SIDE_PERSON, RULE_CARD_41_EXPIRED},
		{BAD, "personnel", "no-mechanism", PIN, TRUST_SIDE_PERSON, RULE_CARD_33_KEY},
		{BAD, "personnel", "keypad", "", TRUST_SIDE_PERSON, RULE_NONE},
		{BAD, "personnel", "none", "", TRUST_SIDE_PERSON, RULE_CARD_40},
		{BAD, "personnel", "exec", PIN, TRUST_SIDE_PERSON, RULE_NONE},
	};
	struct rig *rig = *state;
	int wrong = 0;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct trust_verdict verdict;
		enum rule rule;

		start(rig, rows[i].module, rows[i].token, rows[i].fault);
		rule = rig_log_in(rig, rows[i].pin, rows[i].sides, &verdict);
		if (rule != rows[i].rule) {
			print_error("%s %s: %s\n", rows[i].token, rows[i].fault, domain_rule_text(rule));
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* A token that fails does not hide the one in the next slot. */
static void test_broken_slot(void **state)
{
	struct rig *rig = *state;

	start(rig, BAD, "", "broken-slot");
	assert_int_equal(rig_list(rig), RULE_NONE);
	assert_true(rig->ask->answer.n > 0);
}

/* After a crash the next request is served as if nothing had been. */
static void test_crash_then_login(void **state)
{
	struct rig *rig = *state;
	char fingerprint[BASE_HASH_TEXT_SIZE] = "";

	start(rig, BAD, "clinic", "crash-sign");
	assert_int_equal(rig_list(rig), RULE_NONE);
	base_hash_sha256_text(rig->ask->answer.certificates[0].der, rig->ask->answer.certificates[0].n,
			      fingerprint);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(rig_sign(rig, fingerprint, PIN, "x"), RULE_CARD_33_CRASH);
		assert_int_equal(rig_list(rig), RULE_NONE);
	}
}

/* One that hangs is given up at once when a key is pressed. */
static void test_cancel(void **state)
{
	struct rig *rig = *state;
	int64_t begun_ms;
	enum rule rule;

	start_for(rig, PATIENT_S, BAD, "clinic", "hang-slots");
	begun_ms = base_clock_monotonic_ms();
	assert_int_equal(card_ask_list(rig->ask), 0);
	card_ask_cancel(rig->ask);
	rule = rig_read(rig); /* whatever reader this machine has: an answer */
	assert_true(rule != RULE_CARD_2_BUSY && rule != RULE_CARD_2_TIMEOUT);
	assert_true(base_clock_monotonic_ms() - begun_ms < 1000 * PATIENT_S / 2);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_logins),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_broken_slot),
		cmocka_unit_test(test_crash_then_login),
		cmocka_unit_test(test_cancel),
	};

	return cmocka_run_group_tests_name("card-token", tests, open_tokens, close_tokens);
}
