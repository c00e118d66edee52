/* The words to a connection that is not taken. */
#include "config.h"

#include "guard/refusal.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

#define VERSION_LINE "SSH-2.0-maportal\r\n"

enum {
	MESSAGE_DISCONNECT = 1,	      /* SSH_MSG_DISCONNECT */
	REASON_TOO_MANY = 12,	      /* SSH_DISCONNECT_TOO_MANY_CONNECTIONS */
	BLOCK = 8, PADDING_LEAST = 4, /* RFC 4253, 6: a packet that no cipher covers */
	LINGER_MS = 2000,
};

static const struct {
	const char *reason, *text;
} rows[] = {
	[GUARD_REFUSAL_NONE] = {"", ""},
#define ROW(word, its_reason, its_text) [word] = {its_reason, its_text},
	GUARD_REFUSAL_LIST(ROW)
#undef ROW
};

const char *guard_refusal_reason(enum guard_refusal refusal)
{
	return rows[refusal].reason;
}

static unsigned char *put(unsigned char *at, const void *bytes, size_t n)
{
	memcpy(at, bytes, n);
	return at + n;
}

static unsigned char *put_number(unsigned char *at, size_t number)
{
	uint32_t word = htonl((uint32_t)number);

	return put(at, &word, sizeof word);
}

size_t guard_refusal_bytes(enum guard_refusal refusal, unsigned char bytes[GUARD_REFUSAL_SIZE])
{
	const char *text = rows[refusal].text;
	size_t n = strlen(text), payload = 1 + 4 + 4 + n + 4; /* type, reason, text, language */
	size_t padding = BLOCK - (4 + 1 + payload) % BLOCK;
	unsigned char *at = put(bytes, VERSION_LINE, strlen(VERSION_LINE));

	if (padding < PADDING_LEAST)
		padding += BLOCK;
	at = put_number(at, 1 + payload + padding);
	*at++ = (unsigned char)padding;
	*at++ = MESSAGE_DISCONNECT;
	at = put_number(at, REASON_TOO_MANY);
	at = put_number(at, n);
	at = put(at, text, n);
	at = put_number(at, 0);
	memset(at, 0, padding);
	return (size_t)(at - bytes) + padding;
}

static void close_first(struct guard_refusals *refusals)
{
	close(refusals->rows[refusals->first].fd);
	refusals->first = (refusals->first + 1) % GUARD_REFUSAL_LINGERING;
	refusals->n--;
}

void guard_refusal_say(struct guard_refusals *refusals, int fd, enum guard_refusal refusal, int64_t now_ms)
{
	unsigned char bytes[GUARD_REFUSAL_SIZE];
	size_t at, n = guard_refusal_bytes(refusal, bytes);

	/* A fresh socket takes them all; who has gone already need not know. */
	if (send(fd, bytes, n, MSG_NOSIGNAL | MSG_DONTWAIT) != (ssize_t)n || shutdown(fd, SHUT_WR) < 0) {
		close(fd);
		return;
	}
	if (refusals->n == GUARD_REFUSAL_LINGERING)
		close_first(refusals);
	at = (refusals->first + refusals->n++) % GUARD_REFUSAL_LINGERING;
	refusals->rows[at].fd = fd;
	refusals->rows[at].until_ms = now_ms + LINGER_MS;
}

void guard_refusal_close_due(struct guard_refusals *refusals, int64_t now_ms)
{
	while (refusals->n > 0 && refusals->rows[refusals->first].until_ms <= now_ms)
		close_first(refusals);
}

int64_t guard_refusal_due_ms(const struct guard_refusals *refusals)
{
	return refusals->n > 0 ? refusals->rows[refusals->first].until_ms : -1;
}

void guard_refusal_close_all(struct guard_refusals *refusals)
{
	while (refusals->n > 0)
		close_first(refusals);
}
