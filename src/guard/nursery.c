/* Starting, replacing and hearing nurseries. */
#include "config.h"

#include "guard/nursery.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "guard/pause.h"
#include "ipc/packet.h"

static struct guard_nursery *find(const struct guard_nurseries *nurseries, uint64_t serial)
{
	return (struct guard_nursery *)guard_map_find(&nurseries->map, serial);
}

/* It sees the end of its socket and ends. */
static void let_go(struct guard_nurseries *nurseries, struct guard_nursery *nursery)
{
	guard_map_remove(&nurseries->map, &nursery->node);
	guard_watch_drop(nurseries->epoll, nursery->fd);
	close(nursery->fd);
	free(nursery);
}

/* It takes nothing more, and goes when the last of its children has ended. */
static void retire(struct guard_nurseries *nurseries, struct guard_nursery *nursery)
{
	if (!nursery)
		return;
	nursery->is_retired = 1;
	if (nursery->n_living == 0)
		let_go(nurseries, nursery);
}

static struct guard_nursery *start(struct guard_nurseries *nurseries)
{
	struct guard_child_start child = {
		.program = nurseries->program, .option = "--nursery", .out = -1};
	struct guard_nursery *nursery = base_mem_zero(1, sizeof *nursery);
	int ends[2], err = ipc_packet_pair(ends);

	if (err)
		goto out;
	nursery->serial = ++nurseries->last_serial;
	nursery->fd = ends[0];
	child.keeper = ends[1];
	err = guard_watch_add(nurseries->epoll, nursery->fd, nurseries->watch, nursery->serial);
	if (!err)
		err = guard_child_start(nurseries->setting, &child, &nursery->pid);
	close(ends[1]);
	if (err)
		close(ends[0]);
out:
	if (err) {
		free(nursery);
		return NULL;
	}
	guard_map_add(&nurseries->map, &nursery->node, nursery->serial);
	return nursery;
}

static void note_failure(struct guard_nurseries *nurseries, uint64_t serial, int64_t now_ms)
{
	nurseries->failed_serial = serial;
	if (nurseries->failures++ == 0)
		base_log_error("%s 備用程序無法啟動或自行結束，將持續重試", guard_child_name(nurseries->program));
	nurseries->retry_ms = now_ms + guard_pause_ms(nurseries->failures);
}

static void note_success(struct guard_nurseries *nurseries)
{
	if (nurseries->failures > 0)
		base_log_note("%s 恢復正常", guard_child_name(nurseries->program));
	nurseries->failures = 0;
}

void guard_nursery_fill(struct guard_nurseries *nurseries, int64_t now_ms)
{
	struct guard_nursery **places[] = {&nurseries->current, &nurseries->spare};

	for (size_t i = 0; i < BASE_COUNT(places) && now_ms >= nurseries->retry_ms; i++)
		if (!*places[i] && !(*places[i] = start(nurseries)))
			note_failure(nurseries, nurseries->last_serial, now_ms);
}

int64_t guard_nursery_due_ms(const struct guard_nurseries *nurseries)
{
	return nurseries->current && nurseries->spare ? -1 : nurseries->retry_ms;
}

int guard_nursery_is_ready(const struct guard_nurseries *nurseries)
{
	return (nurseries->current && nurseries->current->is_ready) || (nurseries->spare && nurseries->spare->is_ready);
}

static void rotate(struct guard_nurseries *nurseries)
{
	retire(nurseries, nurseries->current);
	nurseries->current = nurseries->spare;
	nurseries->spare = NULL;
}

/*
 * Whether the spare is to take over: it can, and the current one cannot, should not or has had its share.  One that is
 * still starting is believed to succeed, but not after others have failed: then more than a share is better than none.
 */
static int is_turn_of_spare(const struct guard_nurseries *nurseries, const struct conf *conf)
{
	const struct guard_nursery *current = nurseries->current, *spare = nurseries->spare;

	if (!spare)
		return 0;
	if (!current)
		return 1;
	if (current->n_taken >= (unsigned long)conf->connections_per_exec)
		return spare->is_ready || nurseries->failures == 0;
	return spare->is_ready && (current->is_stale || !current->is_ready);
}

int guard_nursery_hand(struct guard_nurseries *nurseries, const struct conf *conf, const struct ipc_birth *birth,
		       uint64_t *serial)
{
	struct ipc_packet packet;
	int err;

	if (is_turn_of_spare(nurseries, conf))
		rotate(nurseries);
	if (!nurseries->current)
		return ERR_BUSY;
	ipc_packet_begin(&packet, IPC_NURSERY_TAKE);
	ipc_packet_put_number(&packet, birth->id);
	ipc_packet_put_text(&packet, birth->source);
	for (size_t i = 0; i < BASE_COUNT(birth->fds); i++)
		ipc_packet_put_fd(&packet, birth->fds[i]);
	err = ipc_packet_send(nurseries->current->fd, &packet);
	if (err)
		return ERR_BUSY;
	nurseries->current->n_taken++;
	nurseries->current->n_living++;
	*serial = nurseries->current->serial;
	return 0;
}

void guard_nursery_stop(const struct guard_nurseries *nurseries, uint64_t serial, uint64_t id)
{
	const struct guard_nursery *nursery = find(nurseries, serial);
	struct ipc_packet packet;

	if (!nursery)
		return;
	ipc_packet_begin(&packet, IPC_NURSERY_STOP);
	ipc_packet_put_number(&packet, id);
	if (ipc_packet_send(nursery->fd, &packet))
		base_log_error("%s 備用程序沒有反應，連線 %llu 未能結束", guard_child_name(nurseries->program),
			       (unsigned long long)id);
}

void guard_nursery_distrust(struct guard_nurseries *nurseries, uint64_t serial)
{
	if (nurseries->current && nurseries->current->serial == serial)
		rotate(nurseries);
}

void guard_nursery_renew(struct guard_nurseries *nurseries)
{
	retire(nurseries, nurseries->spare);
	nurseries->spare = NULL;
	nurseries->retry_ms = 0; /* what was wrong may be right now */
	if (nurseries->current)
		nurseries->current->is_stale = 1;
}

/* All of its children are on their own now. */
static void lose(struct guard_nurseries *nurseries, struct guard_nursery *nursery, int64_t now_ms)
{
	if (!nursery->is_retired)
		note_failure(nurseries, nursery->serial, now_ms);
	if (nursery == nurseries->current)
		nurseries->current = NULL;
	if (nursery == nurseries->spare)
		nurseries->spare = NULL;
	let_go(nurseries, nursery);
}

static int read_event(struct ipc_packet *packet, struct guard_nursery_event *event)
{
	ipc_packet_get_number(packet, &event->id);
	ipc_packet_get_number(packet, &event->number);
	return ipc_packet_end(packet);
}

static int understand(struct guard_nurseries *nurseries, struct guard_nursery *nursery, struct ipc_packet *packet,
		      struct guard_nursery_event *event)
{
	switch (packet->kind) {
	case IPC_NURSERY_READY:
		nursery->is_ready = 1;
		if (nursery == nurseries->spare && nurseries->current && nurseries->current->is_stale)
			rotate(nurseries);
		return ipc_packet_end(packet);
	case IPC_NURSERY_BORN:
		event->what = GUARD_NURSERY_BORN;
		if (nursery->serial > nurseries->failed_serial)
			note_success(nurseries);
		return read_event(packet, event);
	case IPC_NURSERY_ENDED:
		event->what = GUARD_NURSERY_ENDED;
		if (nursery->n_living > 0 && --nursery->n_living == 0 && nursery->is_retired)
			let_go(nurseries, nursery);
		return read_event(packet, event);
	default:
		ipc_packet_end(packet);
		return ERR_SYNTAX;
	}
}

void guard_nursery_hear(struct guard_nurseries *nurseries, uint64_t serial, int64_t now_ms,
			struct guard_nursery_event *event)
{
	struct guard_nursery *nursery = find(nurseries, serial);
	struct ipc_packet packet;
	int err;

	*event = (struct guard_nursery_event){.what = GUARD_NURSERY_NOTHING};
	if (!nursery)
		return;
	err = ipc_packet_receive(nursery->fd, &packet);
	if (err == ERR_BUSY)
		return;
	if (!err)
		err = understand(nurseries, nursery, &packet, event);
	if (!err)
		return;
	event->what = GUARD_NURSERY_GONE;
	nursery = find(nurseries, serial);
	if (nursery) /* what was wrong may have been its last word */
		lose(nurseries, nursery, now_ms);
}

void guard_nursery_close(struct guard_nurseries *nurseries)
{
	struct guard_map_node *node;
	size_t at = 0;

	while ((node = guard_map_any(&nurseries->map, &at)))
		let_go(nurseries, (struct guard_nursery *)node);
	guard_map_release(&nurseries->map);
	nurseries->current = nurseries->spare = NULL;
}
