/* The line between terminal and session: what comes by the gate and by control while keys are waited for. */
#include "config.h"

#include "screen/remote.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/program.h"
#include "tui/line.h"

struct wire {
	struct tui_line line;
	struct remote *remote;
	int is_trimmed; /* the stack that only the beginning needed is given back */
	char said[IPC_SENTENCE_SIZE];
	char reason[IPC_SENTENCE_SIZE]; /* why it has to end; "": nobody says */
};

/*
 * What the keeper is to know is looked at before each waiting, so that no way of logging in or out can be forgotten
 * here.
 */
static size_t watch(struct tui_line *line, struct pollfd *fds, int *timeout_ms)
{
	struct wire *wire = line->context;
	struct remote *remote = wire->remote;

	if (!wire->is_trimmed)
		base_mem_trim_stack();
	wire->is_trimmed = 1;
	gate_control_state(remote->control, remote->gate->request.door.name, remote->session->login_name);
	*timeout_ms = gate_control_wait_ms(remote->control);
	fds[0] = (struct pollfd){.fd = remote->gate->fd, .events = POLLIN};
	fds[1] = (struct pollfd){.fd = remote->control->fd, .events = POLLIN}; /* -1: poll passes it over */
	return 2;
}

static unsigned hear_gate(struct wire *wire)
{
	const struct gate_request *request = &wire->remote->gate->request;
	int err = gate_hear(wire->remote->gate);
	unsigned news = 0;

	if (err == ERR_SYNTAX)
		gate_control_fault(wire->remote->control, FAULT_PROTOCOL);
	if (err)
		return LINE_ENDED;
	if (request->lines != wire->line.lines || request->columns != wire->line.columns)
		news = LINE_RESIZED;
	wire->line.lines = request->lines;
	wire->line.columns = request->columns;
	return news;
}

static unsigned hear_control(struct wire *wire)
{
	struct control *control = wire->remote->control;

	switch (gate_control_hear(control)) {
	case CONTROL_SAY:
		base_mem_copy(wire->said, sizeof wire->said, control->text);
		return LINE_SAID;
	case CONTROL_END:
		base_mem_copy(wire->reason, sizeof wire->reason, control->text);
		return LINE_ENDED;
	case CONTROL_QUIET:
		break;
	}
	return 0;
}

static unsigned hear(struct tui_line *line)
{
	struct wire *wire = line->context;
	unsigned news = hear_gate(wire);

	return news & LINE_ENDED ? news : news | hear_control(wire);
}

/* A client that has gone need not be told. */
static void write_line(int fd, const struct gate *gate, const char *text)
{
	struct buf out = {0};
	ssize_t written;

	text = base_lang_text(text);
	base_gate_harmless(text, strlen(text), 0, &out);
	base_buf_add_text(&out, *gate->request.term ? "\r\n" : "\n");
	written = write(fd, out.data, out.len);
	(void)written;
	base_buf_release(&out);
}

void screen_remote_complain(const struct gate *gate, const char *text)
{
	write_line(gate->complaints, gate, text);
}

static int open_terminal(struct wire *wire, struct tui **tui)
{
	const struct gate *gate = wire->remote->gate;
	const char *no_color = gate_request_variable(&gate->request, "NO_COLOR");
	struct tui_options options = {
		.in_fd = gate->stream,
		.out_fd = gate->stream,
		.line = &wire->line,
		.term = gate->request.term,
		.no_color = no_color && *no_color,
	};
	struct buf complaint = {0};
	int err;

	screen_set_options(wire->remote->session->portal.conf, &options);
	err = tui_open(tui, &options, &complaint);
	if (err)
		screen_remote_complain(gate, base_buf_text(&complaint));
	base_buf_release(&complaint);
	return err;
}

/* As late as that: whoever only knocks, or has no terminal, costs no database. */
static int open_store(struct session *session)
{
	struct portal *portal = &session->portal;
	int err = portal->store ? 0 : store_open(&portal->store, portal->conf->data, STORE_WRITE);

	return err ? err : screen_session_begin(session);
}

unsigned screen_remote_run(struct remote *remote, const char *first)
{
	const struct gate_request *request = &remote->gate->request;
	struct wire wire = {
		.line = {.context = &wire,
			 .lines = request->lines,
			 .columns = request->columns,
			 .said = wire.said,
			 .watch = watch,
			 .hear = hear},
		.remote = remote,
	};
	struct tui *tui;
	int err;

	if (!*request->term) {
		screen_remote_complain(remote->gate, "畫面須在終端機上顯示，請以 ssh -t 連線；"
						     "不用畫面時，請在連線指令後加上 help 查看各項指令");
		return BASE_PROGRAM_MISUSED;
	}
	if (open_terminal(&wire, &tui))
		return BASE_PROGRAM_MISUSED;
	err = open_store(remote->session);
	malloc_trim(0); /* what opening them took for a moment */
	if (!err)
		err = screen_set_run(remote->set, tui, remote->session, first);
	tui_close(tui);
	if (*wire.reason)
		write_line(remote->gate->stream, remote->gate, wire.reason);
	else if (*remote->session->farewell)
		write_line(remote->gate->stream, remote->gate, remote->session->farewell);
	else if (err && err != ERR_CLOSED)
		screen_remote_complain(remote->gate, base_err_text(err));
	return err && err != ERR_CLOSED ? BASE_PROGRAM_FAILED : BASE_PROGRAM_DONE;
}

/* ---- warming up ---- */

/* Looking whether a key has come does not wait, waiting for one does: so one screen is drawn. */
static size_t watch_nothing(struct tui_line *line, struct pollfd *fds, int *timeout_ms)
{
	(void)line;
	(void)fds;
	*timeout_ms = 1;
	return 0;
}

static unsigned hear_end(struct tui_line *line)
{
	(void)line;
	return LINE_ENDED;
}

int screen_remote_warm_up(const struct screen_set *set, const struct conf *conf)
{
	struct session session = {.is_remote = 1, .portal = {.conf = conf}};
	struct tui_line line = {
		.lines = GATE_LINES_USUAL, .columns = GATE_COLUMNS_USUAL, .watch = watch_nothing, .hear = hear_end};
	struct tui_options options = {.line = &line, .term = "xterm-256color"};
	struct buf complaint = {0};
	struct tui *tui;
	int ends[2], err;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return base_err_from_errno(errno);
	options.in_fd = options.out_fd = ends[0];
	screen_set_options(conf, &options);
	err = tui_open(&tui, &options, &complaint);
	if (!err) {
		err = screen_set_run(set, tui, &session, "login-card"); /* which asks no database */
		tui_close(tui);
	} else {
		base_log_error("%s", base_buf_text(&complaint));
	}
	base_buf_release(&complaint);
	close(ends[0]);
	close(ends[1]);
	return err == ERR_CLOSED ? 0 : err;
}
