/*
 * A PKCS#11 module that lies: it hands everything on to SoftHSM2 but for the one thing that the variable
 * BADMODULE names.  Vendor modules have done all of these.
 */
#include "config.h"

#include <dlfcn.h>
#include <p11-kit/pkcs11.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SOFTHSM "/usr/lib/softhsm/libsofthsm2.so"

/* A module's functions are handed no state: these are what it has. */
static CK_FUNCTION_LIST ours, *theirs;

static int is_fault(const char *word)
{
	const char *fault = getenv("BADMODULE");

	return fault && strcmp(fault, word) == 0;
}

static void misbehave(const char *crash, const char *hang)
{
	if (is_fault(crash))
		raise(SIGSEGV);
	while (is_fault(hang))
		pause();
}

static CK_RV get_slots(CK_BBOOL present, CK_SLOT_ID *slots, CK_ULONG *n)
{
	CK_RV result;

	misbehave("crash-load", "hang-slots");
	if (is_fault("exec") && execl("/bin/true", "true", NULL) == 0)
		return CKR_GENERAL_ERROR;
	result = theirs->C_GetSlotList(present, slots, n);
	if (is_fault("many-slots"))
		*n = 100000;
	return result;
}

static CK_RV get_token(CK_SLOT_ID slot, CK_TOKEN_INFO *info)
{
	CK_RV result = theirs->C_GetTokenInfo(slot, info);

	if (is_fault("locked") || (is_fault("locks") && getenv("BADMODULE_TRIED")))
		info->flags |= CKF_USER_PIN_LOCKED;
	if (is_fault("final"))
		info->flags |= CKF_USER_PIN_FINAL_TRY;
	if (is_fault("keypad"))
		info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
	if (is_fault("keeps-silent"))
		info->flags &= ~(CK_FLAGS)(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY);
	return result;
}

/* The first slot that is looked into. */
static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS flags, void *data, CK_NOTIFY notify, CK_SESSION_HANDLE *session)
{
	if (is_fault("broken-slot") && !getenv("BADMODULE_TRIED")) {
		setenv("BADMODULE_TRIED", "1", 1);
		return CKR_DEVICE_ERROR;
	}
	return theirs->C_OpenSession(slot, flags, data, notify, session);
}

static CK_RV log_in(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG n)
{
	CK_UTF8CHAR typed[] = "123456";

	if (is_fault("expired-pin"))
		return CKR_PIN_EXPIRED;
	setenv("BADMODULE_TRIED", "1", 1);
	if (is_fault("keypad") && !pin && n == 0) /* as if the right one were typed there */
		return theirs->C_Login(session, user, typed, sizeof typed - 1);
	return theirs->C_Login(session, user, pin, n);
}

static CK_RV get_attribute(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *attributes,
			   CK_ULONG n)
{
	CK_RV result = theirs->C_GetAttributeValue(session, object, attributes, n);

	if (is_fault("huge-certificate") && attributes[0].type == CKA_VALUE)
		attributes[0].ulValueLen = 1 << 30;
	return result;
}

static CK_RV find(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *objects, CK_ULONG most, CK_ULONG *n)
{
	CK_RV result = theirs->C_FindObjects(session, objects, most, n);

	if (is_fault("many-objects"))
		*n = most + 1000;
	return result;
}

static int is_hidden(CK_MECHANISM_TYPE mechanism)
{
	if (is_fault("no-mechanism"))
		return 1;
	if (is_fault("only-pss"))
		return mechanism != CKM_SHA256_RSA_PKCS_PSS;
	return is_fault("only-raw") && mechanism != CKM_RSA_PKCS;
}

static CK_RV get_mechanism(CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism, CK_MECHANISM_INFO *info)
{
	if (is_fault("tells-nothing"))
		return CKR_FUNCTION_NOT_SUPPORTED;
	return is_hidden(mechanism) ? CKR_MECHANISM_INVALID
				    : theirs->C_GetMechanismInfo(slot, mechanism, info);
}

static CK_RV begin(CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
	if (is_fault("refuses-first") && mechanism->mechanism == CKM_SHA256_RSA_PKCS)
		return CKR_MECHANISM_INVALID;
	return theirs->C_SignInit(session, mechanism, key);
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE *bytes, CK_ULONG n, CK_BYTE *signature,
		  CK_ULONG *signature_n)
{
	CK_RV result;

	misbehave("crash-sign", "hang-sign");
	if (is_fault("exit-sign"))
		_exit(0);
	if (is_fault("no-signature")) {
		*signature_n = 0;
		return CKR_OK;
	}
	if (is_fault("removed-sign"))
		return CKR_DEVICE_REMOVED;
	if (is_fault("small-buffer"))
		return CKR_BUFFER_TOO_SMALL;
	result = theirs->C_Sign(session, bytes, n, signature, signature_n);
	if (is_fault("zeros"))
		memset(signature, 0, *signature_n);
	if (is_fault("too-long"))
		*signature_n = 1 << 20;
	if (is_fault("too-short"))
		*signature_n -= 1;
	return result;
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list)
{
	void *library = dlopen(SOFTHSM, RTLD_NOW | RTLD_LOCAL);
	CK_C_GetFunctionList get = library ? (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList") : NULL;

	if (!get || get(&theirs) != CKR_OK)
		return CKR_GENERAL_ERROR;
	ours = *theirs;
	ours.C_GetFunctionList = C_GetFunctionList;
	ours.C_GetSlotList = get_slots;
	ours.C_GetTokenInfo = get_token;
	ours.C_OpenSession = open_session;
	ours.C_Login = log_in;
	ours.C_GetAttributeValue = get_attribute;
	ours.C_FindObjects = find;
	ours.C_GetMechanismInfo = get_mechanism;
	ours.C_SignInit = begin;
	ours.C_Sign = sign;
	*list = &ours;
	return CKR_OK;
}
