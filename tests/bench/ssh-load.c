/*
 * A load generator for SSH servers that show a form: many sessions in one process, told by lines on standard input,
 * answering each with one line "key=value …" on standard output.
 *
 *	ssh-load PORT USER MARKER [KEY.pem]     127.0.0.1; the first screen is there when MARKER has come
 *
 *	open N FLIGHT       opens N more sessions, at most FLIGHT on the way at a time
 *	churn S FLIGHT      for S seconds opens sessions and closes each at its first screen
 *	press HEX           bytes typed in every session; until all is quiet
 *	type S RATE         each session types RATE keys a second on a schedule (open loop: a key is sent when it is due
 *	                    whatever came before, and its time counts from when it was due)
 *	stall               types as much as the windows allow and from then on reads nothing
 *	close               all of them
 *
 * Every answer tells the processor time that the generator itself took.
 */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <openssl/pem.h>

#include "base/mem.h"
#include "ssh-client.h"
#include "ssh-echo.h"

enum { EVENTS = 256, MARKER_SIZE = 16 };

/* How long at most. */
static const double opening_s = 60, echo_s = 5, quiet_s = 0.2, busy_s = 30;

struct load;

struct session {
	struct ssh_client client;
	struct load *load;
	struct ssh_echo echo;
	double begun_s;
	uint64_t written; /* bytes that its shell wrote */
	size_t place;	  /* in load->sessions */
	int has_screen;
	char tail[MARKER_SIZE]; /* the last bytes before a marker that may be cut in two */
};

struct load {
	struct ssh_target target;
	const char *marker;
	int epoll, timer;
	struct session **sessions;
	size_t n, cap, opening, failed, shown;
	struct ssh_sample first_screen, echoes, late;
	double output_s; /* when anything came last */
	int closes_shown; /* a session is closed at its first screen */
	char why[160];	  /* the last failure */
};

static double now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static double own_cpu(void)
{
	struct timespec at;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* Looks for the marker in the last bytes of before and in what has come. */
static int has_marker(struct session *session, const unsigned char *bytes, size_t n)
{
	const char *marker = session->load->marker;
	size_t kept = strlen(session->tail), keep, length = strlen(marker);
	char joined[2 * MARKER_SIZE] = "";
	size_t head = n < length ? n : length;

	memcpy(joined, session->tail, kept);
	memcpy(joined + kept, bytes, head);
	if (memmem(joined, kept + head, marker, length) || memmem(bytes, n, marker, length))
		return 1;
	keep = n < length - 1 ? n : length - 1;
	memcpy(session->tail, bytes + n - keep, keep);
	session->tail[keep] = '\0';
	return 0;
}

static void on_output(void *owner, const unsigned char *bytes, size_t n)
{
	struct session *session = owner;
	struct load *load = session->load;

	session->written += n;
	load->output_s = now();
	if (session->has_screen) {
		ssh_echo_output(&session->echo, bytes, n, load->output_s, &load->echoes);
		return;
	}
	if (!has_marker(session, bytes, n))
		return;
	session->has_screen = 1;
	load->opening--;
	load->shown++;
	ssh_sample_add(&load->first_screen, load->output_s - session->begun_s);
}

static void drop(struct load *load, struct session *session)
{
	ssh_client_close(&session->client);
	load->n--;
	load->sessions[session->place] = load->sessions[load->n];
	load->sessions[session->place]->place = session->place;
	free(session);
}

static void fail(struct load *load, struct session *session, const char *why)
{
	load->failed++;
	load->opening -= !session->has_screen;
	snprintf(load->why, sizeof load->why, "%s", why);
	drop(load, session);
}

/* 0, or -1 when there is no socket to be had. */
static int begin(struct load *load)
{
	struct session *session = base_mem_zero(1, sizeof *session);
	struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = session};

	if (load->n == load->cap) {
		load->cap = load->cap ? 2 * load->cap : 64;
		load->sessions = base_mem_grow(load->sessions, load->cap, sizeof(struct session *));
	}
	session->load = load;
	session->client.target = &load->target;
	session->client.on_output = on_output;
	session->client.owner = session;
	session->begun_s = now();
	if (ssh_client_open(&session->client)) {
		load->failed++;
		snprintf(load->why, sizeof load->why, "%s", strerror(errno));
		free(session);
		return -1;
	}
	session->place = load->n;
	load->sessions[load->n++] = session;
	load->opening++;
	return epoll_ctl(load->epoll, EPOLL_CTL_ADD, session->client.fd, &event);
}

static void serve(struct load *load, struct session *session, uint32_t events)
{
	int had_screen = session->has_screen;

	ssh_client_turn(&session->client);
	if (events & (EPOLLRDHUP | EPOLLHUP))
		ssh_client_turn(&session->client);
	if (session->client.state == SSH_CLIENT_ENDED)
		fail(load, session, session->client.why);
	else if (load->closes_shown && session->has_screen && !had_screen)
		drop(load, session);
}

/* Serves what is there; waits for it up to an instant.  A NULL among the events is the timer, which only wakes. */
static void turn(struct load *load, double until_s)
{
	struct epoll_event events[EVENTS];
	double rest_s = until_s - now();
	struct itimerspec when = {.it_value = {.tv_nsec = 1}};
	uint64_t ticks;
	int n;

	if (rest_s > 0) {
		when.it_value.tv_sec = (time_t)rest_s;
		when.it_value.tv_nsec = (long)((rest_s - (double)when.it_value.tv_sec) * 1e9) | 1;
	}
	timerfd_settime(load->timer, 0, &when, NULL);
	n = epoll_wait(load->epoll, events, EVENTS, -1);
	for (int i = 0; i < n; i++)
		if (events[i].data.ptr)
			serve(load, events[i].data.ptr, events[i].events);
		else if (read(load->timer, &ticks, sizeof ticks) < 0 && errno != EAGAIN)
			exit(1);
}

static void sum_up(const struct load *load, uint64_t *written, uint64_t *received)
{
	*written = *received = 0;
	for (size_t i = 0; i < load->n; i++) {
		*written += load->sessions[i]->written;
		*received += load->sessions[i]->client.received;
	}
}

static void print_opened(struct load *load, double seconds, double cpu_s)
{
	uint64_t written, received;

	sum_up(load, &written, &received);
	printf("shown=%zu failed=%zu seconds=%.3f rate=%.1f p50_ms=%.2f p99_ms=%.2f bytes=%llu cpu_s=%.3f why=%s\n",
	       load->shown, load->failed, seconds, (double)load->shown / seconds,
	       1e3 * ssh_sample_quantile(&load->first_screen, 0.5), 1e3 * ssh_sample_quantile(&load->first_screen, 0.99),
	       (unsigned long long)written, own_cpu() - cpu_s, load->failed ? load->why : "");
}

static void forget(struct load *load)
{
	load->failed = load->shown = 0;
	load->first_screen.n = load->echoes.n = load->late.n = 0;
}

static void command_open(struct load *load, double count, double flight)
{
	double begun_s = now(), cpu_s = own_cpu(), end_s = begun_s + opening_s;
	size_t wanted = (size_t)count, begun = 0;

	forget(load);
	for (end_s += count / 20; load->shown + load->failed < wanted && now() < end_s;) {
		for (; begun < wanted && load->opening < (size_t)flight && !begin(load); begun++)
			continue;
		turn(load, end_s);
	}
	print_opened(load, now() - begun_s, cpu_s);
}

static void command_churn(struct load *load, double seconds, double flight)
{
	double begun_s = now(), cpu_s = own_cpu(), end_s = begun_s + seconds;

	forget(load);
	load->closes_shown = 1;
	while (now() < end_s) {
		while (load->opening < (size_t)flight && !begin(load))
			continue;
		turn(load, end_s);
	}
	print_opened(load, now() - begun_s, cpu_s);
	load->closes_shown = 0;
	for (size_t i = load->n; i-- > 0;)
		if (!load->sessions[i]->has_screen)
			fail(load, load->sessions[i], "");
}

/* Serves until nothing has come for a while, or for too long. */
static void settle(struct load *load)
{
	double end_s = now() + busy_s;

	load->output_s = now();
	while (now() < load->output_s + quiet_s && now() < end_s)
		turn(load, load->output_s + quiet_s);
}

static size_t from_hex(const char *hex, unsigned char *bytes, size_t size)
{
	unsigned value;
	size_t n = 0;

	while (n < size && sscanf(hex + 2 * n, "%2x", &value) == 1)
		bytes[n++] = (unsigned char)value;
	return n;
}

static void command_press(struct load *load, const char *hex)
{
	unsigned char keys[64];
	size_t n = from_hex(hex, keys, sizeof keys);
	uint64_t written[2], received[2];

	sum_up(load, &written[0], &received[0]);
	for (size_t i = 0; i < load->n; i++)
		ssh_client_type(&load->sessions[i]->client, keys, n);
	settle(load);
	sum_up(load, &written[1], &received[1]);
	printf("sessions=%zu bytes=%llu wire=%llu\n", load->n, (unsigned long long)(written[1] - written[0]),
	       (unsigned long long)(received[1] - received[0]));
}

static void type_due(struct load *load, size_t number, double due_s)
{
	struct session *session = load->sessions[number % load->n];
	char key = ssh_echo_key(&session->echo, due_s);

	ssh_client_type(&session->client, &key, 1);
	ssh_sample_add(&load->late, now() - due_s);
}

static size_t outstanding(const struct load *load)
{
	size_t n = 0;

	for (size_t i = 0; i < load->n; i++)
		n += load->sessions[i]->echo.count;
	return n;
}

/* A key without echo counts with the time it was waited for, so that a server gains nothing by losing it. */
static void command_type(struct load *load, double seconds, double rate)
{
	double begun_s = now(), cpu_s = own_cpu(), wait_s = 1 / (rate * (double)load->n);
	size_t keys = (size_t)(seconds / wait_s), lost = 0, sent = 0;
	uint64_t written[2], received[2];

	forget(load);
	sum_up(load, &written[0], &received[0]);
	while (sent < keys && load->n > 0) {
		turn(load, begun_s + (double)sent * wait_s);
		for (; sent < keys && load->n > 0 && begun_s + (double)sent * wait_s <= now(); sent++)
			type_due(load, sent, begun_s + (double)sent * wait_s);
	}
	for (double end_s = now() + echo_s; outstanding(load) > 0 && now() < end_s;)
		turn(load, now() + 0.01);
	for (size_t i = 0; i < load->n; i++)
		lost += ssh_echo_give_up(&load->sessions[i]->echo, now(), &load->echoes);
	sum_up(load, &written[1], &received[1]);
	printf("keys=%zu lost=%zu failed=%zu p50_ms=%.3f p99_ms=%.3f p999_ms=%.3f late_p99_ms=%.3f bytes=%.1f wire=%.1f "
	       "cpu_s=%.3f why=%s\n",
	       sent, lost, load->failed, 1e3 * ssh_sample_quantile(&load->echoes, 0.5),
	       1e3 * ssh_sample_quantile(&load->echoes, 0.99), 1e3 * ssh_sample_quantile(&load->echoes, 0.999),
	       1e3 * ssh_sample_quantile(&load->late, 0.99), (double)(written[1] - written[0]) / (double)sent,
	       (double)(received[1] - received[0]) / (double)sent, own_cpu() - cpu_s, load->failed ? load->why : "");
}

/* The sessions leave the watched set: nobody reads them any more. */
static void command_stall(struct load *load)
{
	static const int buffer = 4096;
	static const char keys[] = "abcdefghij\x15klmnopqrst\x15";
	size_t sent = 0;

	for (size_t i = 0; i < load->n; i++) {
		struct ssh_client *client = &load->sessions[i]->client;

		epoll_ctl(load->epoll, EPOLL_CTL_DEL, client->fd, NULL);
		setsockopt(client->fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
		while (ssh_client_type(client, keys, sizeof keys - 1) == 0)
			sent += sizeof keys - 1;
	}
	printf("sessions=%zu sent=%zu\n", load->n, sent);
}

static void command_close(struct load *load)
{
	size_t n = load->n;

	while (load->n > 0)
		drop(load, load->sessions[load->n - 1]);
	printf("closed=%zu\n", n);
}

static void obey(struct load *load, const char *line)
{
	char word[16] = "", text[130] = "";
	double number = 0, second = 0;

	sscanf(line, "%15s %129s %lf", word, text, &second);
	number = strtod(text, NULL);
	if (!strcmp(word, "open"))
		command_open(load, number, second);
	else if (!strcmp(word, "churn"))
		command_churn(load, number, second);
	else if (!strcmp(word, "press"))
		command_press(load, text);
	else if (!strcmp(word, "type"))
		command_type(load, number, second);
	else if (!strcmp(word, "stall"))
		command_stall(load);
	else if (!strcmp(word, "close"))
		command_close(load);
	else
		printf("what=?\n");
	fflush(stdout);
}

static int read_key(struct ssh_target *target, const char *path)
{
	FILE *file = fopen(path, "r");

	if (!file)
		return -1;
	target->user_key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
	fclose(file);
	return target->user_key ? 0 : -1;
}

static int prepare(struct load *load, int argc, char **argv)
{
	struct epoll_event tick = {.events = EPOLLIN};
	struct rlimit files;

	if (argc < 4 || argc > 5 || strlen(argv[3]) < 2 || strlen(argv[3]) >= MARKER_SIZE)
		return -1;
	load->target.address.sin_family = AF_INET;
	load->target.address.sin_port = htons((uint16_t)strtoul(argv[1], NULL, 10));
	load->target.address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	load->target.user = argv[2];
	load->marker = argv[3];
	load->epoll = epoll_create1(EPOLL_CLOEXEC);
	load->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	ssh_kex_pair_make(&load->target.pair);
	if (argc > 4 && read_key(&load->target, argv[4]))
		return -1;
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	return epoll_ctl(load->epoll, EPOLL_CTL_ADD, load->timer, &tick);
}

int main(int argc, char **argv)
{
	struct load load = {.epoll = -1};
	char line[200];

	if (prepare(&load, argc, argv)) {
		fputs("usage: ssh-load PORT USER MARKER [KEY.pem] <COMMANDS\n", stderr);
		return 2;
	}
	while (fgets(line, sizeof line, stdin))
		obey(&load, line);
	return 0;
}
