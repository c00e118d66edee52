/* Limits on what a client says. */
#include "config.h"

#include "net/admit.h"

#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "ipc/message.h"

/* An OpenSSH client needs 7 packets and 2,000 bytes before it is let in; the longest packet has 262,144. */
enum { STRANGER_PACKETS = 48, STRANGER_BYTES = 131072 };

enum {
	PACKET = 1000,              /* what a packet costs */
	CREDIT_MAX = 1024 * PACKET, /* at once */
	CREDIT_PER_MS = 64,         /* 64 packets a second; a byte of use earns a thousandth of one */
};

/* Well-formed, and nothing in it that moves a cursor. */
static int is_plain(const char *text, size_t size)
{
	size_t n = strnlen(text, size);
	struct buf shown = {0};
	int is_good = n < size && base_gate_admit(text, n, 0, &shown) == GATE_OK;

	base_buf_release(&shown);
	return is_good;
}

int net_admit_user(const char *name)
{
	return *name && is_plain(name, IPC_USER_SIZE);
}

static int is_made_of(const char *text, size_t size, const char *alphabet)
{
	size_t n = strnlen(text, size);

	return n > 0 && n < size && strspn(text, alphabet) == n;
}

int net_admit_terminal(const char *term)
{
	return is_made_of(term, IPC_TERM_SIZE,
			  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+_-") &&
	       *term != '.' && *term != '-';
}

int net_admit_variable(const char *name, const char *value)
{
	static const char *const names[] = {"LANG", "NO_COLOR", "COLORTERM"};
	int is_known = strncmp(name, "LC_", 3) == 0 &&
		       is_made_of(name, IPC_VARIABLE_NAME_SIZE, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

	for (size_t i = 0; i < BASE_COUNT(names); i++)
		is_known = is_known || strcmp(name, names[i]) == 0;
	return is_known && is_plain(value, IPC_VARIABLE_VALUE_SIZE);
}

int net_admit_command(const char *line)
{
	return strnlen(line, IPC_COMMAND_MAX + 1) <= IPC_COMMAND_MAX;
}

unsigned net_admit_size(int wire)
{
	return wire < 0 || wire > NET_ADMIT_SIZE_MAX ? NET_ADMIT_SIZE_MAX : (unsigned)wire;
}

enum ipc_fault net_admit_stranger(const struct net_traffic *traffic)
{
	return traffic->packets > STRANGER_PACKETS || traffic->bytes_in > STRANGER_BYTES ? FAULT_FLOOD
											 : FAULT_NONE;
}

static uint64_t useful_bytes(const struct net_traffic *traffic)
{
	return traffic->data_bytes + traffic->bytes_out;
}

static uint64_t idle_packets(const struct net_traffic *traffic)
{
	return traffic->packets - traffic->data_packets;
}

void net_admit_begin(struct net_quota *quota, const struct net_traffic *traffic, int64_t now_ms)
{
	*quota = (struct net_quota){
		.credit = CREDIT_MAX,
		.paid_ms = now_ms,
		.idle_packets = idle_packets(traffic),
		.bytes = useful_bytes(traffic),
	};
}

enum ipc_fault net_admit_guest(struct net_quota *quota, const struct net_traffic *traffic, int64_t now_ms)
{
	uint64_t idle = idle_packets(traffic), bytes = useful_bytes(traffic);

	quota->credit += (now_ms - quota->paid_ms) * CREDIT_PER_MS + (int64_t)(bytes - quota->bytes);
	if (quota->credit > CREDIT_MAX)
		quota->credit = CREDIT_MAX;
	quota->credit -= (int64_t)(idle - quota->idle_packets) * PACKET;
	quota->paid_ms = now_ms;
	quota->idle_packets = idle;
	quota->bytes = bytes;
	return quota->credit < 0 ? FAULT_FLOOD : FAULT_NONE;
}
