/* The virtual card's process: orders from the test, and the line to the reader. */
#include "config.h"

#include "vcard.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "unit.h"
#include "vcard-answer.h"

enum { ANSWER_MAX = 70000, ATR_REQUEST = 4 };

/* ---- the line to the reader ---- */

static void take_out(struct vcard_state *state)
{
	if (state->reader >= 0)
		close(state->reader);
	state->reader = -1;
}

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

static void put_in(struct vcard_state *state)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
				      .sin_port = htons((uint16_t)(VCARD_PORT + state->card->slot))};

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	vcard_answer_power(state);
	for (int i = 0; state->reader < 0 && i < 100; i++) {
		int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

		if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0) {
			state->reader = fd;
		} else {
			close(fd);
			pause_ms(50);
		}
	}
}

static int read_all(int fd, unsigned char *to, size_t n)
{
	while (n > 0) {
		ssize_t got = read(fd, to, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return 0;
		to += got;
		n -= (size_t)got;
	}
	return 1;
}

static void send_body(struct vcard_state *state, const unsigned char *body, size_t n)
{
	static unsigned char message[ANSWER_MAX];

	message[0] = (unsigned char)(n >> 8);
	message[1] = (unsigned char)n;
	memcpy(message + 2, body, n);
	if (send(state->reader, message, n + 2, MSG_NOSIGNAL) != (ssize_t)(n + 2))
		take_out(state);
}

static void answer_command(struct vcard_state *state, const unsigned char *bytes, size_t n)
{
	static unsigned char out[ANSWER_MAX];
	size_t out_n;

	if (state->cut > 0 && --state->cut == 0) {
		take_out(state);
		return;
	}
	state->is_settled = 0;
	if (state->slow_ms)
		pause_ms(state->slow_ms);
	if (state->garbage) {
		memset(out, 0xA5, (size_t)state->garbage);
		send_body(state, out, (size_t)state->garbage);
		return;
	}
	out_n = vcard_answer(state, bytes, n, out);
	send_body(state, out, out_n);
}

static int acknowledge(const struct vcard_state *state)
{
	return write(state->orders, "", 1) == 1;
}

static void settle(struct vcard_state *state)
{
	vcard_answer_power(state);
	state->is_settled = 1;
	if (state->is_awaited)
		acknowledge(state);
	state->is_awaited = 0;
}

/*
 * The driver writes length and body one by one; without quick acknowledgement each command would cost 40 ms.
 */
static void hear_reader(struct vcard_state *state)
{
	static const unsigned char atr[] = {0x3B, 0x80, 0x80, 0x01, 0x01};
	static unsigned char bytes[ANSWER_MAX];
	unsigned char head[2];
	size_t n = 0;

	setsockopt(state->reader, IPPROTO_TCP, TCP_QUICKACK, &(int){1}, sizeof(int));
	if (read_all(state->reader, head, sizeof head)) {
		n = (size_t)head[0] << 8 | head[1];
		if (n == 0 || !read_all(state->reader, bytes, n))
			n = 0;
	}
	if (n == 0)
		take_out(state);
	else if (n > 1)
		answer_command(state, bytes, n);
	else if (bytes[0] == ATR_REQUEST)
		send_body(state, atr, sizeof atr);
	else
		settle(state);
}

static int hear_order(struct vcard_state *state)
{
	int order[2];

	if (read(state->orders, order, sizeof order) != sizeof order)
		return 0;
	if (order[0] == VCARD_INSERT)
		put_in(state);
	else if (order[0] == VCARD_REMOVE)
		take_out(state);
	else if (order[0] == VCARD_CUT)
		state->cut = order[1];
	else if (order[0] == VCARD_SLOW)
		state->slow_ms = order[1];
	else if (order[0] == VCARD_SETTLE)
		state->is_awaited = !state->is_settled;
	else if (order[0] == VCARD_STATUS)
		state->status = order[1];
	else
		state->garbage = order[1];
	return state->is_awaited || acknowledge(state);
}

__attribute__((noreturn)) static void live(const struct vcard_card *card, int orders)
{
	struct vcard_state *state = base_mem_zero(1, sizeof *state);
	int is_alive = 1;

	state->card = card;
	state->tries = VCARD_TRIES;
	state->reader = -1;
	state->orders = orders;
	while (is_alive) {
		struct pollfd fds[] = {{.fd = orders, .events = POLLIN},
				       {.fd = state->reader, .events = POLLIN}};

		if (poll(fds, BASE_COUNT(fds), -1) < 0)
			continue;
		if (fds[0].revents)
			is_alive = hear_order(state);
		else if (fds[1].revents)
			hear_reader(state);
	}
	_exit(0);
}

void vcard_start(struct vcard *vcard, const struct vcard_card *card)
{
	int ends[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
	vcard->pid = fork();
	assert_true(vcard->pid >= 0);
	if (vcard->pid == 0) {
		close(ends[0]);
		live(card, ends[1]);
	}
	close(ends[1]);
	vcard->fd = ends[0];
}

void vcard_stop(struct vcard *vcard)
{
	close(vcard->fd);
	kill(vcard->pid, SIGKILL);
	waitpid(vcard->pid, NULL, 0);
}

void vcard_order(const struct vcard *vcard, enum vcard_order order, int number)
{
	int words[] = {(int)order, number};
	char done;

	assert_int_equal(write(vcard->fd, words, sizeof words), sizeof words);
	assert_int_equal(read(vcard->fd, &done, 1), 1);
}
