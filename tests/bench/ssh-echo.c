/* Keys and their echoes. */
#include "config.h"

#include "ssh-echo.h"

#include <stdlib.h>

#include "base/mem.h"

enum { LETTERS = 10, CTRL_U = 0x15, ESCAPE = 0x1b };

void ssh_sample_add(struct ssh_sample *sample, double value)
{
	if (sample->n == sample->cap) {
		sample->cap = sample->cap ? 2 * sample->cap : 1024;
		sample->values = base_mem_grow(sample->values, sample->cap, sizeof *sample->values);
	}
	sample->values[sample->n++] = value;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double ssh_sample_quantile(struct ssh_sample *sample, double fraction)
{
	if (sample->n == 0)
		return 0;
	qsort(sample->values, sample->n, sizeof *sample->values, compare);
	return sample->values[(size_t)(fraction * (double)(sample->n - 1))];
}

char ssh_echo_key(struct ssh_echo *echo, double due_s)
{
	size_t at = echo->typed % (LETTERS + 1), round = echo->typed / (LETTERS + 1), last;
	char letter = (char)((round % 2 ? 'k' : 'a') + (char)at);

	echo->typed++;
	if (at == LETTERS)
		return CTRL_U;
	if (echo->count < SSH_ECHO_PENDING) {
		last = (echo->first + echo->count++) % SSH_ECHO_PENDING;
		echo->pending[last].due_s = due_s;
		echo->pending[last].letter = letter;
	}
	return letter;
}

/*
 * Whether a byte is drawn, and not part of "ESC [ … letter" or "ESC x" (of character sets, three bytes: "ESC
 * ( B").
 */
static int is_drawn(struct ssh_echo *echo, unsigned char byte)
{
	switch (echo->place) {
	case ECHO_PLAIN:
		if (byte != ESCAPE)
			return 1;
		echo->place = ECHO_ESCAPE;
		return 0;
	case ECHO_ESCAPE:
		echo->place = byte == '[' || byte == '(' || byte == ')' ? ECHO_SEQUENCE : ECHO_PLAIN;
		return 0;
	default:
		if (byte >= '@')
			echo->place = ECHO_PLAIN;
		return 0;
	}
}

static void answer(struct ssh_echo *echo, double now_s, struct ssh_sample *sample)
{
	ssh_sample_add(sample, now_s - echo->pending[echo->first].due_s);
	echo->first = (echo->first + 1) % SSH_ECHO_PENDING;
	echo->count--;
}

void ssh_echo_output(struct ssh_echo *echo, const unsigned char *bytes, size_t n, double now_s,
		     struct ssh_sample *sample)
{
	for (size_t i = 0; i < n; i++)
		if (is_drawn(echo, bytes[i]) && echo->count > 0 &&
		    bytes[i] == echo->pending[echo->first].letter)
			answer(echo, now_s, sample);
}

size_t ssh_echo_give_up(struct ssh_echo *echo, double now_s, struct ssh_sample *sample)
{
	size_t n = echo->count;

	while (echo->count > 0)
		answer(echo, now_s, sample);
	return n;
}
