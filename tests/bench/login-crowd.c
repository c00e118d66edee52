/*
 * Many logins in one moment, each in a process of its own as sessions are, at the standard cost of a hash: how long
 * people wait, who is told to try again, and how much memory all hashing takes.  tests/bench/login runs it beside
 * people who type.
 *
 *	login-crowd COUNT [SLOTS]
 *				"ready", once all are there; the logins begin at the end of standard input; then one
 *				line "key=value …"
 */
#include "config.h"

#include "../unit/portal-fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/gentle.h"
#include "base/mem.h"

enum { LOOK_MS = 250, PATIENCE_S = 120 };

/* What a child tells: how long its login took, what of the processor, and whether he is in. */
struct answer {
	double ms, cpu_ms;
	int is_in;
};

struct crowd {
	size_t count;
	pid_t *children;
	long *before_kib; /* of each child */
	long hash_kib;	  /* what a hash takes */
	int ready[2], answers[2], start[2];
};

static double ms_of(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double now_ms(void)
{
	return ms_of(CLOCK_MONOTONIC);
}

/* Waits until the other end of start is closed, logs in, and tells. */
static void log_in(struct fixture *fixture, const struct crowd *crowd)
{
	struct answer answer = {0};
	double begun;
	char byte;

	close(crowd->start[1]);
	fixture->portal.store = NULL;
	if (store_open(&fixture->portal.store, fixture->data, STORE_WRITE))
		_exit(1);
	fixture_login(fixture, "bakerlai", ""); /* a session has been there for a while, its database warm */
	if (write(crowd->ready[1], "r", 1) != 1 || read(crowd->start[0], &byte, 1) != 0)
		_exit(1);
	begun = now_ms();
	answer.cpu_ms = -ms_of(CLOCK_PROCESS_CPUTIME_ID);
	answer.is_in = !*fixture_login(fixture, "bakerlai", "Abcdef1!");
	answer.ms = now_ms() - begun;
	answer.cpu_ms += ms_of(CLOCK_PROCESS_CPUTIME_ID);
	_exit(write(crowd->answers[1], &answer, sizeof answer) != sizeof answer);
}

/* Private memory of a process in KiB: resident less shared. */
static long private_kib(pid_t pid)
{
	long size, resident = 0, shared = 0, page_kib = sysconf(_SC_PAGESIZE) / 1024;
	char path[64];
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
	file = fopen(path, "r");
	if (!file || fscanf(file, "%ld %ld %ld", &size, &resident, &shared) != 3)
		resident = shared = 0;
	if (file)
		fclose(file);
	return (resident - shared) * page_kib;
}

/* What those take who have grown by as much as only a hash does. */
static long hashing_kib(const struct crowd *crowd)
{
	long sum = 0;

	for (size_t i = 0; i < crowd->count; i++) {
		long grown = private_kib(crowd->children[i]) - crowd->before_kib[i];

		if (grown > crowd->hash_kib / 4)
			sum += grown;
	}
	return sum;
}

static int compare(const void *a, const void *b)
{
	double x = ((const struct answer *)a)->ms, y = ((const struct answer *)b)->ms;

	return (x > y) - (x < y);
}

static void print(struct answer *answers, size_t n, double cpu_ms, long kib)
{
	size_t in = 0;

	qsort(answers, n, sizeof *answers, compare);
	for (size_t i = 0; i < n; i++)
		in += (size_t)answers[i].is_in;
	if (n > 0)
		printf("in=%zu late=%zu p50_ms=%.0f p99_ms=%.0f last_ms=%.0f rate=%.1f cpu_ms=%.1f "
		       "hashing_mib=%.1f\n", in, n - in, answers[n / 2].ms, answers[n * 99 / 100].ms, answers[n - 1].ms,
		       1e3 * (double)n / answers[n - 1].ms, cpu_ms / (double)n, (double)kib / 1024);
}

/* The answers, and the most that all hashing took at a time. */
static void watch(struct crowd *crowd)
{
	struct answer *answers = base_mem_zero(crowd->count, sizeof *answers);
	double until = now_ms() + 1e3 * PATIENCE_S, looked = 0, cpu_ms = 0;
	struct gentle gentle;
	long most = 0;
	size_t n = 0;

	for (size_t i = 0; i < crowd->count; i++)
		crowd->before_kib[i] = private_kib(crowd->children[i]);
	base_gentle_begin(&gentle); /* to look is not what is measured */
	close(crowd->start[1]);
	while (n < crowd->count && now_ms() < until) {
		if (read(crowd->answers[0], &answers[n], sizeof *answers) == sizeof *answers) {
			cpu_ms += answers[n].cpu_ms;
			n++;
			continue;
		}
		if (now_ms() - looked >= LOOK_MS) {
			long kib = hashing_kib(crowd);

			most = kib > most ? kib : most;
			looked = now_ms();
		}
		nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
	}
	print(answers, n, cpu_ms, most);
	free(answers);
}

/* As many as there are have opened their store, and the one who asks for it has closed our input. */
static void wait_for_start(const struct crowd *crowd)
{
	char byte;

	for (size_t i = 0; i < crowd->count; i++)
		if (read(crowd->ready[0], &byte, 1) != 1)
			return;
	puts("ready");
	fflush(stdout);
	while (read(STDIN_FILENO, &byte, 1) > 0)
		;
}

static int run(struct fixture *fixture, size_t count)
{
	struct crowd crowd = {.count = count,
			      .children = base_mem_zero(count, sizeof *crowd.children),
			      .before_kib = base_mem_zero(count, sizeof *crowd.before_kib),
			      .hash_kib = fixture->conf.seal_memory_kib};

	if (pipe2(crowd.answers, O_NONBLOCK) || pipe(crowd.ready) || pipe(crowd.start))
		return 1;
	for (size_t i = 0; i < count; i++) {
		crowd.children[i] = fork();
		if (crowd.children[i] == 0)
			log_in(fixture, &crowd);
	}
	wait_for_start(&crowd);
	watch(&crowd);
	for (size_t i = 0; i < count; i++)
		if (crowd.children[i] > 0) {
			kill(crowd.children[i], SIGKILL);
			waitpid(crowd.children[i], NULL, 0);
		}
	free(crowd.children);
	free(crowd.before_kib);
	return 0;
}

int main(int argc, char **argv)
{
	size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 500;
	struct fixture *fixture;
	struct conf standard;
	char code[32];
	void *state;
	int err;

	if (fixture_open(&state) || base_conf_init(&standard, ""))
		return 1;
	fixture = state;
	base_gentle_allow(); /* as maportald does */
	fixture->conf.seal_memory_kib = standard.seal_memory_kib;
	fixture->conf.seal_passes = standard.seal_passes;
	fixture->conf.seal_slots = argc > 2 ? strtol(argv[2], NULL, 10) : standard.seal_slots;
	fixture->conf.seal_wait_s = PATIENCE_S;
	fixture_open_account(fixture, code);
	fixture_verify(fixture, code, "Abcdef1!");
	err = run(fixture, count);
	return fixture_close(&state) || err;
}
