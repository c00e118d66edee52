/*
 * Whether the time of a refused login tells that there is such an account: medians at the standard cost of a
 * hash. By hand: make -C BUILD tests/bench/login-time && MAPORTAL_FORMS=forms BUILD/tests/bench/login-time
 */
#include "config.h"

#include "../unit/portal-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

enum { TRIES = 200 };

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void print(const char *name, double *times)
{
	qsort(times, TRIES, sizeof *times, compare);
	printf("%-16s median %.3f ms, quarters %.3f and %.3f ms\n", name, times[TRIES / 2], times[TRIES / 4],
	       times[TRIES * 3 / 4]);
}

int main(void)
{
	static const char *const names[] = {"bakerlai", "nobodyhere"};
	static double times[2][TRIES];
	struct fixture *fixture;
	struct conf standard;
	char code[32];
	void *state;

	if (fixture_open(&state) || base_conf_init(&standard, ""))
		return 1;
	fixture = state;
	fixture->conf.seal_memory_kib = standard.seal_memory_kib;
	fixture->conf.seal_passes = standard.seal_passes;
	fixture_open_account(fixture, code);
	fixture_verify(fixture, code, "Abcdef1!");
	for (int i = 0; i < TRIES; i++)
		for (int which = 0; which < 2; which++) {
			double begun;

			base_clock_set(FIXTURE_NOW_S + 1000 * (int64_t)(i + 1));
			begun = now_ms();
			fixture_login(fixture, names[which ^ (i & 1)], "Wrong1!x");
			times[which ^ (i & 1)][i] = now_ms() - begun;
		}
	print("wrong password", times[0]);
	print("unknown account", times[1]);
	printf("ratio of the medians %.4f\n", times[0][TRIES / 2] / times[1][TRIES / 2]);
	return fixture_close(&state);
}
