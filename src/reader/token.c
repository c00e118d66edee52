/* Loading modules by p11-kit, and looking at tokens. */
#include "config.h"

#include "reader/token.h"

#include <p11-kit/p11-kit.h>
#include <string.h>

#include "base/gate.h"
#include "base/log.h"
#include "base/mem.h"
#include "reader/name.h"

enum { SLOTS_MAX = 64, LABEL_BYTES = 32 };

static const struct {
	CK_RV result;
	enum rule rule;
} results[] = {
	{CKR_OK, RULE_NONE},
	{CKR_PIN_INCORRECT, RULE_CARD_41_WRONG},
	{CKR_PIN_INVALID, RULE_CARD_40_FORM},
	{CKR_PIN_LEN_RANGE, RULE_CARD_40},
	{CKR_PIN_EXPIRED, RULE_CARD_41_EXPIRED},
	{CKR_PIN_LOCKED, RULE_CARD_41_LOCKED},
	{CKR_DEVICE_REMOVED, RULE_CARD_4_REMOVED},
	{CKR_TOKEN_NOT_PRESENT, RULE_CARD_4_REMOVED},
	{CKR_SESSION_HANDLE_INVALID, RULE_CARD_4_REMOVED},
	{CKR_TOKEN_NOT_RECOGNIZED, RULE_CARD_7_CERTIFICATE},
	{CKR_DEVICE_ERROR, RULE_CARD_3},
	{CKR_FUNCTION_CANCELED, RULE_CARD_2_TIMEOUT},
	{CKR_MECHANISM_INVALID, RULE_CARD_33_KEY},
	{CKR_KEY_FUNCTION_NOT_PERMITTED, RULE_CARD_33_KEY},
	{CKR_BUFFER_TOO_SMALL, RULE_CARD_33_NOTHING},
};

enum rule reader_token_rule(CK_RV result)
{
	for (size_t i = 0; i < BASE_COUNT(results); i++)
		if (results[i].result == result)
			return results[i].rule;
	base_log_note("醫事憑證元件回應 0x%lx", result);
	return RULE_CARD_33;
}

enum rule reader_token_load(struct reader_token *token, const struct reader_setting *setting)
{
	CK_RV result;

	*token = (struct reader_token){0};
	if (!*setting->module)
		return RULE_CARD_30;
	token->module = p11_kit_module_load(setting->module, 0);
	if (!token->module) {
		base_log_error("醫事憑證元件 %s 無法載入：%s", setting->module, p11_kit_message());
		return RULE_CARD_33;
	}
	result = p11_kit_module_initialize(token->module);
	token->is_initialised = result == CKR_OK;
	if (result != CKR_OK)
		base_log_error("醫事憑證元件 %s 無法啟動：0x%lx", setting->module, result);
	return result == CKR_OK ? RULE_NONE : RULE_CARD_33;
}

/* A label is filled up with blanks and has no NUL; UTF-8 may be cut in its last character. */
static void read_label(const CK_TOKEN_INFO *info, char label[CARD_LABEL_SIZE])
{
	struct buf harmless = {0};
	size_t n = LABEL_BYTES;

	while (n > 0 && (info->label[n - 1] == ' ' || info->label[n - 1] == '\0'))
		n--;
	base_gate_harmless((const char *)info->label, n, 0, &harmless);
	if (base_mem_copy(label, CARD_LABEL_SIZE, base_buf_text(&harmless)))
		label[0] = '\0';
	base_buf_release(&harmless);
}

static int is_wanted(struct reader_token *token, const struct reader_setting *setting, CK_SLOT_ID slot)
{
	char label[CARD_LABEL_SIZE];
	CK_SLOT_INFO place;
	CK_TOKEN_INFO info;

	memset(&place, 0, sizeof place);
	memset(&info, 0, sizeof info);
	if (token->module->C_GetSlotInfo(slot, &place) != CKR_OK ||
	    !reader_name_is_wanted_slot(setting, place.slotDescription))
		return 0;
	if (token->module->C_GetTokenInfo(slot, &info) != CKR_OK || !(info.flags & CKF_TOKEN_INITIALIZED))
		return 0;
	read_label(&info, label);
	return !*setting->token || strcmp(label, setting->token) == 0;
}

enum rule reader_token_slots(struct reader_token *token, const struct reader_setting *setting,
			     CK_SLOT_ID *slots, size_t *n)
{
	CK_SLOT_ID all[SLOTS_MAX] = {0};
	CK_ULONG count = SLOTS_MAX;
	CK_RV result = token->module->C_GetSlotList(CK_TRUE, all, &count);

	*n = 0;
	if (result != CKR_OK)
		return reader_token_rule(result);
	if (count > SLOTS_MAX)
		return RULE_CARD_33;
	for (CK_ULONG i = 0; i < count && *n < CARD_CERTIFICATES_MAX; i++)
		if (is_wanted(token, setting, all[i]))
			slots[(*n)++] = all[i];
	return *n > 0 ? RULE_NONE : RULE_CARD_7_CERTIFICATE;
}

enum rule reader_token_open(struct reader_token *token, CK_SLOT_ID slot)
{
	CK_RV result = token->module->C_OpenSession(slot, CKF_SERIAL_SESSION, NULL, NULL, &token->session);

	token->slot = slot;
	token->has_session = result == CKR_OK;
	return reader_token_rule(result);
}

void reader_token_close(struct reader_token *token)
{
	if (token->has_session)
		token->module->C_CloseSession(token->session);
	token->has_session = 0;
}

void reader_token_describe(struct reader_token *token, struct card_token *description)
{
	CK_FLAGS flags;

	memset(&token->info, 0, sizeof token->info);
	*description = (struct card_token){0};
	if (token->module->C_GetTokenInfo(token->slot, &token->info) != CKR_OK)
		return;
	flags = token->info.flags;
	read_label(&token->info, description->label);
	description->is_pin_low = flags & CKF_USER_PIN_COUNT_LOW ? 1 : 0;
	description->is_pin_final = flags & CKF_USER_PIN_FINAL_TRY ? 1 : 0;
	description->is_pin_locked = flags & CKF_USER_PIN_LOCKED ? 1 : 0;
	description->has_keypad = flags & CKF_PROTECTED_AUTHENTICATION_PATH ? 1 : 0;
}

/* ---- objects ---- */

/* Up to most handles of what fits a template; a module that gives more than it was asked for gives none. */
static enum rule find(struct reader_token *token, CK_ATTRIBUTE *template, CK_ULONG n_template,
		      CK_OBJECT_HANDLE *found, CK_ULONG *n)
{
	CK_ULONG most = *n;
	CK_RV result = token->module->C_FindObjectsInit(token->session, template, n_template);

	*n = 0;
	if (result != CKR_OK)
		return reader_token_rule(result);
	result = token->module->C_FindObjects(token->session, found, most, n);
	token->module->C_FindObjectsFinal(token->session);
	if (result == CKR_OK && *n <= most)
		return RULE_NONE;
	*n = 0;
	return result == CKR_OK ? RULE_CARD_33 : reader_token_rule(result);
}

CK_OBJECT_HANDLE reader_token_find(struct reader_token *token, CK_OBJECT_CLASS class, const CK_BYTE *id,
				   CK_ULONG n)
{
	CK_ATTRIBUTE template[] = {
		{CKA_CLASS, &class, sizeof class},
		{CKA_ID, (void *)(uintptr_t)id, n},
	};
	CK_OBJECT_HANDLE handle = 0;
	CK_ULONG count = 1;

	return find(token, template, BASE_COUNT(template), &handle, &count) == RULE_NONE && count == 1
		       ? handle
		       : 0;
}

/* First how long it is, then the value itself; never more than there is room for. */
static size_t get_attribute(struct reader_token *token, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type,
			    void *value, size_t size)
{
	CK_ATTRIBUTE attribute = {type, NULL, 0};

	if (token->module->C_GetAttributeValue(token->session, object, &attribute, 1) != CKR_OK ||
	    attribute.ulValueLen == 0 || attribute.ulValueLen > size)
		return 0;
	attribute.pValue = value;
	if (token->module->C_GetAttributeValue(token->session, object, &attribute, 1) != CKR_OK ||
	    attribute.ulValueLen > size)
		return 0;
	return attribute.ulValueLen;
}

/*
 * Private keys show themselves after the PIN only; before, a public key beside the certificate tells.  Where
 * a token shows no keys at all, every certificate that is no authority's may have one.
 */
static int may_have_key(struct reader_token *token, const struct reader_object *object)
{
	CK_OBJECT_CLASS public = CKO_PUBLIC_KEY;
	CK_ATTRIBUTE any[] = {{CKA_CLASS, &public, sizeof public}};
	struct trust_certificate *certificate;
	struct trust_description description = {0};
	CK_OBJECT_HANDLE handle;
	CK_ULONG n = 1;

	if (trust_certificate_read(object->certificate.der, object->certificate.n, &certificate) == 0)
		trust_certificate_describe(certificate, &description);
	trust_certificate_free(certificate);
	if (description.is_authority)
		return 0;
	if (reader_token_find(token, CKO_PRIVATE_KEY, object->id, object->id_n) ||
	    reader_token_find(token, CKO_PUBLIC_KEY, object->id, object->id_n))
		return 1;
	return find(token, any, 1, &handle, &n) != RULE_NONE || n == 0;
}

enum rule reader_token_certificates(struct reader_token *token, struct reader_object *objects, size_t *n)
{
	CK_OBJECT_CLASS class = CKO_CERTIFICATE;
	CK_CERTIFICATE_TYPE type = CKC_X_509;
	CK_ATTRIBUTE template[] = {{CKA_CLASS, &class, sizeof class},
				   {CKA_CERTIFICATE_TYPE, &type, sizeof type}};
	CK_OBJECT_HANDLE handles[CARD_CERTIFICATES_MAX];
	CK_ULONG count = CARD_CERTIFICATES_MAX;
	enum rule rule = find(token, template, BASE_COUNT(template), handles, &count);

	*n = 0;
	for (CK_ULONG i = 0; !rule && i < count; i++) {
		struct reader_object *object = &objects[*n];

		memset(object, 0, sizeof *object);
		object->certificate.n = get_attribute(token, handles[i], CKA_VALUE, object->certificate.der,
						      sizeof object->certificate.der);
		object->id_n = get_attribute(token, handles[i], CKA_ID, object->id, sizeof object->id);
		if (object->certificate.n == 0)
			continue;
		object->certificate.has_key = object->id_n > 0 && may_have_key(token, object);
		(*n)++;
	}
	return rule;
}

void reader_token_unload(struct reader_token *token)
{
	if (!token->module)
		return;
	reader_token_close(token);
	if (token->is_initialised)
		p11_kit_module_finalize(token->module);
	p11_kit_module_release(token->module);
	token->module = NULL;
}
