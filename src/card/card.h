/*
 * What cards say, as values: what the process maportal-card sees at its reader, and what it answers
 * (card/ask.h).
 */
#ifndef CARD_CARD_H
#define CARD_CARD_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "domain/rule.h"
#include "trust/proof.h"

/*
 * word, the rule that says it (RULE_NONE: a card is in), a few columns for the head of the screen; there is a
 * reader from CARD_STATE_EMPTY on
 */
#define CARD_STATE_LIST(X) \
	X(CARD_STATE_DOWN, RULE_CARD_1_DOWN, "讀卡程式：重新啟動中") \
	X(CARD_STATE_NO_SERVICE, RULE_CARD_1_SERVICE, "讀卡機：服務未啟動") \
	X(CARD_STATE_NO_READER, RULE_CARD_1_READER, "讀卡機：未連接") \
	X(CARD_STATE_EMPTY, RULE_CARD_1_EMPTY, "讀卡機：無卡") \
	X(CARD_STATE_MUTE, RULE_CARD_1_MUTE, "讀卡機：無法讀取") \
	X(CARD_STATE_IN, RULE_NONE, "讀卡機：有卡")

#define CARD_STATE_ENUM(word, rule, text) word,
enum card_state { CARD_STATE_LIST(CARD_STATE_ENUM) CARD_STATE_COUNT };

enum {
	CARD_READER_SIZE = 129,
	CARD_NHI_BYTES = 57, /* of the record */
	CARD_NHI_NUMBER_SIZE = 13,
	CARD_NHI_NAME_BYTES = 20,
	CARD_NHI_NAME_SIZE = 61,
	CARD_LABEL_SIZE = 97,
	CARD_CERTIFICATES_MAX = 8,
	CARD_PIN_SIZE = 17, /* more than any PIN has */
};

/* The reader as it is now. */
struct card_reader {
	enum card_state state;
	int is_soft;        /* no reader but files (maportal.conf(5), card-soft); a screen has to say so */
	uint64_t insertion; /* another number: a card came or went, of several readers at any, whatever the state */
	char name[CARD_READER_SIZE]; /* of the reader; of a soft card: which one */
};

/*
 * The basic data of a health card (健保卡基本資料).  They say whose card it may be and prove nothing
 * (R-CARD-20); what could not be read is empty, and the registry knows it.
 */
struct card_nhi {
	char number[CARD_NHI_NUMBER_SIZE];
	char person_id_no[11];         /* its check digit is right */
	char name[CARD_NHI_NAME_SIZE]; /* what Big5 does not have is U+FFFD; for showing only */
	unsigned char name_bytes[CARD_NHI_NAME_BYTES]; /* as they stand on the card */
	int has_gap; /* something in the name could not be read: it is as the registry gives it */
	char sex;    /* 'M', 'F'; 0: not known */
	struct date born, issued; /* year 0: not known */
};

/* What a certificate card says before a PIN is typed (R-CARD-41). */
struct card_token {
	char label[CARD_LABEL_SIZE];
	int is_pin_low, is_pin_final, is_pin_locked;
	int has_keypad; /* the PIN is typed at the reader: send an empty one */
};

struct card_certificate {
	int has_key; /* 0: an authority's, or one whose key the card does not have */
	size_t n;
	unsigned char der[TRUST_CERTIFICATE_MAX];
};

/* RULE_CARD_41_LOCKED, _FINAL, _LOW, or RULE_NONE: what is to be said beside the field of the PIN. */
enum rule card_token_rule(const struct card_token *token);

/* What a wrong PIN is told, by what the card says after it: RULE_CARD_41_LOCKED, _WRONG_FINAL, _WRONG_LOW, _WRONG. */
enum rule card_token_wrong(const struct card_token *token);

/* The rule of a state, and the words for the head of the screen, which are others for soft cards. */
enum rule card_state_rule(enum card_state state);
const char *card_state_text(const struct card_reader *reader);

/* Whether a PIN may be sent to a card at all: RULE_CARD_40, RULE_CARD_40_FORM (R-CARD-40; costs no try). */
enum rule card_pin_check(const char *pin);

#endif
