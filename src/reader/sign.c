/* Logging in to a token and signing with what mechanism it has. */
#include "config.h"

#include "reader/sign.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

enum { PREFIX_BYTES = 19, COORDINATE_BYTES = 32, SALT_BYTES = 32 };

/*
 * DigestInfo of SHA-256 (RFC 8017 9.2): what a module wants in front of the hash that pads but does not hash.
 */
static const CK_BYTE prefix[PREFIX_BYTES] = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
					     0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

enum input { INPUT_MESSAGE, INPUT_DIGEST_INFO, INPUT_DIGEST };

/* In the order in which they are tried. */
static const struct way {
	CK_KEY_TYPE key;
	CK_MECHANISM_TYPE mechanism;
	enum input input;
	enum trust_scheme scheme;
} ways[] = {
	{CKK_RSA, CKM_SHA256_RSA_PKCS, INPUT_MESSAGE, TRUST_SCHEME_PKCS1},
	{CKK_RSA, CKM_SHA256_RSA_PKCS_PSS, INPUT_MESSAGE, TRUST_SCHEME_PSS},
	{CKK_RSA, CKM_RSA_PKCS, INPUT_DIGEST_INFO, TRUST_SCHEME_PKCS1},
	{CKK_RSA, CKM_RSA_PKCS_PSS, INPUT_DIGEST, TRUST_SCHEME_PSS},
	{CKK_EC, CKM_ECDSA, INPUT_DIGEST, TRUST_SCHEME_ECDSA},
	{CKK_EC, CKM_ECDSA_SHA256, INPUT_MESSAGE, TRUST_SCHEME_ECDSA},
};

/* One signature: whose key, over what, with what PIN. */
struct task {
	struct reader_token *token;
	const struct card_request *request;
	CK_OBJECT_HANDLE key;
	CK_KEY_TYPE kind;
	CK_BBOOL always; /* the PIN is wanted once more for each signature (CKA_ALWAYS_AUTHENTICATE) */
};

/* ---- finding the certificate ---- */

static int has_fingerprint(const struct card_certificate *certificate, const char *fingerprint)
{
	char text[BASE_HASH_TEXT_SIZE];

	base_hash_sha256_text(certificate->der, certificate->n, text);
	return strcmp(text, fingerprint) == 0;
}

/* Opens the token that has the certificate; RULE_CARD_4_REMOVED when none has: another card is in. */
static enum rule find_object(struct reader_token *token, const struct reader_setting *setting,
			     const char *fingerprint, struct reader_object *found)
{
	struct reader_object *objects = base_mem_zero(CARD_CERTIFICATES_MAX, sizeof *objects);
	CK_SLOT_ID slots[CARD_CERTIFICATES_MAX];
	size_t n_slots = 0, n = 0;
	enum rule rule = reader_token_slots(token, setting, slots, &n_slots);
	int is_found = 0;

	for (size_t i = 0; !rule && !is_found && i < n_slots; i++) {
		if (reader_token_open(token, slots[i]) == RULE_NONE &&
		    reader_token_certificates(token, objects, &n) == RULE_NONE)
			for (size_t k = 0; !is_found && k < n; k++)
				if (objects[k].id_n &&
				    has_fingerprint(&objects[k].certificate, fingerprint)) {
					*found = objects[k];
					is_found = 1;
				}
		if (!is_found)
			reader_token_close(token);
	}
	free(objects);
	if (rule == RULE_CARD_7_CERTIFICATE || (!rule && !is_found))
		rule = RULE_CARD_4_REMOVED;
	return rule;
}

/* ---- the PIN ---- */

static CK_RV enter_pin(struct reader_token *token, CK_USER_TYPE user, const char *pin)
{
	CK_BYTE bytes[CARD_PIN_SIZE];
	size_t n = strlen(pin);
	CK_RV result;

	memcpy(bytes, pin, n);
	result = token->module->C_Login(token->session, user, n ? bytes : NULL,
					n); /* NULL: at the reader's keypad */
	base_mem_wipe(bytes, sizeof bytes);
	return result;
}

/* What the card says after a wrong PIN is the truth about the tries left. */
static enum rule log_in(struct reader_token *token, const char *pin)
{
	struct card_token description;
	enum rule rule;

	reader_token_describe(token, &description);
	if (description.is_pin_locked)
		return RULE_CARD_41_LOCKED;
	rule = *pin || !description.has_keypad ? card_pin_check(pin) : RULE_NONE;
	if (!rule)
		rule = reader_token_rule(enter_pin(token, CKU_USER, pin));
	if (rule != RULE_CARD_41_WRONG)
		return rule;
	reader_token_describe(token, &description);
	return card_token_wrong(&description);
}

/* ---- signing ---- */

static int get_value(const struct task *task, CK_ATTRIBUTE_TYPE type, void *value, size_t n)
{
	CK_ATTRIBUTE attribute = {type, value, n};

	return task->token->module->C_GetAttributeValue(task->token->session, task->key, &attribute, 1) ==
		       CKR_OK &&
	       attribute.ulValueLen == n;
}

static enum rule find_key(struct task *task, const struct reader_object *object)
{
	task->key = reader_token_find(task->token, CKO_PRIVATE_KEY, object->id, object->id_n);
	if (!task->key || !get_value(task, CKA_KEY_TYPE, &task->kind, sizeof task->kind))
		return RULE_CARD_33_KEY;
	if (!get_value(task, CKA_ALWAYS_AUTHENTICATE, &task->always, sizeof task->always))
		task->always = CK_FALSE;
	return RULE_NONE;
}

/* Whether the token has a mechanism for signing; one that does not tell is tried. */
static int has_mechanism(const struct task *task, CK_MECHANISM_TYPE mechanism)
{
	CK_MECHANISM_INFO info = {0};
	CK_RV result = task->token->module->C_GetMechanismInfo(task->token->slot, mechanism, &info);

	return result == CKR_OK ? (info.flags & CKF_SIGN) != 0 : result != CKR_MECHANISM_INVALID;
}

static CK_RV begin(const struct task *task, const struct way *way)
{
	CK_RSA_PKCS_PSS_PARAMS pss = {.hashAlg = CKM_SHA256, .mgf = CKG_MGF1_SHA256, .sLen = SALT_BYTES};
	CK_MECHANISM mechanism = {way->mechanism, NULL, 0};
	CK_RV result;

	if (way->scheme == TRUST_SCHEME_PSS) {
		mechanism.pParameter = &pss;
		mechanism.ulParameterLen = sizeof pss;
	}
	result = task->token->module->C_SignInit(task->token->session, &mechanism, task->key);
	if (result == CKR_OK && task->always)
		result = enter_pin(task->token, CKU_CONTEXT_SPECIFIC, task->request->pin);
	return result;
}

static size_t make_input(const struct card_request *request, enum input input, CK_BYTE *bytes)
{
	size_t skip = input == INPUT_DIGEST_INFO ? PREFIX_BYTES : 0;

	if (input == INPUT_MESSAGE) {
		memcpy(bytes, request->bytes, request->n);
		return request->n;
	}
	memcpy(bytes, prefix, skip);
	base_hash_sha256(request->bytes, request->n, bytes + skip);
	return skip + BASE_HASH_SIZE;
}

static enum rule finish(const struct task *task, const struct way *way, struct trust_signature *signature)
{
	CK_BYTE bytes[TRUST_CHALLENGE_TEXT_MAX + PREFIX_BYTES + BASE_HASH_SIZE];
	size_t n = make_input(task->request, way->input, bytes);
	CK_ULONG got = sizeof signature->bytes;
	CK_RV result = task->token->module->C_Sign(task->token->session, bytes, n, signature->bytes, &got);

	if (result != CKR_OK)
		return reader_token_rule(result);
	if (got == 0 || got > sizeof signature->bytes)
		return RULE_CARD_33_NOTHING;
	signature->scheme = way->scheme;
	signature->n = got;
	return way->scheme == TRUST_SCHEME_ECDSA ? reader_sign_ecdsa(signature) : RULE_NONE;
}

enum rule reader_sign_ecdsa(struct trust_signature *signature)
{
	ECDSA_SIG *pair = ECDSA_SIG_new();
	BIGNUM *r = NULL, *s = NULL;
	unsigned char *at = signature->bytes;
	enum rule rule = RULE_CARD_33_NOTHING;
	int n = 0;

	if (signature->n == 2 * COORDINATE_BYTES) {
		r = BN_bin2bn(signature->bytes, COORDINATE_BYTES, NULL);
		s = BN_bin2bn(signature->bytes + COORDINATE_BYTES, COORDINATE_BYTES, NULL);
	}
	if (pair && r && s && ECDSA_SIG_set0(pair, r, s) == 1) {
		r = s = NULL;
		n = i2d_ECDSA_SIG(pair, &at);
	}
	if (n > 0) {
		signature->n = (size_t)n;
		rule = RULE_NONE;
	}
	BN_free(r);
	BN_free(s);
	ECDSA_SIG_free(pair);
	return rule;
}

/* A mechanism that is refused before anything was signed gives way to the next one. */
static enum rule sign(const struct task *task, struct trust_signature *signature)
{
	for (size_t i = 0; i < BASE_COUNT(ways); i++) {
		CK_RV result;

		if (ways[i].key != task->kind || !has_mechanism(task, ways[i].mechanism))
			continue;
		result = begin(task, &ways[i]);
		if (result == CKR_MECHANISM_INVALID || result == CKR_MECHANISM_PARAM_INVALID)
			continue;
		return result == CKR_OK ? finish(task, &ways[i], signature) : reader_token_rule(result);
	}
	return RULE_CARD_33_KEY;
}

static enum rule verify(const struct reader_object *object, const struct card_request *request,
			const struct trust_signature *signature)
{
	struct trust_certificate *certificate;
	enum rule rule = RULE_CARD_33_NOTHING;

	if (trust_certificate_read(object->certificate.der, object->certificate.n, &certificate) == 0 &&
	    trust_proof_verify(certificate, request->bytes, request->n, signature) == RULE_NONE)
		rule = RULE_NONE;
	trust_certificate_free(certificate);
	return rule;
}

enum rule reader_sign(struct reader_token *token, const struct reader_setting *setting,
		      const struct card_request *request, struct trust_signature *signature)
{
	struct task task = {.token = token, .request = request};
	struct reader_object object;
	enum rule rule = find_object(token, setting, request->fingerprint, &object);

	*signature = (struct trust_signature){0};
	if (!rule)
		rule = log_in(token, request->pin);
	if (!rule)
		rule = find_key(&task, &object);
	if (!rule)
		rule = sign(&task, signature);
	if (!rule)
		rule = verify(&object, request, signature);
	if (rule)
		*signature = (struct trust_signature){0};
	if (token->has_session)
		token->module->C_Logout(token->session);
	return rule;
}
