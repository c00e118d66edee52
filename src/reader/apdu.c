/* Commands and their answers in parts. */
#include "config.h"

#include "reader/apdu.h"

#include <string.h>

#include "base/mem.h"

enum { ROUNDS_MAX = 8, HEADER = 4 };

/* One part: its bytes are added, its status is the answer's. */
static enum rule exchange(const struct reader_line *line, const unsigned char *command, size_t n,
			  struct reader_apdu *answer)
{
	unsigned char part[READER_APDU_PART_MAX] = {0};
	size_t part_n = sizeof part;
	enum rule rule = line->transmit(line->data, command, n, part, &part_n);

	if (!rule && part_n < 2)
		rule = RULE_CARD_4_REMOVED;
	else if (!rule && (part_n > sizeof part || part_n - 2 > sizeof answer->bytes - answer->n))
		rule = RULE_CARD_3;
	if (!rule) {
		memcpy(answer->bytes + answer->n, part, part_n - 2);
		answer->n += part_n - 2;
		answer->status = (unsigned)part[part_n - 2] << 8 | part[part_n - 1];
	}
	base_mem_wipe(part, sizeof part);
	return rule;
}

/* The command with another Le: a short one ends with it or has none yet. */
static enum rule repeat(const struct reader_line *line, const unsigned char *command, size_t n,
			unsigned char length, struct reader_apdu *answer)
{
	unsigned char again[READER_APDU_COMMAND_MAX];
	size_t body = n > HEADER + 1 ? HEADER + 1 + (size_t)command[HEADER] : HEADER;

	if (body > n || body + 1 > sizeof again)
		return RULE_CARD_3;
	memcpy(again, command, body);
	again[body] = length;
	answer->n = 0;
	return exchange(line, again, body + 1, answer);
}

enum rule reader_apdu_send(const struct reader_line *line, const unsigned char *command, size_t n,
			   struct reader_apdu *answer)
{
	unsigned char response[] = {command[0] & 0x03, 0xC0, 0x00, 0x00, 0x00};
	enum rule rule;

	*answer = (struct reader_apdu){0};
	rule = exchange(line, command, n, answer);
	if (!rule && answer->status >> 8 == 0x6C)
		rule = repeat(line, command, n, answer->status & 0xFF, answer);
	for (int round = 0; !rule && answer->status >> 8 == 0x61; round++) {
		if (round == ROUNDS_MAX)
			return RULE_CARD_3;
		response[4] = answer->status & 0xFF;
		rule = exchange(line, response, sizeof response, answer);
	}
	return rule;
}
