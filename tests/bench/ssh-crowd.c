/* Sessions under one epoll, edge-triggered, with a timer that ends the wait at the next key that is due. */
#include "config.h"

#include "ssh-crowd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

enum { EVENTS = 256 };

double crowd_now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

int crowd_init(struct crowd *crowd)
{
	struct epoll_event tick = {.events = EPOLLIN};

	if (strlen(crowd->marker) < 2 || strlen(crowd->marker) >= CROWD_MARKER_SIZE)
		return -1;
	ssh_kex_pair_make(&crowd->target.pair);
	crowd->epoll = epoll_create1(EPOLL_CLOEXEC);
	crowd->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	return epoll_ctl(crowd->epoll, EPOLL_CTL_ADD, crowd->timer, &tick);
}

void crowd_forget(struct crowd *crowd)
{
	crowd->failed = crowd->shown = 0;
	crowd->first_screen.n = crowd->echoes.n = crowd->late.n = 0;
}

/* Looks for the marker in what has come, and where that joins what came before. */
static int has_marker(struct crowd_session *session, const unsigned char *bytes, size_t n)
{
	const char *marker = session->crowd->marker;
	size_t length = strlen(marker), head = n < length ? n : length, joined_n = session->n_tail + head,
	       keep;
	unsigned char joined[2 * CROWD_MARKER_SIZE];

	memcpy(joined, session->tail, session->n_tail);
	memcpy(joined + session->n_tail, bytes, head);
	if (memmem(joined, joined_n, marker, length) || memmem(bytes, n, marker, length))
		return 1;
	if (n < length) { /* all of it is in joined */
		bytes = joined;
		n = joined_n;
	}
	keep = n < length - 1 ? n : length - 1;
	memcpy(session->tail, bytes + n - keep, keep);
	session->n_tail = keep;
	return 0;
}

static void on_output(void *owner, const unsigned char *bytes, size_t n)
{
	struct crowd_session *session = owner;
	struct crowd *crowd = session->crowd;

	session->written += n;
	crowd->output_s = crowd_now();
	if (session->has_screen) {
		ssh_echo_output(&session->echo, bytes, n, crowd->output_s, &crowd->echoes);
		return;
	}
	if (!has_marker(session, bytes, n))
		return;
	session->has_screen = 1;
	crowd->opening--;
	crowd->shown++;
	ssh_sample_add(&crowd->first_screen, crowd->output_s - session->begun_s);
}

void crowd_drop(struct crowd *crowd, struct crowd_session *session)
{
	ssh_client_close(&session->client);
	crowd->opening -= !session->has_screen;
	crowd->n--;
	crowd->sessions[session->place] = crowd->sessions[crowd->n];
	crowd->sessions[session->place]->place = session->place;
	free(session);
}

static void fail(struct crowd *crowd, struct crowd_session *session, const char *why)
{
	crowd->failed++;
	snprintf(crowd->why, sizeof crowd->why, "%s", why);
	crowd_drop(crowd, session);
}

int crowd_begin(struct crowd *crowd)
{
	struct crowd_session *session = base_mem_zero(1, sizeof *session);
	struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = session};

	if (crowd->n == crowd->cap) {
		crowd->cap = crowd->cap ? 2 * crowd->cap : 64;
		crowd->sessions = base_mem_grow(crowd->sessions, crowd->cap, sizeof(struct crowd_session *));
	}
	session->crowd = crowd;
	session->client.target = &crowd->target;
	session->client.on_output = on_output;
	session->client.owner = session;
	session->begun_s = crowd_now();
	if (ssh_client_open(&session->client)) {
		crowd->failed++;
		snprintf(crowd->why, sizeof crowd->why, "%s", strerror(errno));
		free(session);
		return -1;
	}
	session->place = crowd->n;
	crowd->sessions[crowd->n++] = session;
	crowd->opening++;
	return epoll_ctl(crowd->epoll, EPOLL_CTL_ADD, session->client.fd, &event);
}

static void serve(struct crowd *crowd, struct crowd_session *session, uint32_t events)
{
	int had_screen = session->has_screen;

	ssh_client_turn(&session->client);
	if (events & (EPOLLRDHUP | EPOLLHUP))
		ssh_client_turn(&session->client);
	if (session->client.state == SSH_CLIENT_ENDED)
		fail(crowd, session, session->client.why);
	else if (crowd->closes_shown && session->has_screen && !had_screen)
		crowd_drop(crowd, session);
}

/* A NULL among the events is the timer, which only wakes. */
void crowd_turn(struct crowd *crowd, double until_s)
{
	struct epoll_event events[EVENTS];
	double rest_s = until_s - crowd_now();
	struct itimerspec when = {.it_value = {.tv_nsec = 1}};
	uint64_t ticks;
	int n;

	if (rest_s > 0) {
		when.it_value.tv_sec = (time_t)rest_s;
		when.it_value.tv_nsec = (long)((rest_s - (double)when.it_value.tv_sec) * 1e9) | 1;
	}
	timerfd_settime(crowd->timer, 0, &when, NULL);
	n = epoll_wait(crowd->epoll, events, EVENTS, -1);
	for (int i = 0; i < n; i++)
		if (events[i].data.ptr)
			serve(crowd, events[i].data.ptr, events[i].events);
		else if (read(crowd->timer, &ticks, sizeof ticks) < 0 && errno != EAGAIN)
			exit(1);
}

void crowd_type(struct crowd *crowd, struct crowd_session *session, double due_s)
{
	char key = ssh_echo_key(&session->echo, due_s);

	ssh_client_type(&session->client, &key, 1);
	ssh_sample_add(&crowd->late, crowd_now() - due_s);
}

size_t crowd_outstanding(const struct crowd *crowd)
{
	size_t n = 0;

	for (size_t i = 0; i < crowd->n; i++)
		n += crowd->sessions[i]->echo.count;
	return n;
}

struct crowd_bytes crowd_bytes(const struct crowd *crowd)
{
	struct crowd_bytes bytes = {.written = 0};

	for (size_t i = 0; i < crowd->n; i++) {
		bytes.written += crowd->sessions[i]->written;
		bytes.received += crowd->sessions[i]->client.received;
	}
	return bytes;
}
