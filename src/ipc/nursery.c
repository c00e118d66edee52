/* Forking children on the keeper's word, and telling it how they ended. */
#include "config.h"

#include "ipc/nursery.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "ipc/packet.h"

struct child {
	pid_t pid;
	uint64_t id;
};

struct nursery {
	int keeper, signals; /* signals: a descriptor that is readable when a child has ended */
	sigset_t before;     /* the signal mask of its children */
	struct child *children;
	size_t n, cap;
};

/* The keeper reads; when it is slow, waiting for it is right. */
static int tell(struct nursery *nursery, const struct ipc_packet *packet)
{
	struct pollfd out = {.fd = nursery->keeper, .events = POLLOUT};
	int err;

	while ((err = ipc_packet_send(nursery->keeper, packet)) == ERR_BUSY)
		if (poll(&out, 1, -1) < 0 && errno != EINTR)
			return base_err_from_errno(errno);
	return err;
}

/* Of the child of a connection: what happened, and a number that belongs to it. */
static int tell_of(struct nursery *nursery, enum ipc_message what, uint64_t id, uint64_t number)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, what);
	ipc_packet_put_number(&packet, id);
	ipc_packet_put_number(&packet, number);
	return tell(nursery, &packet);
}

static int tell_end(struct nursery *nursery, uint64_t id, int wait_status)
{
	return tell_of(nursery, IPC_NURSERY_ENDED, id, (unsigned)wait_status);
}

static void note_child(struct nursery *nursery, pid_t pid, uint64_t id)
{
	if (nursery->n == nursery->cap) {
		nursery->cap = nursery->cap ? 2 * nursery->cap : 16;
		nursery->children = base_mem_grow(nursery->children, nursery->cap, sizeof *nursery->children);
	}
	nursery->children[nursery->n++] = (struct child){.pid = pid, .id = id};
}

/* 1: in the child; 0: in the nursery. */
static int take(struct nursery *nursery, struct ipc_packet *packet, struct ipc_birth *birth)
{
	pid_t pid = -1;

	ipc_packet_get_number(packet, &birth->id);
	ipc_packet_get_text(packet, birth->source, sizeof birth->source);
	birth->fds[0] = ipc_packet_get_fd(packet);
	birth->fds[1] = ipc_packet_get_fd(packet);
	if (ipc_packet_end(packet) == 0)
		pid = fork();
	if (pid == 0) {
		setsid(); /* the scheduler shares out time among sessions of processes: one for each connection */
		return 1;
	}
	for (size_t i = 0; i < BASE_COUNT(birth->fds); i++)
		if (birth->fds[i] >= 0)
			close(birth->fds[i]);
	if (pid < 0) /* no process to be had: for the keeper it has ended with FAULT_SYSTEM */
		return tell_end(nursery, birth->id, W_EXITCODE(1, 0));
	note_child(nursery, pid, birth->id);
	return tell_of(nursery, IPC_NURSERY_BORN, birth->id, (uint64_t)pid);
}

static int stop(const struct nursery *nursery, struct ipc_packet *packet)
{
	uint64_t id;

	ipc_packet_get_number(packet, &id);
	if (ipc_packet_end(packet))
		return ERR_SYNTAX;
	for (size_t i = 0; i < nursery->n; i++)
		if (nursery->children[i].id == id)
			kill(nursery->children[i].pid, SIGKILL);
	return 0;
}

/* Which children ended says waitpid; the signal only that some did. */
static int reap(struct nursery *nursery)
{
	struct signalfd_siginfo info;
	int status, err = 0;
	pid_t pid;

	while (read(nursery->signals, &info, sizeof info) > 0)
		continue;
	while (!err && (pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (size_t i = 0; i < nursery->n; i++)
			if (nursery->children[i].pid == pid) {
				err = tell_end(nursery, nursery->children[i].id, status);
				nursery->children[i] = nursery->children[--nursery->n];
				break;
			}
	return err;
}

/* 1: in a child; 0: nothing more to be read; ERR_CLOSED. */
static int hear(struct nursery *nursery, struct ipc_birth *birth)
{
	struct ipc_packet packet;
	int err = ipc_packet_receive(nursery->keeper, &packet);

	if (err)
		return err == ERR_BUSY ? 0 : err;
	if (packet.kind == IPC_NURSERY_TAKE)
		return take(nursery, &packet, birth);
	if (packet.kind == IPC_NURSERY_STOP)
		return stop(nursery, &packet);
	ipc_packet_end(&packet);
	return ERR_SYNTAX;
}

/* 1: in a child; ERR_CLOSED once the keeper has gone. */
static int serve(struct nursery *nursery, struct ipc_birth *birth)
{
	struct pollfd fds[] = {
		{.fd = nursery->keeper, .events = POLLIN},
		{.fd = nursery->signals, .events = POLLIN},
	};
	int result = 0;

	while (result == 0) {
		if (poll(fds, BASE_COUNT(fds), -1) < 0 && errno != EINTR)
			return base_err_from_errno(errno);
		if (fds[1].revents)
			result = reap(nursery);
		if (result == 0 && fds[0].revents)
			result = hear(nursery, birth);
	}
	return result;
}

static int begin(struct nursery *nursery)
{
	sigset_t ends;

	sigemptyset(&ends);
	sigaddset(&ends, SIGCHLD);
	sigprocmask(SIG_BLOCK, &ends, &nursery->before);
	nursery->signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
	if (nursery->signals < 0)
		return base_err_from_errno(errno);
	return ipc_packet_send_kind(nursery->keeper, IPC_NURSERY_READY);
}

int ipc_nursery_run(int keeper, struct ipc_birth *birth)
{
	struct nursery nursery = {.keeper = keeper, .signals = -1};
	int result = begin(&nursery);

	if (!result)
		result = serve(&nursery, birth);
	if (nursery.signals >= 0)
		close(nursery.signals);
	close(keeper);
	free(nursery.children);
	sigprocmask(SIG_SETMASK, &nursery.before, NULL);
	return result == ERR_CLOSED ? 0 : result;
}
