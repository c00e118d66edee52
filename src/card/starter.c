/* The child that starts, and how it is told. */
#include "config.h"

#include "card/starter.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "ipc/message.h"
#include "ipc/packet.h"

#define PROGRAM_NAME "maportal-card"

enum {
	ARGUMENTS_MAX = 12,
	SERVE_FD = 3, /* where maportal-card --serve finds its asker */
	LINE_FD = 3,  /* where the starter finds the kiosk: its children lose it by that */
	END_TRIES = 100,
	END_PAUSE_MS = 10,
};

/* ---- the child's side ---- */

static void add_option(const char *arguments[ARGUMENTS_MAX], size_t *n, const char *option, const char *value)
{
	if (!value)
		return;
	arguments[(*n)++] = option;
	arguments[(*n)++] = value;
}

__attribute__((noreturn)) static void become(const char *path, const struct card_start *start, int fd)
{
	const char *arguments[ARGUMENTS_MAX] = {PROGRAM_NAME, "--serve"};
	sigset_t none;
	size_t n = 2;

	sigemptyset(&none);
	add_option(arguments, &n, "--data", start->data);
	add_option(arguments, &n, "--config", start->config);
	add_option(arguments, &n, "--now", start->now);
	add_option(arguments, &n, "--soft", start->soft);
	if (setsid() >= 0 && dup2(fd, SERVE_FD) >= 0) {
		signal(SIGPIPE, SIG_DFL);
		signal(SIGTERM, SIG_DFL);
		signal(SIGINT, SIG_DFL);
		sigprocmask(SIG_SETMASK, &none, NULL);
		execv(path, (char *const *)(uintptr_t)arguments);
	}
	_exit(127);
}

/* It ends by itself once the other end of its pair is closed. */
static void end(pid_t pid)
{
	const struct timespec pause = {.tv_nsec = END_PAUSE_MS * 1000000L};

	for (int i = 0; pid > 0 && i < END_TRIES; i++) {
		if (waitpid(pid, NULL, WNOHANG) != 0)
			return;
		nanosleep(&pause, NULL);
	}
	if (pid <= 0)
		return;
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}

/* Nothing of the kiosk's is left open but the line to it, and what modules print goes nowhere. */
static int let_go(int fd)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0 ||
	    dup2(null, STDERR_FILENO) < 0 || dup2(fd, LINE_FD) < 0)
		return ERR_SYSTEM;
	return close_range(LINE_FD + 1, ~0U, 0) < 0 ? ERR_SYSTEM : 0;
}

__attribute__((noreturn)) static void serve(int fd, const char *path, const struct card_start *start)
{
	struct ipc_packet packet;
	pid_t pid = 0;

	prctl(PR_SET_NAME, "card-starter");
	setsid();
	signal(SIGCHLD, SIG_DFL);
	signal(SIGTERM, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	if (let_go(fd))
		_exit(1);
	while (ipc_packet_await(LINE_FD, &packet, -1) == 0) {
		int pair = ipc_packet_get_fd(&packet);

		if (ipc_packet_end(&packet) || packet.kind != IPC_CARD_START)
			break;
		end(pid);
		pid = fork();
		if (pid == 0)
			become(path, start, pair);
		close(pair);
	}
	end(pid);
	_exit(0);
}

/* ---- the asking side ---- */

int card_starter_open(struct card_starter *starter, const char *path, const struct card_start *start)
{
	int ends[2], err = ipc_packet_pair(ends);

	*starter = (struct card_starter){.fd = -1};
	if (err)
		return err;
	starter->pid = fork();
	if (starter->pid == 0)
		serve(ends[1], path, start);
	close(ends[1]);
	if (starter->pid < 0) {
		close(ends[0]);
		return base_err_from_errno(errno);
	}
	starter->fd = ends[0];
	return 0;
}

int card_starter_start(const struct card_starter *starter, int *fd)
{
	struct ipc_packet packet;
	int ends[2], err = starter->fd < 0 ? ERR_CLOSED : ipc_packet_pair(ends);

	*fd = -1;
	if (err)
		return err;
	ipc_packet_begin(&packet, IPC_CARD_START);
	ipc_packet_put_fd(&packet, ends[1]);
	err = ipc_packet_send(starter->fd, &packet);
	close(ends[1]);
	if (err)
		close(ends[0]);
	else
		*fd = ends[0];
	return err;
}

void card_starter_close(struct card_starter *starter)
{
	if (starter->fd < 0)
		return;
	close(starter->fd);
	starter->fd = -1;
	while (waitpid(starter->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}
