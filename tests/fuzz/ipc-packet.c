/* Fuzzes messages between processes: read as texts, numbers, bytes and descriptors in an order that the input says. */
#include "config.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"
#include "ipc/packet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

static void read_value(struct ipc_packet *packet, uint8_t how)
{
	char text[64];
	uint64_t number;
	size_t n;

	switch (how % 4) {
	case 0:
		ipc_packet_get_number(packet, &number);
		must(packet->err == 0 || number == 0);
		break;
	case 1:
		ipc_packet_get_text(packet, text, 1 + how % sizeof text);
		must(strlen(text) <= how % sizeof text && base_text_is_utf8(text, strlen(text)));
		break;
	case 2:
		(void)ipc_packet_get_bytes(packet, &n);
		must(packet->at <= packet->n && (packet->err == 0 || n == 0));
		break;
	default:
		must(ipc_packet_get_fd(packet) == -1 && packet->err != 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct ipc_packet packet;
	size_t n_ways = n > 0 ? data[0] % 16 : 0;
	int ends[2];

	if (n < 1 + n_ways)
		return 0;
	must(ipc_packet_pair(ends) == 0);
	if (send(ends[0], data + 1 + n_ways, n - 1 - n_ways, 0) >= 0 &&
	    ipc_packet_receive(ends[1], &packet) == 0) {
		for (size_t i = 0; i < n_ways; i++)
			read_value(&packet, data[1 + i]);
		must(ipc_packet_end(&packet) != 0 || packet.at == packet.n);
	}
	close(ends[0]);
	close(ends[1]);
	return 0;
}
