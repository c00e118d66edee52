/*
 * Fuzzes the card pipe: any message as a reader's state, a request, and as the answer to each kind of
 * request.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/text.h"
#include "card/message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

static void answer(struct ipc_packet *packet, enum ipc_message kind)
{
	struct card_answer *answer = calloc(1, sizeof *answer);
	int result;

	must(answer != NULL);
	answer->kind = kind;
	answer->id = 1;
	result = card_message_get_answer(packet, answer);
	must(answer->n <= CARD_CERTIFICATES_MAX && answer->signature.n <= TRUST_SIGNATURE_MAX);
	must(base_text_is_utf8(answer->nhi.name, strlen(answer->nhi.name)));
	must(result != 1 || answer->rule != RULE_NONE); /* one message alone is no whole answer */
	free(answer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const enum ipc_message kinds[] = {IPC_CARD_READ, IPC_CARD_LIST, IPC_CARD_SIGN};
	struct ipc_packet packet;
	struct card_request request;
	struct card_reader reader;
	int ends[2];

	must(ipc_packet_pair(ends) == 0);
	if (n > 0 && send(ends[0], data, n, 0) >= 0 && ipc_packet_receive(ends[1], &packet) == 0) {
		struct ipc_packet copy = packet;

		if (card_message_get_reader(&copy, &reader) == 0)
			must(reader.state < CARD_STATE_COUNT);
		copy = packet;
		if (card_message_get_request(&copy, &request) == 0)
			must(request.n <= sizeof request.bytes && strlen(request.pin) < sizeof request.pin);
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
			copy = packet;
			answer(&copy, kinds[i]);
		}
	}
	close(ends[0]);
	close(ends[1]);
	return 0;
}
