/* What the virtual card answers: its applications, apart from the line to the reader (vcard.c). */
#ifndef TESTS_CARD_VCARD_ANSWER_H
#define TESTS_CARD_VCARD_ANSWER_H

#include "vcard.h"

enum { VCARD_TRIES = 3, VCARD_OUT_MAX = 8192, VCARD_CHAIN_MAX = 4096 };

enum application { APPLICATION_NONE, APPLICATION_NHI, APPLICATION_PIV };

/* A card in its process. */
struct vcard_state {
	const struct vcard_card *card;
	int tries; /* outlives being taken out, as on a real card */
	enum application application;
	int is_verified;
	unsigned char out[VCARD_OUT_MAX], chain[VCARD_CHAIN_MAX];
	size_t out_n, out_at, chain_n;
	int reader, orders; /* reader -1: it is out */
	int cut, slow_ms, status, garbage;
	int is_settled, is_awaited; /* VCARD_SETTLE */
};

/* Power off and on, or a reset. */
void vcard_answer_power(struct vcard_state *state);

/* The whole answer to a command, with its status; out holds what an answer can have. */
size_t vcard_answer(struct vcard_state *state, const unsigned char *bytes, size_t n, unsigned char *out);

#endif
