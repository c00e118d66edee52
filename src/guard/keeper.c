/* The loop, and the beginning and end of everything. */
#include "config.h"

#include "guard/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "guard/control.h"
#include "guard/life.h"
#include "guard/lock.h"
#include "guard/notify.h"
#include "guard/operate.h"
#include "guard/reload.h"

static void reap(struct guard_keeper *keeper)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		if (pid == keeper->mailer.pid)
			guard_mailer_note_end(&keeper->mailer, status, keeper->now_ms);
}

static void on_signal(struct guard_keeper *keeper, const struct guard_watch_event *event)
{
	struct signalfd_siginfo info;

	(void)event;
	while (read(keeper->signals, &info, sizeof info) == (ssize_t)sizeof info) {
		if (info.ssi_signo == SIGCHLD)
			reap(keeper);
		else if (info.ssi_signo == SIGHUP)
			guard_reload(keeper);
		else
			keeper->is_stopping = 1;
	}
}

static void on_listener(struct guard_keeper *keeper, const struct guard_watch_event *event)
{
	const struct guard_listener *listener = guard_listen_find(&keeper->listeners, event->number);

	if (listener)
		guard_life_accept(keeper, listener);
}

static void on_nursery(struct guard_keeper *keeper, const struct guard_watch_event *event)
{
	struct guard_nurseries *nurseries =
		event->watch == GUARD_WATCH_NET_NURSERY ? &keeper->net : &keeper->session;
	struct guard_nursery_event said;

	guard_nursery_hear(nurseries, event->number, keeper->now_ms, &said);
	guard_life_note_event(keeper, nurseries, event->number, &said);
}

static void on_connection(struct guard_keeper *keeper, const struct guard_watch_event *event)
{
	struct guard_connection *connection = guard_connection_find(&keeper->connections, event->number);

	if (!connection || connection->fd < 0)
		return;
	if (connection->stage == GUARD_STAGE_GREETING)
		guard_life_hear_gate(keeper, connection, (event->events & (EPOLLHUP | EPOLLERR)) != 0);
	else
		guard_control_hear(keeper, connection);
}

static void on_socket(struct guard_keeper *keeper, const struct guard_watch_event *event)
{
	(void)event;
	guard_socket_accept(&keeper->socket, keeper->now_ms);
}

static void on_peer(struct guard_keeper *keeper, const struct guard_watch_event *event)
{
	struct guard_peer *peer = guard_socket_find(&keeper->socket, event->number);

	if (peer && event->events & EPOLLOUT)
		guard_operate_tell(keeper, peer);
	if (peer && event->events & ~(uint32_t)EPOLLOUT)
		guard_operate_hear(keeper, peer);
}

static void (*const handlers[GUARD_WATCH_COUNT])(struct guard_keeper *keeper, const struct guard_watch_event *event) = {
	[GUARD_WATCH_SIGNAL] = on_signal,
	[GUARD_WATCH_LISTENER] = on_listener,
	[GUARD_WATCH_NET_NURSERY] = on_nursery,
	[GUARD_WATCH_SESSION_NURSERY] = on_nursery,
	[GUARD_WATCH_CONNECTION] = on_connection,
	[GUARD_WATCH_SOCKET] = on_socket,
	[GUARD_WATCH_PEER] = on_peer,
};

/* Milliseconds until something has to be done without being asked; -1: nothing. */
static int timeout_ms(const struct guard_keeper *keeper)
{
	const int64_t due_ms[] = {
		guard_life_due_ms(keeper),
		guard_nursery_due_ms(&keeper->net),
		guard_nursery_due_ms(&keeper->session),
		guard_mailer_due_ms(&keeper->mailer),
		guard_refusal_due_ms(&keeper->refusals),
		guard_report_due_ms(&keeper->report),
		guard_socket_due_ms(&keeper->socket),
	};
	int64_t first_ms = INT32_MAX;

	for (size_t i = 0; i < BASE_COUNT(due_ms); i++)
		if (due_ms[i] >= 0 && due_ms[i] - keeper->now_ms < first_ms)
			first_ms = due_ms[i] - keeper->now_ms;
	if (first_ms == INT32_MAX)
		return -1;
	return first_ms > 0 ? (int)first_ms : 0;
}

static void do_what_is_due(struct guard_keeper *keeper)
{
	guard_life_end_due(keeper);
	guard_nursery_fill(&keeper->net, keeper->now_ms);
	guard_nursery_fill(&keeper->session, keeper->now_ms);
	if (keeper->is_serving)
		guard_mailer_fill(&keeper->mailer, keeper->now_ms);
	guard_refusal_close_due(&keeper->refusals, keeper->now_ms);
	guard_report_flush(&keeper->report, keeper->now_ms);
	guard_socket_drop_due(&keeper->socket, keeper->now_ms);
}

static void say_how_to_come(const struct guard_keeper *keeper)
{
	struct buf line = {0};

	for (size_t i = 0; i < keeper->listeners.n; i++) {
		base_buf_clear(&line);
		guard_listen_describe(&keeper->listeners.rows[i], keeper->conf.link_host, &line);
		base_log_note("連線方式：%s", base_buf_text(&line));
	}
	base_buf_release(&line);
}

/* Nobody is let in before there is somebody to take them; a program that cannot be started is no beginning. */
static int begin_to_serve(struct guard_keeper *keeper)
{
	int err = 0;

	if (keeper->is_serving)
		return 0;
	if (keeper->net.failures > 0 || keeper->session.failures > 0)
		return ERR_SYSTEM;
	if (!guard_nursery_is_ready(&keeper->net) || !guard_nursery_is_ready(&keeper->session))
		return 0;
	err = guard_socket_open(&keeper->socket, &keeper->conf, keeper->epoll);
	if (err) {
		base_log_error("無法建立 %s：%s", IPC_KEEPER_SOCKET, base_err_text(err));
		return err;
	}
	err = guard_listen_on(&keeper->listeners, keeper->conf.listen, &keeper->setting.identity);
	if (err)
		return err;
	say_how_to_come(keeper);
	keeper->is_serving = 1;
	guard_notify("READY=1\nSTATUS=等候連線");
	return 0;
}

int guard_keeper_run(struct guard_keeper *keeper)
{
	struct guard_watch_event events[GUARD_WATCH_ROUND];
	int err = 0;

	while (!err && !keeper->is_stopping) {
		int n;

		keeper->now_ms = base_clock_monotonic_ms();
		do_what_is_due(keeper);
		err = begin_to_serve(keeper);
		if (err)
			break;
		n = guard_watch_wait(keeper->epoll, events, timeout_ms(keeper));
		keeper->now_ms = base_clock_monotonic_ms();
		for (int i = 0; i < n; i++)
			handlers[events[i].watch](keeper, &events[i]);
		err = n < 0 ? n : 0;
	}
	guard_notify("STOPPING=1");
	return err;
}

static int open_signals(struct guard_keeper *keeper)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGCHLD};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < BASE_COUNT(numbers); i++)
		sigaddset(&set, numbers[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	keeper->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	return keeper->signals < 0 ? base_err_from_errno(errno) : 0;
}

static int open_loop(struct guard_keeper *keeper)
{
	int err;

	keeper->epoll = epoll_create1(EPOLL_CLOEXEC);
	keeper->reserve = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (keeper->epoll < 0 || keeper->reserve < 0)
		return base_err_from_errno(errno);
	err = open_signals(keeper);
	return err ? err : guard_watch_add(keeper->epoll, keeper->signals, GUARD_WATCH_SIGNAL, 0);
}

static void set_up(struct guard_keeper *keeper)
{
	keeper->listeners.epoll = keeper->epoll;
	keeper->net = (struct guard_nurseries){.setting = &keeper->setting,
					       .program = GUARD_PROGRAM_NET,
					       .watch = GUARD_WATCH_NET_NURSERY,
					       .epoll = keeper->epoll};
	keeper->session = (struct guard_nurseries){.setting = &keeper->setting,
						   .program = GUARD_PROGRAM_SESSION,
						   .watch = GUARD_WATCH_SESSION_NURSERY,
						   .epoll = keeper->epoll};
	keeper->mailer = (struct guard_mailer){.setting = &keeper->setting,
					       .is_wanted = keeper->conf.run_mailer != 0};
}

int guard_keeper_open(struct guard_keeper *keeper)
{
	int err;

	keeper->epoll = keeper->signals = keeper->reserve = keeper->socket.fd = -1;
	guard_limit_init(&keeper->limit);
	guard_penalty_init(&keeper->penalty);
	err = guard_lock_take(&keeper->conf, &keeper->lock);
	if (err == ERR_CONFLICT) {
		base_log_error("已有另一個 maportald 使用此資料目錄，不再啟動");
		return err;
	}
	if (err) {
		base_log_error("無法鎖定資料目錄 %s：%s", keeper->conf.data, base_err_text(err));
		return err;
	}
	err = guard_child_make_host_key(&keeper->setting);
	if (err) {
		base_log_error("沒有可用的主機金鑰，無法啟動");
		return err;
	}
	err = open_loop(keeper);
	if (err)
		base_log_error("無法啟動：%s", base_err_text(err));
	set_up(keeper);
	return err;
}

static void close_connections(struct guard_keeper *keeper)
{
	struct guard_map_node *node;
	size_t at = 0;

	while ((node = guard_map_any(&keeper->connections.map, &at))) {
		struct guard_connection *connection = (struct guard_connection *)node;

		if (connection->fd >= 0)
			close(connection->fd);
		guard_connection_remove(&keeper->connections, connection);
	}
	guard_map_release(&keeper->connections.map);
}

void guard_keeper_close(struct guard_keeper *keeper)
{
	const int fds[] = {keeper->epoll, keeper->signals, keeper->reserve, keeper->lock};

	guard_listen_close(&keeper->listeners);
	guard_socket_close(&keeper->socket);
	guard_mailer_renew(&keeper->mailer, 0);
	guard_nursery_close(&keeper->net);
	guard_nursery_close(&keeper->session);
	guard_refusal_close_all(&keeper->refusals);
	close_connections(keeper);
	guard_limit_release(&keeper->limit);
	guard_penalty_release(&keeper->penalty);
	for (size_t i = 0; i < BASE_COUNT(fds); i++)
		if (fds[i] >= 0)
			close(fds[i]);
}
