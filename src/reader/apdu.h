/* One command to a card and its whole answer (ISO/IEC 7816-4), whoever carries it. */
#ifndef READER_APDU_H
#define READER_APDU_H

#include <stddef.h>

#include "domain/rule.h"

enum {
	READER_APDU_COMMAND_MAX = 261,
	READER_APDU_PART_MAX = 258, /* of one answer, with its status */
	READER_APDU_MAX = 1024,     /* of all of them together */
	READER_APDU_OK = 0x9000,
	READER_APDU_LENGTH = 0x6700, /* wrong length */
};

/* Carries a command and brings at most *answer_n bytes back; RULE_NONE, or why it could not. */
struct reader_line {
	enum rule (*transmit)(void *data, const unsigned char *command, size_t n, unsigned char *answer,
			      size_t *answer_n);
	void *data;
};

struct reader_apdu {
	unsigned status; /* the last two bytes */
	size_t n;
	unsigned char bytes[READER_APDU_MAX]; /* wipe them */
};

/*
 * Sends a command; fetches what is left while the card says 61xx, repeats with the length that it asks for by
 * 6Cxx. RULE_NONE whatever the status is; RULE_CARD_4_REMOVED for an answer without status, as a card torn
 * out gives; RULE_CARD_3 for more than an answer can hold; else what the line says.
 */
enum rule reader_apdu_send(const struct reader_line *line, const unsigned char *command, size_t n,
			   struct reader_apdu *answer);

#endif
