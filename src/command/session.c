/* sessions, kick, say: who is at the portal over SSH, asked of the running maportald. */
#include "config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/json.h"
#include "command/registry.h"
#include "command/session.h"
#include "ipc/row.h"

enum { ANSWER_MS = 10000 };

#define WHY_STANDARD "管理者已結束您的連線"

static enum command_exit complain(const struct command_call *call, int err)
{
	if (err != ERR_NOT_FOUND)
		return command_complain(call, IPC_KEEPER_SOCKET, err);
	fprintf(stderr, base_lang_text("maportal-admin: %s：maportald 沒有在執行\n"), call->conf->data);
	return COMMAND_STOPPED;
}

/* ERR_NOT_FOUND when no keeper runs; the socket of one that was killed is still there. */
static int ask(const struct conf *conf, const struct ipc_packet *question, int *fd)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, IPC_KEEPER_SOCKET, path);

	*fd = -1;
	if (!err)
		err = base_mem_copy(address.sun_path, sizeof address.sun_path, path);
	if (err)
		return err;
	*fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (*fd < 0 || connect(*fd, (const struct sockaddr *)&address, sizeof address) < 0)
		err = errno == ECONNREFUSED ? ERR_NOT_FOUND : base_err_from_errno(errno);
	if (!err)
		err = ipc_packet_send(*fd, question);
	if (err && *fd >= 0) {
		close(*fd);
		*fd = -1;
	}
	return err;
}

static int read_done(struct ipc_packet *packet, uint64_t *number)
{
	if (packet->kind != IPC_OPERATE_DONE) {
		ipc_packet_end(packet);
		return ERR_SYNTAX;
	}
	ipc_packet_get_number(packet, number);
	return ipc_packet_end(packet);
}

/* What people named themselves is drawn harmless. */
static void print_row(const struct ipc_row *row)
{
	char began[BASE_CLOCK_TEXT_SIZE];
	struct buf who = {0};

	base_clock_format(row->began_s, began);
	base_gate_harmless(row->who, strlen(row->who), 0, &who);
	printf("%8" PRIu64 "  %s  %-15s  %-8s  %s\n", row->id, began, row->source, *row->door ? row->door : "-",
	       who.len ? who.data : "-");
	base_buf_release(&who);
}

static void print_titles(void)
{
	puts(base_lang_text("    編號  開始時間             來源             入口      使用者"));
}

static void print_json(const struct ipc_row *row)
{
	char began[BASE_CLOCK_TEXT_SIZE];

	base_clock_format_iso(row->began_s, began);
	command_json_print(json_pack("{s:I, s:s, s:s, s:s, s:s, s:I}", "number", (json_int_t)row->id, "began_at", began,
				     "source", row->source, "door", row->door, "who", row->who, "pid",
				     (json_int_t)row->pid));
}

int command_session_walk(const struct conf *conf, void (*visit)(void *context, const struct ipc_row *row),
			 void *context)
{
	struct ipc_packet packet;
	struct ipc_row row;
	uint64_t count;
	int fd, err;

	ipc_packet_begin(&packet, IPC_OPERATE_LIST);
	err = ask(conf, &packet, &fd);
	while (!err && !(err = ipc_packet_await(fd, &packet, ANSWER_MS)) && packet.kind == IPC_OPERATE_ROW) {
		err = ipc_row_get(&packet, &row);
		if (!err)
			visit(context, &row);
	}
	if (!err)
		err = read_done(&packet, &count);
	if (fd >= 0)
		close(fd);
	return err;
}

/* What was printed so far. */
struct listing {
	int is_json;
	unsigned long count;
};

static void print(void *context, const struct ipc_row *row)
{
	struct listing *listing = context;

	if (listing->count++ == 0 && !listing->is_json)
		print_titles();
	(listing->is_json ? print_json : print_row)(row);
}

static enum command_exit list(const struct command_call *call)
{
	struct listing listing = {.is_json = command_option(call, "json") != NULL};
	int err = command_session_walk(call->conf, print, &listing);

	if (err)
		return complain(call, err);
	if (!listing.is_json && listing.count == 0)
		print_titles();
	if (!listing.is_json)
		printf(base_lang_text("共 %lu 個連線\n"), listing.count);
	return COMMAND_DONE;
}

/* Asks what is answered by a number alone. */
static int order(const struct command_call *call, const struct ipc_packet *question, uint64_t *count)
{
	struct ipc_packet packet;
	int fd, err = ask(call->conf, question, &fd);

	if (!err)
		err = ipc_packet_await(fd, &packet, ANSWER_MS);
	if (!err)
		err = read_done(&packet, count);
	if (fd >= 0)
		close(fd);
	return err;
}

/* A sentence that others will see on their screens. */
static enum command_exit admit(const struct command_call *call, const char *text, struct buf *sentence)
{
	enum gate_fault fault = base_gate_admit(text, strlen(text), 0, sentence);

	if (fault)
		return command_misuse(call, base_gate_text(fault));
	if (sentence->len == 0)
		return command_misuse(call, "沒有文字");
	return sentence->len < IPC_SENTENCE_SIZE ? COMMAND_DONE : command_misuse(call, "文字過長，至多 512 位元組");
}

static enum command_exit kick(const struct command_call *call)
{
	const char *number = call->arguments[0];
	struct buf why = {0};
	enum command_exit status;
	struct ipc_packet question;
	uint64_t count = 0;
	char *end;
	int err;

	ipc_packet_begin(&question, IPC_OPERATE_KICK);
	errno = 0;
	ipc_packet_put_number(&question, strtoull(number, &end, 10));
	if (errno || *end || *number < '0' || *number > '9')
		return command_misuse(call, "NUMBER 須為 sessions 所列的編號");
	status = admit(call, call->n_arguments > 1 ? call->arguments[1] : WHY_STANDARD, &why);
	if (status)
		goto out;
	ipc_packet_put_text(&question, why.data);
	err = order(call, &question, &count);
	if (err) {
		status = complain(call, err);
	} else if (count == 0) {
		fprintf(stderr, base_lang_text("maportal-admin: %s：沒有這個連線\n"), number);
		status = COMMAND_REFUSED;
	}
out:
	base_buf_release(&why);
	return status;
}

static enum command_exit say(const struct command_call *call)
{
	struct buf text = {0};
	struct ipc_packet question;
	uint64_t count = 0;
	enum command_exit status = admit(call, call->arguments[0], &text);
	int err;

	if (status)
		goto out;
	ipc_packet_begin(&question, IPC_OPERATE_SAY);
	ipc_packet_put_text(&question, text.data);
	err = order(call, &question, &count);
	if (err)
		status = complain(call, err);
	else
		printf(base_lang_text("已通知 %lu 個連線\n"), (unsigned long)count);
out:
	base_buf_release(&text);
	return status;
}

const struct command command_session = {
	.name = "sessions",
	.usage = "[--json]",
	.help = "列出經由 SSH 使用入口網的連線",
	.options = {{"json", NULL, "以 JSON 輸出，一個連線一列"}},
	.is_beside_data = 1,
	.run = list,
};

const struct command command_session_kick = {
	.name = "kick",
	.usage = "NUMBER [WHY]",
	.help = "結束一個連線，並在其畫面說明原因",
	.least = 1,
	.most = 2,
	.is_beside_data = 1,
	.run = kick,
};

const struct command command_session_say = {
	.name = "say",
	.usage = "TEXT",
	.help = "在所有連線的訊息列顯示一句話",
	.least = 1,
	.most = 1,
	.is_beside_data = 1,
	.run = say,
};
