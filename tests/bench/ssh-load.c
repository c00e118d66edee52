/*
 * A load generator for SSH servers that show a form: many sessions in one process, told by lines on standard input,
 * answering each with one line "key=value …" on standard output.
 *
 *	ssh-load PORT USER MARKER [KEY.pem]     127.0.0.1; the first screen is there when MARKER has come
 *
 *	open N FLIGHT       opens N more sessions, at most FLIGHT on the way at a time
 *	churn S FLIGHT      for S seconds opens sessions and closes each at its first screen
 *	press HEX           bytes typed in every session; until all is quiet
 *	type S RATE         each session types RATE keys a second on a schedule (open loop: a key is sent when it is
 *	                    due whatever came before, and its time counts from when it was due)
 *	stall               types as much as the windows allow and from then on reads nothing
 *	close               all of them
 *
 * An answer tells the processor time that the generator itself took.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>

#include <openssl/pem.h>

#include "base/mem.h"
#include "ssh-crowd.h"

/* How long at most. */
static const double open_s = 60, echo_s = 5, quiet_s = 0.2, busy_s = 30;

/* What a command began with. */
struct start {
	double at_s, cpu_s;
	struct crowd_bytes bytes;
};

static double own_cpu(void)
{
	struct timespec at;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static struct start start(struct crowd *crowd)
{
	crowd_forget(crowd);
	return (struct start){.at_s = crowd_now(), .cpu_s = own_cpu(), .bytes = crowd_bytes(crowd)};
}

static void print(const char *name, double value)
{
	printf("%s=%.6g ", name, value);
}

static void print_quantiles(struct ssh_sample *sample)
{
	print("p50_ms", 1e3 * ssh_sample_quantile(sample, 0.5));
	print("p99_ms", 1e3 * ssh_sample_quantile(sample, 0.99));
	print("p999_ms", 1e3 * ssh_sample_quantile(sample, 0.999));
}

/* What every answer ends with. */
static void print_rest(const struct crowd *crowd, const struct start *start)
{
	struct crowd_bytes bytes = crowd_bytes(crowd);

	print("bytes", (double)(bytes.written - start->bytes.written));
	print("wire", (double)(bytes.received - start->bytes.received));
	print("cpu_s", own_cpu() - start->cpu_s);
	print("failed", (double)crowd->failed);
	printf("why=%s\n", crowd->failed ? crowd->why : "");
}

static void print_opened(struct crowd *crowd, const struct start *start)
{
	print("shown", (double)crowd->shown);
	print("rate", (double)crowd->shown / (crowd_now() - start->at_s));
	print_quantiles(&crowd->first_screen);
	print_rest(crowd, start);
}

static void command_open(struct crowd *crowd, const char *text, double flight)
{
	size_t wanted = strtoul(text, NULL, 10), begun = 0;
	struct start started = start(crowd);
	double end_s = started.at_s + open_s + (double)wanted / 20;

	while (crowd->shown + crowd->failed < wanted && crowd_now() < end_s) {
		for (; begun < wanted && crowd->opening < (size_t)flight && !crowd_begin(crowd); begun++)
			continue;
		crowd_turn(crowd, end_s);
	}
	print_opened(crowd, &started);
}

static void command_churn(struct crowd *crowd, const char *text, double flight)
{
	struct start started = start(crowd);
	double end_s = started.at_s + strtod(text, NULL);

	crowd->closes_shown = 1;
	while (crowd_now() < end_s) {
		while (crowd->opening < (size_t)flight && !crowd_begin(crowd))
			continue;
		crowd_turn(crowd, end_s);
	}
	print_opened(crowd, &started);
	crowd->closes_shown = 0;
	for (size_t i = crowd->n; i-- > 0;)
		if (!crowd->sessions[i]->has_screen)
			crowd_drop(crowd, crowd->sessions[i]);
}

static size_t from_hex(const char *hex, unsigned char *bytes, size_t size)
{
	unsigned value;
	size_t n = 0;

	while (n < size && sscanf(hex + 2 * n, "%2x", &value) == 1)
		bytes[n++] = (unsigned char)value;
	return n;
}

static void command_press(struct crowd *crowd, const char *hex, double unused)
{
	unsigned char keys[64];
	size_t n = from_hex(hex, keys, sizeof keys);
	struct start started = start(crowd);

	(void)unused;
	for (size_t i = 0; i < crowd->n; i++)
		ssh_client_type(&crowd->sessions[i]->client, keys, n);
	crowd->output_s = crowd_now();
	while (crowd_now() < crowd->output_s + quiet_s && crowd_now() < started.at_s + busy_s)
		crowd_turn(crowd, crowd->output_s + quiet_s);
	print_rest(crowd, &started);
}

/* A key without echo counts with the time it was waited for, so that a server gains nothing by losing it. */
static void print_typed(struct crowd *crowd, const struct start *start, size_t keys)
{
	size_t lost = 0;

	for (size_t i = 0; i < crowd->n; i++)
		lost += ssh_echo_give_up(&crowd->sessions[i]->echo, crowd_now(), &crowd->echoes);
	print("keys", (double)keys);
	print("lost", (double)lost);
	print_quantiles(&crowd->echoes);
	print("late_ms", 1e3 * ssh_sample_quantile(&crowd->late, 0.99));
	print_rest(crowd, start);
}

static void command_type(struct crowd *crowd, const char *text, double rate)
{
	struct start started = start(crowd);
	double wait_s = 1 / (rate * (double)crowd->n), due_s, end_s;
	size_t keys = (size_t)(strtod(text, NULL) / wait_s), sent = 0;

	while (sent < keys && crowd->n > 0) {
		due_s = started.at_s + (double)sent * wait_s;
		if (due_s <= crowd_now())
			crowd_type(crowd, crowd->sessions[sent++ % crowd->n], due_s);
		else
			crowd_turn(crowd, due_s);
	}
	end_s = crowd_now() + echo_s;
	while (crowd_outstanding(crowd) > 0 && crowd_now() < end_s)
		crowd_turn(crowd, end_s);
	print_typed(crowd, &started, sent);
}

/* The sessions leave the watched set: nobody reads them any more, and the kernel keeps little for them. */
static void command_stall(struct crowd *crowd, const char *text, double unused)
{
	static const char keys[] = "abcdefghij\x15klmnopqrst\x15";
	static const int buffer = 4096;
	struct start started = start(crowd);

	(void)text, (void)unused;
	for (size_t i = 0; i < crowd->n; i++) {
		struct ssh_client *client = &crowd->sessions[i]->client;

		epoll_ctl(crowd->epoll, EPOLL_CTL_DEL, client->fd, NULL);
		setsockopt(client->fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
		while (ssh_client_type(client, keys, sizeof keys - 1) == 0)
			continue;
	}
	print_rest(crowd, &started);
}

static void command_close(struct crowd *crowd, const char *text, double unused)
{
	struct start started = start(crowd);

	(void)text, (void)unused;
	while (crowd->n > 0)
		crowd_drop(crowd, crowd->sessions[crowd->n - 1]);
	started.bytes = crowd_bytes(crowd);
	print_rest(crowd, &started);
}

static const struct command {
	const char *word;
	void (*run)(struct crowd *crowd, const char *text, double number);
} commands[] = {
	{"open", command_open}, {"churn", command_churn}, {"press", command_press},
	{"type", command_type}, {"stall", command_stall}, {"close", command_close},
};

static int obey(struct crowd *crowd, const char *line)
{
	char word[16] = "", text[130] = "";
	double number = 0;

	sscanf(line, "%15s %129s %lf", word, text, &number);
	for (size_t i = 0; i < BASE_COUNT(commands); i++)
		if (strcmp(word, commands[i].word) == 0) {
			commands[i].run(crowd, text, number);
			return fflush(stdout);
		}
	fprintf(stderr, "ssh-load: no such command: %s\n", word);
	return -1;
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

static void allow_many_files(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) < 0)
		return;
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
}

int main(int argc, char **argv)
{
	struct crowd crowd = {
		.target.address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}};
	char line[200];

	if (argc == 4 || argc == 5) {
		crowd.target.address.sin_port = htons((uint16_t)strtoul(argv[1], NULL, 10));
		crowd.target.user = argv[2];
		crowd.marker = argv[3];
	}
	if (!crowd.marker || (argc == 5 && read_key(&crowd.target, argv[4])) || crowd_init(&crowd)) {
		fputs("usage: ssh-load PORT USER MARKER [KEY.pem] <COMMANDS\n", stderr);
		return 2;
	}
	allow_many_files();
	while (fgets(line, sizeof line, stdin))
		if (obey(&crowd, line))
			return 1;
	return 0;
}
