/* The two directions of a relay; each looks only at its own half of the struct. */
#include "config.h"

#include "net/relay.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

/*
 * Of the client's bytes so many may wait before nothing more is read from it; or so many while the session is
 * waiting for the client to open its window, which it says behind those bytes.
 */
enum { HELD_MAX = 64 << 10, HELD_MAX_SHUT = 4 << 20 };

void net_relay_init(struct net_relay *relay, ssh_session session, const struct ssh_counter_struct *packets)
{
	relay->session = session;
	relay->channel = NULL;
	relay->packets = packets;
	relay->streams[NET_STREAM_MAIN] = relay->streams[NET_STREAM_COMPLAINT] = -1;
	relay->is_eof = relay->is_out_complaint = 0;
	relay->held = relay->in_at = relay->in_n = relay->out_at = relay->out_n = 0;
	relay->awaited = NULL;
	relay->awaited_from = relay->sent = 0;
	relay->in = relay->block;
}

static void close_stream(struct net_relay *relay, enum net_stream stream)
{
	close(relay->streams[stream]);
	relay->streams[stream] = -1;
}

/* Bytes that went to the session; all of them when it has stopped reading, for nobody will ever want them. */
static size_t put(const struct net_relay *relay, const void *data, size_t n)
{
	ssize_t done;

	if (relay->streams[NET_STREAM_MAIN] < 0 || n == 0)
		return n;
	done = send(relay->streams[NET_STREAM_MAIN], data, n, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (done < 0)
		return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : n;
	return (size_t)done;
}

static int is_input_waiting(const struct net_relay *relay)
{
	return relay->in_n > 0 || relay->held > 0;
}

static void end_input_if_due(const struct net_relay *relay)
{
	if (relay->is_eof && !is_input_waiting(relay) && relay->streams[NET_STREAM_MAIN] >= 0)
		shutdown(relay->streams[NET_STREAM_MAIN], SHUT_WR);
}

void net_relay_begin(struct net_relay *relay, ssh_channel channel, const int streams[NET_STREAMS])
{
	relay->channel = channel;
	for (int i = 0; i < NET_STREAMS; i++)
		relay->streams[i] = streams[i];
	end_input_if_due(relay);
}

/* n counts what lay there before as well: as long as that waits, newer bytes do. */
size_t net_relay_take(struct net_relay *relay, const void *data, size_t n)
{
	size_t done = relay->channel && !is_input_waiting(relay) ? put(relay, data, n) : 0;

	relay->held = n - done;
	return done;
}

void net_relay_end_input(struct net_relay *relay)
{
	relay->is_eof = 1;
	end_input_if_due(relay);
}

static void forget_input(struct net_relay *relay)
{
	if (relay->in != relay->block)
		free(relay->in);
	relay->in = relay->block;
	relay->in_at = relay->in_n = 0;
}

/*
 * All that lies in libssh's buffer.  Taking anything opens the client's window anew, so taking it bit by bit would let
 * a client that is not listening send without end.
 */
static void fetch_input(struct net_relay *relay)
{
	size_t size = sizeof relay->block;
	int n;

	if (relay->held > size) {
		size = relay->held;
		relay->in = base_mem_grow(NULL, size, 1);
	}
	n = ssh_channel_read_nonblocking(relay->channel, relay->in, (uint32_t)size, 0);
	relay->in_n = n > 0 ? (size_t)n : 0;
	relay->held = relay->in_n > 0 && relay->in_n < relay->held ? relay->held - relay->in_n : 0;
}

static void drain_input(struct net_relay *relay)
{
	while (is_input_waiting(relay)) {
		size_t done;

		if (relay->in_n == 0)
			fetch_input(relay);
		done = put(relay, relay->in + relay->in_at, relay->in_n);
		if (done == 0 && relay->in_n > 0)
			return;
		relay->in_at += done;
		relay->in_n -= done;
		if (relay->in_n == 0)
			forget_input(relay);
	}
	end_input_if_due(relay);
}

/* All that a stream has to say now, so that a screen drawn in several writes is one packet. */
static void fill(struct net_relay *relay, enum net_stream stream)
{
	size_t room;
	ssize_t n;

	do {
		room = sizeof relay->out - relay->out_n;
		n = recv(relay->streams[stream], relay->out + relay->out_n, room, MSG_DONTWAIT);
		if (n > 0)
			relay->out_n += (size_t)n;
	} while (n > 0 && (size_t)n == room && relay->out_n < sizeof relay->out);
	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
		close_stream(relay, stream);
	relay->out_at = 0;
	relay->is_out_complaint = stream == NET_STREAM_COMPLAINT;
}

static int is_blocked(const struct net_relay *relay)
{
	return (relay->awaited && *relay->awaited == relay->awaited_from) ||
	       ssh_get_poll_flags(relay->session) & SSH_WRITE_PENDING;
}

/*
 * While new keys are agreed upon libssh takes nothing, until some message comes; or it queues without bound,
 * and sends nothing until the keys are there.  A client may begin this and never end it.
 */
static void await(struct net_relay *relay, const uint64_t *packets)
{
	relay->awaited = packets;
	relay->awaited_from = packets ? *packets : 0;
}

/* Bytes that may go to the client now. */
static size_t sendable(const struct net_relay *relay)
{
	uint32_t window;

	if (relay->out_n == 0 || is_blocked(relay))
		return 0;
	window = ssh_channel_window_size(relay->channel);
	return relay->out_n < window ? relay->out_n : window;
}

static void flush(struct net_relay *relay)
{
	uint64_t before = relay->packets->out_packets;
	size_t n = sendable(relay);
	int done;

	if (n == 0)
		return;
	done = relay->is_out_complaint
		       ? ssh_channel_write_stderr(relay->channel, relay->out + relay->out_at, (uint32_t)n)
		       : ssh_channel_write(relay->channel, relay->out + relay->out_at, (uint32_t)n);
	if (done <= 0) {
		await(relay, &relay->packets->in_packets);
		return;
	}
	await(relay, relay->packets->out_packets == before ? &relay->packets->out_packets : NULL);
	relay->sent += (uint64_t)done;
	relay->out_at += (size_t)done;
	relay->out_n -= (size_t)done;
}

void net_relay_want(const struct net_relay *relay, struct pollfd fds[NET_STREAMS])
{
	for (int i = 0; i < NET_STREAMS; i++) {
		short events = relay->out_n == 0 ? POLLIN : 0;

		if (i == NET_STREAM_MAIN && is_input_waiting(relay))
			events |= POLLOUT;
		fds[i] = (struct pollfd){.fd = events ? relay->streams[i] : -1, .events = events};
	}
}

void net_relay_move(struct net_relay *relay, const struct pollfd fds[NET_STREAMS])
{
	if (!relay->channel)
		return;
	if (fds[NET_STREAM_MAIN].revents & (POLLOUT | POLLHUP | POLLERR))
		drain_input(relay);
	flush(relay);
	for (int i = NET_STREAMS - 1; i >= 0; i--)
		if (relay->out_n == 0 && relay->streams[i] >= 0 &&
		    fds[i].revents & (POLLIN | POLLHUP | POLLERR)) {
			fill(relay, (enum net_stream)i);
			flush(relay);
		}
}

int net_relay_is_full(const struct net_relay *relay)
{
	int is_shut;

	if (relay->held <= HELD_MAX || !relay->channel)
		return 0;
	is_shut = relay->out_n > 0 && ssh_channel_window_size(relay->channel) == 0;
	return !is_shut || relay->held > HELD_MAX_SHUT;
}

int net_relay_is_ready(const struct net_relay *relay)
{
	return sendable(relay) > 0;
}

int net_relay_is_pending(const struct net_relay *relay)
{
	return relay->out_n > 0 || ssh_get_poll_flags(relay->session) & SSH_WRITE_PENDING;
}

int net_relay_is_done(const struct net_relay *relay)
{
	return relay->streams[NET_STREAM_MAIN] < 0 && relay->streams[NET_STREAM_COMPLAINT] < 0 &&
	       relay->out_n == 0;
}
