/* Questions to a program that somebody else runs. */
#include "config.h"

#include "base/errand.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

/* Beyond the program's own time: for the server to kill it and say so. */
enum { GRACE_MS = 2000 };

/* How it ended, the one byte behind the answer. */
enum { ENDED_WELL, ENDED_BADLY, ENDED_NOWHERE, ENDED_LATE };

enum { STATUS_NOT_RUN = 127 };

/* ---- the server's side ---- */

static void run_program(const char *program, int line)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setpgid(0, 0);
	if (dup2(line, STDIN_FILENO) < 0 || dup2(line, STDOUT_FILENO) < 0)
		_exit(STATUS_NOT_RUN);
	close(line);
	execl(program, program, (char *)NULL);
	_exit(STATUS_NOT_RUN);
}

/* SIGCHLD is blocked: it is waited for, with the program's time. */
static char await_program(pid_t pid, unsigned timeout_s)
{
	const struct timespec length = {.tv_sec = (time_t)timeout_s};
	int status = 0, is_late;
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	do
		is_late = sigtimedwait(&child, NULL, &length) < 0 && errno == EAGAIN;
	while (!is_late && waitpid(pid, &status, WNOHANG) == 0);
	kill(-pid, SIGKILL);
	if (is_late) {
		waitpid(pid, NULL, 0);
		return ENDED_LATE;
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_NOT_RUN)
		return ENDED_NOWHERE;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ENDED_WELL : ENDED_BADLY;
}

/* What the program has not read of the question would reset the line, and the answer with it. */
static void drain(int line)
{
	char bytes[4096];

	while (recv(line, bytes, sizeof bytes, MSG_DONTWAIT) > 0)
		;
	explicit_bzero(bytes, sizeof bytes);
}

static void work(const char *program, unsigned timeout_s, int line)
{
	sigset_t child;
	char ended;
	pid_t pid;

	signal(SIGCHLD, SIG_DFL);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	pid = fork();
	if (pid == 0)
		run_program(program, line);
	ended = pid < 0 ? ENDED_NOWHERE : await_program(pid, timeout_s);
	drain(line);
	(void)!send(line, &ended, 1, MSG_NOSIGNAL);
	_exit(0);
}

/* One line to a client; -1 when nobody is left. */
static int receive_line(int fd)
{
	char byte, control[CMSG_SPACE(sizeof(int))];
	struct iovec part = {.iov_base = &byte, .iov_len = 1};
	struct msghdr message = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
	struct cmsghdr *head;
	ssize_t n;
	int line;

	do
		n = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	head = n > 0 ? CMSG_FIRSTHDR(&message) : NULL;
	if (!head || head->cmsg_type != SCM_RIGHTS)
		return -1;
	memcpy(&line, CMSG_DATA(head), sizeof line);
	return line;
}

/* It has no business with the terminal, the signals and the files of whoever started it. */
static void serve(int fd, const char *program, unsigned timeout_s)
{
	int line;

	prctl(PR_SET_NAME, "errand");
	setsid();
	signal(SIGCHLD, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	if (dup2(fd, STDERR_FILENO + 1) < 0 || close_range(STDERR_FILENO + 2, ~0U, 0) < 0 ||
	    fcntl(STDERR_FILENO + 1, F_SETFD, FD_CLOEXEC) < 0) /* it is no business of the program either */
		_exit(1);
	while ((line = receive_line(STDERR_FILENO + 1)) >= 0) {
		if (fork() == 0)
			work(program, timeout_s, line);
		close(line);
	}
	_exit(0);
}

/* ---- the asking side ---- */

int base_errand_start(struct errand *errand, const char *program, unsigned timeout_s)
{
	int ends[2];
	pid_t pid;

	*errand = (struct errand){.fd = -1, .timeout_s = timeout_s};
	if (!*program)
		return 0;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return base_err_from_errno(errno);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		serve(ends[1], program, timeout_s);
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return ERR_SYSTEM;
	}
	errand->fd = ends[0];
	return 0;
}

/* Hands a line of its own to the server. */
static int send_line(int fd, int line)
{
	char byte = 0, control[CMSG_SPACE(sizeof(int))] = {0};
	struct iovec part = {.iov_base = &byte, .iov_len = 1};
	struct msghdr message = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof line);
	memcpy(CMSG_DATA(head), &line, sizeof line);
	return sendmsg(fd, &message, MSG_NOSIGNAL) < 0 ? ERR_CLOSED : 0;
}

/* Questions are shorter than a socket holds, so nobody waits for a program that does not read. */
static int ask(int line, const char *question, size_t n)
{
	if (send(line, question, n, MSG_NOSIGNAL | MSG_DONTWAIT) != (ssize_t)n)
		return ERR_RANGE;
	return shutdown(line, SHUT_WR) < 0 ? ERR_CLOSED : 0;
}

/* All that comes until the other end closes; ERR_TIMEOUT at the end of the time. */
static int hear(int line, int64_t until_ms, struct buf *heard)
{
	char bytes[4096];
	ssize_t n = 1;

	while (n > 0) {
		struct pollfd watched = {.fd = line, .events = POLLIN};
		int64_t left_ms = until_ms - base_clock_monotonic_ms();
		int ready = left_ms > 0 ? poll(&watched, 1, (int)left_ms) : 0;

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return ERR_TIMEOUT;
		n = read(line, bytes, sizeof bytes);
		if (n > 0)
			base_buf_add(heard, bytes, (size_t)n);
		if (heard->len > BASE_ERRAND_ANSWER_MAX + 1)
			return ERR_RANGE;
	}
	explicit_bzero(bytes, sizeof bytes);
	return n < 0 || heard->len == 0 ? ERR_CLOSED : 0;
}

/* The last byte says how the program ended. */
static int judge(struct buf *heard)
{
	char ended = heard->data[heard->len - 1];

	base_buf_cut(heard, heard->len - 1);
	switch (ended) {
	case ENDED_WELL:
		return 0;
	case ENDED_NOWHERE:
		return ERR_NOT_FOUND;
	case ENDED_LATE:
		return ERR_TIMEOUT;
	default:
		return ERR_DENIED;
	}
}

int base_errand_run(const struct errand *errand, const void *question, size_t n, struct buf *answer)
{
	int64_t until_ms = base_clock_monotonic_ms() + (int64_t)errand->timeout_s * 1000 + GRACE_MS;
	struct buf heard = {0};
	int ends[2], err;

	if (errand->fd < 0)
		return ERR_NOT_FOUND;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return base_err_from_errno(errno);
	err = ask(ends[0], question, n);
	if (!err)
		err = send_line(errand->fd, ends[1]);
	close(ends[1]);
	if (!err)
		err = hear(ends[0], until_ms, &heard);
	close(ends[0]);
	if (!err)
		err = judge(&heard);
	if (!err || err == ERR_DENIED)
		base_buf_add(answer, base_buf_text(&heard), heard.len);
	base_buf_release(&heard);
	return err;
}

void base_errand_stop(struct errand *errand)
{
	if (errand->fd >= 0)
		close(errand->fd);
	errand->fd = -1;
}
