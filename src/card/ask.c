/* maportal-card and its messages as events. */
#include "config.h"

#include "card/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"

#define PROGRAM_NAME "maportal-card"

enum {
	ANSWER_MS = 330000, /* more than the most that card-timeout may be; maportal-card keeps it */
	PAUSE_MS = 200,
	PAUSE_MAX_MS = 30000, /* before one that ended is made anew, doubling */
	STEADY_MS = 10000,
	STARTS_SHIFT = 48,
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

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* One that is gone is made anew after a pause, which is longer each time; not when nobody is left to make it. */
static int start_keeper(struct card_ask *ask)
{
	int err = card_starter_start(&ask->starter, &ask->fd);

	ask->begun_ms = base_clock_monotonic_ms();
	ask->again_ms = ask->begun_ms + ask->pause_ms;
	ask->n_starts++;
	if (err == ERR_CLOSED)
		card_starter_close(&ask->starter);
	return err;
}

int card_ask_open(struct card_ask **ask, const struct card_start *start)
{
	char path[CARD_ASK_PATH_SIZE];
	struct card_ask *made;
	int err = start->program ? base_mem_copy(path, sizeof path, start->program)
				 : card_ask_program(path, sizeof path);

	*ask = NULL;
	if (err)
		return err;
	made = base_mem_zero(1, sizeof *made);
	made->fd = -1;
	made->pause_ms = PAUSE_MS;
	err = card_starter_open(&made->starter, path, start);
	if (!err)
		err = start_keeper(made);
	if (err)
		card_ask_close(made);
	else
		*ask = made;
	return err;
}

static void lose(struct card_ask *ask)
{
	if (ask->fd < 0)
		return;
	close(ask->fd);
	ask->fd = -1;
}

void card_ask_close(struct card_ask *ask)
{
	if (!ask)
		return;
	lose(ask);
	card_starter_close(&ask->starter);
	base_mem_wipe(ask, sizeof *ask);
	free(ask);
}

int card_ask_fd(const struct card_ask *ask)
{
	return ask->fd;
}

int card_ask_wait_ms(const struct card_ask *ask)
{
	int64_t until_ms = INT64_MAX, now_ms = base_clock_monotonic_ms();

	if (ask->has_news)
		return 0;
	if (ask->is_waiting)
		until_ms = ask->deadline_ms;
	if (ask->fd < 0 && ask->starter.fd >= 0)
		until_ms = least(until_ms, ask->again_ms);
	if (until_ms == INT64_MAX)
		return -1;
	return until_ms > now_ms ? (int)(until_ms - now_ms) : 0;
}

/* Whatever is on its way is answered with a rule. */
static void answer_with(struct card_ask *ask, enum rule rule)
{
	ask->answer.rule = rule;
	ask->is_waiting = 0;
}

/* A maportal-card that says what it cannot, or is gone, is no more; one that has lived long was a good one. */
static enum card_event give_up(struct card_ask *ask)
{
	int64_t now_ms = base_clock_monotonic_ms();
	int is_new = ask->reader.state != CARD_STATE_DOWN;

	base_log_error(PROGRAM_NAME " 已結束或回應不正確");
	lose(ask);
	if (now_ms - ask->begun_ms >= STEADY_MS)
		ask->pause_ms = PAUSE_MS;
	ask->again_ms = now_ms + ask->pause_ms;
	ask->pause_ms = least(2 * ask->pause_ms, PAUSE_MAX_MS);
	ask->reader = (struct card_reader){.state = CARD_STATE_DOWN, .insertion = ask->reader.insertion};
	ask->has_news = ask->is_waiting;
	return is_new ? CARD_EVENT_READER : CARD_EVENT_NONE;
}

/* Each maportal-card counts from the beginning: what another one has counted is never the same insertion. */
static enum card_event take_reader(struct card_ask *ask, struct ipc_packet *packet)
{
	struct card_reader reader;

	if (card_message_get_reader(packet, &reader))
		return give_up(ask);
	ask->reader = reader;
	ask->reader.insertion += ask->n_starts << STARTS_SHIFT;
	return CARD_EVENT_READER;
}

static enum card_event take(struct card_ask *ask, struct ipc_packet *packet)
{
	int result;

	if (packet->kind == IPC_CARD_READER)
		return take_reader(ask, packet);
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
	if (ask->fd < 0 && ask->starter.fd >= 0 && base_clock_monotonic_ms() >= ask->again_ms &&
	    start_keeper(ask))
		base_log_error(PROGRAM_NAME " 無法重新啟動");
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
