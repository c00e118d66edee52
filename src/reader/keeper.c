/* Forking, relaying, killing. */
#include "config.h"

#include "reader/keeper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "reader/soft.h"
#include "reader/watch.h"
#include "reader/work.h"

enum {
	REMOVED_MS = 1000, /* that a module has to find out by itself that the card is gone */
	PAUSE_MS = 100,
	PAUSE_MAX_MS = 5000, /* before a watcher that ended is made anew, doubling */
	STEADY_MS = 10000,   /* a watcher that has lived so long was a good one */
};

struct child {
	pid_t pid; /* 0: there is none */
	int fd;
	int64_t begun_ms;
};

struct keeper {
	int kiosk;
	const struct reader_setting *setting;
	struct child watcher, worker;
	uint64_t id;                /* of the worker's request */
	int64_t deadline_ms;        /* of the worker */
	enum rule overdue;          /* what is said at it */
	int64_t again_ms, pause_ms; /* when the watcher is made anew */
	struct card_reader reader;
};

/* The kiosk reads; when it is slow, waiting for it is right. */
static int send_kiosk(struct keeper *keeper, const struct ipc_packet *packet)
{
	struct pollfd out = {.fd = keeper->kiosk, .events = POLLOUT};
	int err;

	while ((err = ipc_packet_send(keeper->kiosk, packet)) == ERR_BUSY)
		if (poll(&out, 1, -1) < 0 && errno != EINTR)
			return base_err_from_errno(errno);
	return err;
}

static int send_done(struct keeper *keeper, uint64_t id, enum rule rule)
{
	struct ipc_packet packet;

	card_message_put_done(&packet, id, rule);
	return send_kiosk(keeper, &packet);
}

static int send_reader(struct keeper *keeper)
{
	struct ipc_packet packet;

	card_message_put_reader(&packet, &keeper->reader);
	return send_kiosk(keeper, &packet);
}

static void end_child(struct child *child)
{
	if (!child->pid)
		return;
	kill(child->pid, SIGKILL);
	while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	close(child->fd);
	*child = (struct child){.fd = -1};
}

/* 1: in the child, whose end is *fd; 0: in the keeper; ERR_… */
static int make_child(struct keeper *keeper, struct child *child, int *fd)
{
	int ends[2], err = ipc_packet_pair(ends);
	pid_t pid;

	if (err)
		return err;
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(keeper->kiosk);
		close(ends[0]);
		if (keeper->watcher.pid)
			close(keeper->watcher.fd);
		*fd = ends[1];
		return 1;
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return base_err_from_errno(errno);
	}
	*child = (struct child){.pid = pid, .fd = ends[0], .begun_ms = base_clock_monotonic_ms()};
	return 0;
}

/* ---- the watcher ---- */

static int tell(void *data, const struct card_reader *reader)
{
	struct pollfd out = {.fd = *(int *)data, .events = POLLOUT};
	struct ipc_packet packet;
	int err;

	card_message_put_reader(&packet, reader);
	while ((err = ipc_packet_send(out.fd, &packet)) == ERR_BUSY)
		if (poll(&out, 1, -1) < 0 && errno != EINTR)
			return base_err_from_errno(errno);
	return err;
}

static int start_watcher(struct keeper *keeper)
{
	int fd, result = make_child(keeper, &keeper->watcher, &fd);
	struct reader_teller teller = {.tell = tell, .data = &fd};

	if (result != 1)
		return result;
	_exit((*keeper->setting->soft ? reader_soft_watch : reader_watch_run)(keeper->setting, &teller) != 0);
}

static int lose_watcher(struct keeper *keeper)
{
	int64_t now_ms = base_clock_monotonic_ms();

	keeper->pause_ms = now_ms - keeper->watcher.begun_ms > STEADY_MS || !keeper->pause_ms
				   ? PAUSE_MS
				   : 2 * keeper->pause_ms;
	if (keeper->pause_ms > PAUSE_MAX_MS)
		keeper->pause_ms = PAUSE_MAX_MS;
	end_child(&keeper->watcher);
	keeper->again_ms = now_ms + keeper->pause_ms;
	keeper->reader.state = CARD_STATE_DOWN;
	keeper->reader.name[0] = '\0';
	base_log_error("讀卡機監看程序異常結束，重新啟動");
	return send_reader(keeper);
}

/* A request whose card has gone gets a moment to say so itself. */
static void hurry_worker(struct keeper *keeper, const struct card_reader *before)
{
	int64_t soon_ms = base_clock_monotonic_ms() + REMOVED_MS;

	if (!keeper->worker.pid || before->state != CARD_STATE_IN || soon_ms > keeper->deadline_ms ||
	    (keeper->reader.state == CARD_STATE_IN && keeper->reader.insertion == before->insertion))
		return;
	keeper->deadline_ms = soon_ms;
	keeper->overdue = RULE_CARD_4_REMOVED;
}

static int hear_watcher(struct keeper *keeper)
{
	struct card_reader before = keeper->reader, reader;
	struct ipc_packet packet;
	int err = ipc_packet_receive(keeper->watcher.fd, &packet);

	if (err == ERR_BUSY)
		return 0;
	if (err || packet.kind != IPC_CARD_READER || card_message_get_reader(&packet, &reader)) {
		if (!err)
			ipc_packet_end(&packet);
		return lose_watcher(keeper);
	}
	keeper->reader = reader;
	hurry_worker(keeper, &before);
	return send_reader(keeper);
}

/* ---- the worker ---- */

static int start_worker(struct keeper *keeper, struct card_request *request)
{
	int fd, result = make_child(keeper, &keeper->worker, &fd);

	if (result == 1) {
		result = reader_work_run(fd, keeper->setting, request);
		base_mem_wipe(request, sizeof *request);
		_exit(result != 0);
	}
	keeper->id = request->id;
	keeper->deadline_ms = base_clock_monotonic_ms() + 1000 * (int64_t)keeper->setting->timeout_s;
	keeper->overdue = RULE_CARD_2_TIMEOUT;
	return result;
}

static int end_worker(struct keeper *keeper, enum rule rule)
{
	end_child(&keeper->worker);
	return send_done(keeper, keeper->id, rule);
}

/* Its answers pass as they are: whoever asked looks at every byte of them. */
static int hear_worker(struct keeper *keeper)
{
	struct ipc_packet packet;
	int err = ipc_packet_receive(keeper->worker.fd, &packet);
	uint64_t id;

	if (err == ERR_BUSY)
		return 0;
	if (err)
		return end_worker(keeper, RULE_CARD_33_CRASH);
	ipc_packet_get_number(&packet, &id);
	if (packet.err || packet.n_fds || id != keeper->id || packet.kind < IPC_CARD_NHI ||
	    packet.kind > IPC_CARD_DONE) {
		packet.err = ERR_SYNTAX;
		ipc_packet_end(&packet);
		return end_worker(keeper, RULE_CARD_33_CRASH);
	}
	if (packet.kind == IPC_CARD_DONE)
		end_child(&keeper->worker);
	err = send_kiosk(keeper, &packet);
	base_mem_wipe(packet.bytes, packet.n);
	return err;
}

/* ---- the kiosk ---- */

static int take_request(struct keeper *keeper, struct ipc_packet *packet)
{
	struct card_request request;
	int err = card_message_get_request(packet, &request);

	base_mem_wipe(packet->bytes, sizeof packet->bytes);
	if (err)
		return err;
	if (keeper->worker.pid)
		err = send_done(keeper, request.id, RULE_CARD_2_BUSY);
	else if (start_worker(keeper, &request))
		err = send_done(keeper, request.id, RULE_CARD_1_DOWN);
	base_mem_wipe(&request, sizeof request);
	return err;
}

static int take_cancel(struct keeper *keeper, struct ipc_packet *packet)
{
	uint64_t id;

	ipc_packet_get_number(packet, &id);
	if (ipc_packet_end(packet))
		return ERR_SYNTAX;
	return keeper->worker.pid && keeper->id == id ? end_worker(keeper, RULE_CARD_2_TIMEOUT) : 0;
}

static int take_insert(struct keeper *keeper, struct ipc_packet *packet)
{
	char card[CARD_READER_SIZE];

	ipc_packet_get_text(packet, card, sizeof card);
	if (ipc_packet_end(packet))
		return ERR_SYNTAX;
	if (*keeper->setting->soft && reader_soft_insert(keeper->setting, card))
		base_log_note("沒有這張模擬卡：%s", card);
	return 0;
}

static int hear_kiosk(struct keeper *keeper)
{
	struct ipc_packet packet;
	int err = ipc_packet_receive(keeper->kiosk, &packet);

	if (err)
		return err == ERR_BUSY ? 0 : err;
	if (packet.kind == IPC_CARD_CANCEL)
		return take_cancel(keeper, &packet);
	if (packet.kind == IPC_CARD_INSERT)
		return take_insert(keeper, &packet);
	return take_request(keeper, &packet);
}

/* ---- all of it ---- */

static int64_t earlier(int64_t one_ms, int64_t other_ms)
{
	return one_ms < 0 || other_ms < one_ms ? other_ms : one_ms;
}

static int wait_ms(const struct keeper *keeper)
{
	int64_t now_ms = base_clock_monotonic_ms(), until_ms = -1;

	if (keeper->worker.pid)
		until_ms = earlier(until_ms, keeper->deadline_ms);
	if (!keeper->watcher.pid)
		until_ms = earlier(until_ms, keeper->again_ms);
	if (until_ms < 0)
		return -1;
	return until_ms > now_ms ? (int)(until_ms - now_ms) : 0;
}

static int keep_time(struct keeper *keeper)
{
	int64_t now_ms = base_clock_monotonic_ms();

	if (!keeper->watcher.pid && now_ms >= keeper->again_ms && start_watcher(keeper))
		keeper->again_ms = now_ms + PAUSE_MAX_MS;
	if (keeper->worker.pid && now_ms >= keeper->deadline_ms)
		return end_worker(keeper, keeper->overdue);
	return 0;
}

static int serve(struct keeper *keeper)
{
	struct pollfd fds[] = {
		{.fd = keeper->kiosk, .events = POLLIN},
		{.fd = keeper->watcher.pid ? keeper->watcher.fd : -1, .events = POLLIN},
		{.fd = keeper->worker.pid ? keeper->worker.fd : -1, .events = POLLIN},
	};
	int err = 0;

	if (poll(fds, BASE_COUNT(fds), wait_ms(keeper)) < 0)
		return errno == EINTR ? 0 : base_err_from_errno(errno);
	if (fds[1].revents)
		err = hear_watcher(keeper);
	if (!err && fds[2].revents)
		err = hear_worker(keeper);
	if (!err && fds[0].revents)
		err = hear_kiosk(keeper);
	return err ? err : keep_time(keeper);
}

int reader_keeper_run(int kiosk, const struct reader_setting *setting)
{
	struct keeper keeper = {
		.kiosk = kiosk,
		.setting = setting,
		.watcher = {.fd = -1},
		.worker = {.fd = -1},
		.reader = {.state = CARD_STATE_DOWN, .is_soft = *setting->soft != '\0'},
	};
	int err = start_watcher(&keeper);

	while (!err)
		err = serve(&keeper);
	end_child(&keeper.watcher);
	end_child(&keeper.worker);
	return err == ERR_CLOSED ? 0 : err;
}
