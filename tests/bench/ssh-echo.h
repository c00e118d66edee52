/*
 * Typing into one session, and seeing which output answers which key.
 *
 * Ten letters, then Ctrl-U, then ten other letters: a letter never stands where it stood before, so that a
 * program which draws only what has changed must write each of them, even if it reads several keys at once.
 * A letter waits until it comes back outside of an escape sequence, in the order of typing; Ctrl-U has no
 * answer of its own and is not measured.
 */
#ifndef BENCH_SSH_ECHO_H
#define BENCH_SSH_ECHO_H

#include <stddef.h>

enum { SSH_ECHO_PENDING = 256 };

/* Numbers of which some order is wanted. */
struct ssh_sample {
	double *values;
	size_t n, cap;
};

struct ssh_echo {
	struct {
		double due_s;
		char letter;
	} pending[SSH_ECHO_PENDING];
	size_t first, count; /* of pending, which is a ring */
	size_t typed;
	enum { ECHO_PLAIN, ECHO_ESCAPE, ECHO_SEQUENCE } place; /* in the output */
};

void ssh_sample_add(struct ssh_sample *sample, double value);

/* The value below which a fraction lies; 0 when there is none.  Sorts. */
double ssh_sample_quantile(struct ssh_sample *sample, double fraction);

/* The next key, due at an instant. */
char ssh_echo_key(struct ssh_echo *echo, double due_s);

/* Output that came at an instant: the time since each answered key was due goes to the sample. */
void ssh_echo_output(struct ssh_echo *echo, const unsigned char *bytes, size_t n, double now_s,
		     struct ssh_sample *sample);

/*
 * Gives up what is still waited for: counted as if it had come at an instant.  Returns how many there were.
 */
size_t ssh_echo_give_up(struct ssh_echo *echo, double now_s, struct ssh_sample *sample);

#endif
