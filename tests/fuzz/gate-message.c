/*
 * Fuzzes the messages of a maportal-net that was taken over: whatever comes, and in whatever order, the request stays
 * within its limits, and nothing happens before its time.  Input: packets, each a byte for the kind, two for the
 * length, and the bytes.
 */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "gate/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

static size_t read_packet(const uint8_t *data, size_t n, struct ipc_packet *packet)
{
	size_t length = n < 3 ? 0 : (size_t)data[1] << 8 | data[2];

	if (n < 3)
		return n;
	length = length > n - 3 ? n - 3 : length;
	length = length > IPC_PACKET_MAX ? IPC_PACKET_MAX : length;
	ipc_packet_begin(packet, data[0]);
	memcpy(packet->bytes, data + 3, length);
	packet->n = length;
	return 3 + length;
}

static void check(const struct gate_request *request)
{
	must(request->lines >= GATE_LINES_LEAST && request->lines <= GATE_LINES_MOST);
	must(request->columns >= GATE_COLUMNS_LEAST && request->columns <= GATE_COLUMNS_MOST);
	must(request->n_variables <= IPC_VARIABLES_MAX && request->command_n <= IPC_COMMAND_MAX);
	must(request->n_shown <= IPC_KEYS_SHOWN_MAX && request->n_proven <= IPC_KEYS_PROVEN_MAX);
	must(request->shown.n <= IPC_KEY_MAX && request->n_proven <= request->n_shown);
	must(!request->n_shown || request->stage == GATE_OUTSIDE || request->stage == GATE_REFUSED ||
	     domain_door_has_key(&request->door));
	must(!strpbrk(request->term, "/ \n\033"));
	must(!(request->stage & (GATE_OUTSIDE | GATE_REFUSED)) || !*request->term);
	must((request->stage == GATE_OUTSIDE || request->stage == GATE_REFUSED) == (request->door.form == NULL));
	(void)gate_request_variable(request, "NO_COLOR");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct gate_request request;
	struct ipc_packet packet;
	int err = 0;

	gate_request_init(&request);
	while (n > 0 && !err) {
		size_t used = read_packet(data, n, &packet);
		enum gate_stage before = request.stage;

		if (n >= 3)
			err = gate_request_take(&request, &packet);
		must(err || request.stage >= before);
		if (!err)
			check(&request);
		data += used;
		n -= used;
	}
	return 0;
}
