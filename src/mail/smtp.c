/*
 * The SMTP transport: each delivery in a process of its own that an alarm ends, because the library's time-outs
 * count each wait and not the whole, and because its answer to a refused login is to go on.  The child owns the
 * network, TLS and the password; what comes back through the pipe is one verdict, checked.
 */
#include "config.h"

#include "mail/transport.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "mail/session.h"

enum { WAITS = 5 }; /* time-outs that one delivery may use up altogether */

_Static_assert(sizeof(struct verdict) <= PIPE_BUF, "a verdict is written at once");

struct carrier {
	const struct conf *conf;
};

static int open_smtp(struct carrier **carrier, const struct conf *conf)
{
	*carrier = base_mem_zero(1, sizeof **carrier);
	(*carrier)->conf = conf;
	return 0;
}

static void close_smtp(struct carrier *carrier)
{
	free(carrier);
}

/* Ends the child.  _exit, as what it shares with its parent (the database above all) is not its own to close. */
static void answer(const struct outcome *outcome, void *data)
{
	const int *pipe_fd = data;
	struct verdict verdict = {0};

	mail_judge_outcome(outcome, &verdict);
	_exit(write(*pipe_fd, &verdict, sizeof verdict) == sizeof verdict ? 0 : 1);
}

static void run_child(const struct carrier *carrier, const struct letter *letter, const struct buf *message,
		      int pipe_fd)
{
	struct outcome outcome;
	sigset_t alarms;

	signal(SIGPIPE, SIG_IGN);
	signal(SIGALRM, SIG_DFL);
	sigemptyset(&alarms);
	sigaddset(&alarms, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &alarms, NULL);
	alarm((unsigned)carrier->conf->smtp_timeout_s * WAITS);
	mail_session_run(carrier->conf, letter, message, &outcome, answer, &pipe_fd);
	answer(&outcome, &pipe_fd);
}

static void hear_child(int pipe_fd, pid_t child, struct verdict *verdict)
{
	struct verdict heard;
	ssize_t n;
	int status;

	do
		n = read(pipe_fd, &heard, sizeof heard);
	while (n < 0 && errno == EINTR);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (n == (ssize_t)sizeof heard && mail_verdict_is_sound(&heard))
		*verdict = heard;
	else
		mail_verdict_set(verdict, VERDICT_LATER, 0, "郵件伺服器未在時限內完成");
}

static void deliver(struct carrier *carrier, const struct letter *letter, const struct buf *message,
		    struct verdict *verdict)
{
	pid_t child, parent = getpid();
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0) {
		mail_verdict_set(verdict, VERDICT_LATER, 1, base_err_text(ERR_SYSTEM));
		return;
	}
	child = fork();
	if (child == 0) {
		close(ends[0]);
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody would write down what an orphan has sent */
		if (getppid() == parent)
			run_child(carrier, letter, message, ends[1]);
		_exit(1);
	}
	close(ends[1]);
	if (child < 0)
		mail_verdict_set(verdict, VERDICT_LATER, 1, base_err_text(ERR_SYSTEM));
	else
		hear_child(ends[0], child, verdict);
	close(ends[0]);
}

const struct transport mail_smtp_transport = {
	.name = "smtp",
	.open = open_smtp,
	.deliver = deliver,
	.close = close_smtp,
};
