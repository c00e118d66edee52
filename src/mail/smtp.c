/*
 * The SMTP transport: each delivery in a process of its own that an alarm ends, because the library's time-outs
 * count each wait and not the whole, and because its answer to a refused login is to go on.  The child owns the
 * network, TLS and the password; what comes back through the pipe is one verdict, checked.
 */
#include "config.h"

#include "mail/transport.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "mail/mime.h"
#include "mail/outbox.h"
#include "mail/receipt.h"
#include "mail/session.h"

enum { WAITS = 5 }; /* time-outs that one delivery may use up altogether */

_Static_assert(sizeof(struct verdict) <= PIPE_BUF, "a verdict is written at once");

struct carrier {
	const struct conf *conf;
};

static int open_smtp(struct carrier **carrier, const struct outbox *outbox)
{
	*carrier = base_mem_zero(1, sizeof **carrier);
	(*carrier)->conf = outbox->conf;
	return 0;
}

static void close_smtp(struct carrier *carrier)
{
	free(carrier);
}

/* What the child knows. */
struct delivery {
	const struct conf *conf;
	const struct letter *letter;
	int pipe_fd;
};

/*
 * Until here the child dies with its parent, as nobody would write down what it sends.  From here on it lives to hear
 * the server's answer and leaves a receipt; the lock it has inherited keeps the next mailer waiting for it.
 */
static void commit(void *data)
{
	(void)data;
	prctl(PR_SET_PDEATHSIG, 0);
}

/* Ends the child.  _exit, as what it shares with its parent (the database above all) is not its own to close. */
static void answer(const struct outcome *outcome, void *data)
{
	const struct delivery *delivery = data;
	struct verdict verdict = {0};

	mail_judge_outcome(outcome, &verdict);
	if (verdict.kind == VERDICT_DELIVERED && mail_receipt_write(delivery->conf, delivery->letter, &verdict))
		base_log_error("信件 %" PRId64 " 的收據無法寫入", delivery->letter->id);
	_exit(write(delivery->pipe_fd, &verdict, sizeof verdict) == sizeof verdict ? 0 : 1);
}

static void run_child(struct delivery *delivery, const struct buf *message)
{
	const struct session_host host = {.commit = commit, .give_up = answer, .data = delivery};
	struct outcome outcome;
	sigset_t alarms;

	signal(SIGPIPE, SIG_IGN);
	signal(SIGALRM, SIG_DFL);
	sigemptyset(&alarms);
	sigaddset(&alarms, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &alarms, NULL);
	alarm((unsigned)delivery->conf->smtp_timeout_s * WAITS);
	mail_session_run(delivery->conf, delivery->letter, message, &host, &outcome);
	answer(&outcome, delivery);
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
		struct delivery delivery = {.conf = carrier->conf, .letter = letter, .pipe_fd = ends[1]};

		close(ends[0]);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() == parent)
			run_child(&delivery, message);
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
	.channel = STORE_LETTER_MAIL,
	.name = "smtp",
	.open = open_smtp,
	.write = mail_mime_write,
	.deliver = deliver,
	.close = close_smtp,
};
