/*
 * Running a configured program for processes that may run none.  A server is forked before the cage is locked; for
 * each question it runs the program once, with the question on standard input, and what that prints is the answer.
 * Nothing is kept of either.  Whatever the caller forks later may ask as well, many at the same time.
 *
 *	base_errand_start(&errand, "/usr/local/bin/send-sms", 30);
 *	base_cage_enter(CAGE_EXEC);
 *	err = base_errand_run(&errand, text, n, &answer);
 */
#ifndef BASE_ERRAND_H
#define BASE_ERRAND_H

#include <stddef.h>

#include "base/buf.h"

enum { BASE_ERRAND_ANSWER_MAX = 65536 };

struct errand {
	int fd;		    /* to the server; -1: there is none */
	unsigned timeout_s; /* of one run of the program, which is killed then with all that it started */
};

/*
 * Forks the server.  The program is a path, run without arguments and without a shell, with this process's environment
 * and standard error.  "" is no program: every question is then answered by ERR_NOT_FOUND.
 */
int base_errand_start(struct errand *errand, const char *program, unsigned timeout_s);

/*
 * Asks and waits.  0 when the program ended with status 0, its answer appended to answer; ERR_NOT_FOUND when there is
 * no program or it cannot be run, ERR_DENIED when it ended with another status (answer has what it printed),
 * ERR_TIMEOUT, ERR_RANGE when it answered more than BASE_ERRAND_ANSWER_MAX bytes, ERR_CLOSED when the server is gone.
 */
int base_errand_run(const struct errand *errand, const void *question, size_t n, struct buf *answer);

/* The server ends when nobody is left who could ask. */
void base_errand_stop(struct errand *errand);

#endif
