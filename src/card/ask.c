/* Starting maportal-card, and its messages as events. */
#include "config.h"

#include "card/ask.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"

#define PROGRAM_NAME "maportal-card"

enum {
	ARGUMENTS_MAX = 12,
	SERVE_FD = 3,       /* where maportal-card --serve finds us */
	ANSWER_MS = 330000, /* more than the most that card-timeout may be; maportal-card keeps it */
	END_TRIES = 100,
	END_PAUSE_MS = 10,
};

int card_ask_program(char *path, size_t size)
{
	char here[CARD_ASK_PATH_SIZE];
	ssize_t n = readlink("/proc/self/exe", here, sizeof here - 1);
	const char *slash;

	here[n > 0 ? n : 0] = '\0';
	slash = strrchr(here, '/');
	if (slash && (size_t)snprintf(path, size, "%.*s/" PROGRAM_NAME, (int)(slash - here), here) < size &&
	    access(path, X_OK) == 0)
		return 0;
	if ((size_t)snprintf(path, size, "%s/" PROGRAM_NAME, PKGLIBEXEC_DIR) < size &&
	    access(path, X_OK) == 0)
		return 0;
	return ERR_NOT_FOUND;
}

static void add_option(const char *arguments[ARGUMENTS_MAX], size_t *n, const char *option, const char *value)
{
	if (!value)
		return;
	arguments[(*n)++] = option;
	arguments[(*n)++] = value;
}

/* The child: nothing of ours is left open but the pipe, and what modules print goes nowhere. */
__attribute__((noreturn)) static void become(const char *path, const struct card_start *start, int fd)
{
	const char *arguments[ARGUMENTS_MAX] = {PROGRAM_NAME, "--serve"};
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	sigset_t none;
	size_t n = 2;

	sigemptyset(&none);
	add_option(arguments, &n, "--data", start->data);
	add_option(arguments, &n, "--config", start->config);
	add_option(arguments, &n, "--now", start->now);
	add_option(arguments, &n, "--soft", start->soft);
	if (null >= 0 && setsid() >= 0 && dup2(null, STDIN_FILENO) >= 0 && dup2(null, STDOUT_FILENO) >= 0 &&
	    dup2(null, STDERR_FILENO) >= 0 &&
	    (fd == SERVE_FD ? fcntl(fd, F_SETFD, 0) : dup2(fd, SERVE_FD)) >= 0) {
		signal(SIGPIPE, SIG_DFL);
		sigprocmask(SIG_SETMASK, &none, NULL);
		execv(path, (char *const *)(uintptr_t)arguments);
	}
	_exit(127);
}

int card_ask_open(struct card_ask **ask, const struct card_start *start)
{
	char path[CARD_ASK_PATH_SIZE];
	int ends[2], err = start->program ? base_mem_copy(path, sizeof path, start->program)
					  : card_ask_program(path, sizeof path);
	pid_t pid;

	*ask = NULL;
	if (!err)
		err = ipc_packet_pair(ends);
	if (err)
		return err;
	pid = fork();
	if (pid == 0)
		become(path, start, ends[1]);
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return base_err_from_errno(errno);
	}
	*ask = base_mem_zero(1, sizeof **ask);
	(*ask)->fd = ends[0];
	(*ask)->pid = pid;
	return 0;
}

/* It ends by itself once the pipe is closed. */
static void reap(struct card_ask *ask)
{
	const struct timespec pause = {.tv_nsec = END_PAUSE_MS * 1000000L};

	for (int i = 0; i < END_TRIES; i++) {
		if (waitpid(ask->pid, NULL, WNOHANG) != 0)
			return;
		nanosleep(&pause, NULL);
	}
	kill(ask->pid, SIGKILL);
	while (waitpid(ask->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}

static void lose(struct card_ask *ask)
{
	if (ask->fd < 0)
		return;
	close(ask->fd);
	ask->fd = -1;
	reap(ask);
}

void card_ask_close(struct card_ask *ask)
{
	if (!ask)
		return;
	lose(ask);
	base_mem_wipe(ask, sizeof *ask);
	free(ask);
}

int card_ask_fd(const struct card_ask *ask)
{
	return ask->fd;
}

int card_ask_wait_ms(const struct card_ask *ask)
{
	int64_t left_ms = ask->deadline_ms - base_clock_monotonic_ms();

	if (ask->has_news)
		return 0;
	if (!ask->is_waiting)
		return -1;
	return left_ms > 0 ? (int)left_ms : 0;
}

/* Whatever is on its way is answered with a rule. */
static void answer_with(struct card_ask *ask, enum rule rule)
{
	ask->answer.rule = rule;
	ask->is_waiting = 0;
}

/* A maportal-card that says what it cannot, or is gone, is no more. */
static enum card_event give_up(struct card_ask *ask)
{
	base_log_error(PROGRAM_NAME " 已結束或回應不正確");
	lose(ask);
	ask->reader = (struct card_reader){.state = CARD_STATE_DOWN, .insertion = ask->reader.insertion};
	ask->has_news = ask->is_waiting;
	return CARD_EVENT_READER;
}

static enum card_event take(struct card_ask *ask, struct ipc_packet *packet)
{
	int result;

	if (packet->kind == IPC_CARD_READER)
		return card_message_get_reader(packet, &ask->reader) ? give_up(ask) : CARD_EVENT_READER;
	if (!ask->is_waiting) { /* of a request that was given up */
		ipc_packet_end(packet);
		return CARD_EVENT_NONE;
	}
	result = card_message_get_answer(packet, &ask->answer);
	if (result < 0)
		return give_up(ask);
	if (result == 0)
		return CARD_EVENT_NONE;
	ask->is_waiting = 0;
	return CARD_EVENT_ANSWER;
}

enum card_event card_ask_hear(struct card_ask *ask)
{
	enum card_event event = CARD_EVENT_NONE;
	struct ipc_packet packet;

	if (ask->has_news || (ask->is_waiting && ask->fd < 0)) {
		ask->has_news = 0;
		answer_with(ask, RULE_CARD_1_DOWN);
		return CARD_EVENT_ANSWER;
	}
	while (event == CARD_EVENT_NONE && ask->fd >= 0) {
		int err = ipc_packet_receive(ask->fd, &packet);

		if (err == ERR_BUSY)
			break;
		event = err ? give_up(ask) : take(ask, &packet);
		base_mem_wipe(packet.bytes, packet.n);
	}
	if (event == CARD_EVENT_NONE && ask->is_waiting && base_clock_monotonic_ms() >= ask->deadline_ms)
		event = give_up(ask);
	return event;
}

static int send_request(struct card_ask *ask, struct card_request *request)
{
	struct ipc_packet packet;
	int err = 0;

	if (ask->is_waiting)
		return ERR_BUSY;
	request->id = ++ask->last_id;
	base_mem_wipe(&ask->answer, sizeof ask->answer);
	ask->answer.id = request->id;
	ask->answer.kind = request->kind;
	card_message_put_request(&packet, request);
	if (ask->fd >= 0)
		err = ipc_packet_send(ask->fd, &packet);
	base_mem_wipe(packet.bytes, sizeof packet.bytes);
	if (err == ERR_BUSY)
		return err;
	ask->is_waiting = 1; /* where it could not be sent the answer says so */
	ask->deadline_ms = base_clock_monotonic_ms() + ANSWER_MS;
	ask->has_news = ask->fd < 0;
	return 0;
}

int card_ask_read(struct card_ask *ask)
{
	struct card_request request = {.kind = IPC_CARD_READ};

	return send_request(ask, &request);
}

int card_ask_list(struct card_ask *ask)
{
	struct card_request request = {.kind = IPC_CARD_LIST};

	return send_request(ask, &request);
}

int card_ask_sign(struct card_ask *ask, const char *fingerprint, const char *pin, const void *bytes, size_t n)
{
	struct card_request request = {.kind = IPC_CARD_SIGN, .n = n};
	int err = n == 0 || n > sizeof request.bytes ? ERR_RANGE : 0;

	if (!err)
		err = base_mem_copy(request.fingerprint, sizeof request.fingerprint, fingerprint);
	if (!err)
		err = base_mem_copy(request.pin, sizeof request.pin, pin);
	if (!err) {
		memcpy(request.bytes, bytes, n);
		err = send_request(ask, &request);
	}
	base_mem_wipe(&request, sizeof request);
	return err;
}

void card_ask_cancel(struct card_ask *ask)
{
	struct ipc_packet packet;

	if (!ask->is_waiting)
		return;
	ipc_packet_begin(&packet, IPC_CARD_CANCEL);
	ipc_packet_put_number(&packet, ask->answer.id);
	if (ask->fd >= 0)
		(void)ipc_packet_send(ask->fd, &packet);
	ask->is_waiting = ask->has_news = 0;
}

void card_ask_insert(struct card_ask *ask, const char *card)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_CARD_INSERT);
	ipc_packet_put_text(&packet, card);
	if (ask->fd >= 0)
		(void)ipc_packet_send(ask->fd, &packet);
}
