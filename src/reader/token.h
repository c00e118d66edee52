/*
 * A certificate card behind somebody else's PKCS#11 module (maportal.conf(5), card-module).  The module may
 * lie, crash or hang: this runs in a worker that does one thing and ends, and its answers are checked here
 * and by whoever asked.
 */
#ifndef READER_TOKEN_H
#define READER_TOKEN_H

#include <p11-kit/pkcs11.h>

#include "card/message.h"
#include "reader/setting.h"

struct reader_token {
	CK_FUNCTION_LIST *module;
	CK_SLOT_ID slot;
	CK_SESSION_HANDLE session;
	CK_TOKEN_INFO info;
	int is_initialised, has_session;
};

/* A certificate on it. */
struct reader_object {
	CK_BYTE id[64]; /* shared with its key */
	CK_ULONG id_n;
	struct card_certificate certificate;
};

/* Loads the module; RULE_CARD_30 when none is set, RULE_CARD_33. */
enum rule reader_token_load(struct reader_token *token, const struct reader_setting *setting);

/* The slots with a card that may be used, and how many; RULE_CARD_33, RULE_CARD_7_CERTIFICATE for none. */
enum rule reader_token_slots(struct reader_token *token, const struct reader_setting *setting,
			     CK_SLOT_ID *slots, size_t *n);

/* Opens a session with one of them, ends it. */
enum rule reader_token_open(struct reader_token *token, CK_SLOT_ID slot);
void reader_token_close(struct reader_token *token);

/* Its certificates, at most CARD_CERTIFICATES_MAX. */
enum rule reader_token_certificates(struct reader_token *token, struct reader_object *objects, size_t *n);

/* The first object of a class with this id; 0 when there is none. */
CK_OBJECT_HANDLE reader_token_find(struct reader_token *token, CK_OBJECT_CLASS class, const CK_BYTE *id,
				   CK_ULONG n);

/* What it says about its PIN, read anew. */
void reader_token_describe(struct reader_token *token, struct card_token *description);

/* Takes everything back; all of it may fail. */
void reader_token_unload(struct reader_token *token);

/* What a result of a module means. */
enum rule reader_token_rule(CK_RV result);

#endif
