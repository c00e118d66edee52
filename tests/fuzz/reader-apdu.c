/* Fuzzes a health card: the input is what it answers, part by part, each with its length in front. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "card/nhi.h"
#include "reader/nhi.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct card {
	const uint8_t *at, *end;
};

static enum rule transmit(void *data, const unsigned char *command, size_t n, unsigned char *answer,
			  size_t *answer_n)
{
	struct card *card = data;
	size_t part;

	if (n < 4 || n > READER_APDU_COMMAND_MAX || command[0] != 0)
		abort();
	if (card->at == card->end)
		return RULE_CARD_2_TIMEOUT;
	part = *card->at++;
	if (part > (size_t)(card->end - card->at))
		part = (size_t)(card->end - card->at);
	if (part > *answer_n)
		abort();
	memcpy(answer, card->at, part);
	*answer_n = part;
	card->at += part;
	return RULE_NONE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct card card = {.at = data, .end = data + n};
	const struct reader_line line = {.transmit = transmit, .data = &card};
	struct card_nhi nhi;
	enum rule rule = reader_nhi_read(&line, &nhi);

	if ((rule == RULE_NONE) != (nhi.number[0] != '\0') || !base_text_is_utf8(nhi.name, strlen(nhi.name)))
		abort();
	(void)card_nhi_read(data, n, &nhi);
	return 0;
}
