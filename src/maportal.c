/* maportal: the portal on this terminal, its verbs at a shell, and the nursery of the sessions that come over SSH. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/err.h"
#include "base/errand.h"
#include "base/lang.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/program.h"
#include "card/ask.h"
#include "command/verb.h"
#include "gate/text.h"
#include "portal/card-login.h"
#include "screen/card.h"
#include "screen/remote.h"
#include "screen/set.h"
#include "tui/device.h"
#include "tui/term.h"

enum { OPTION_NURSERY, OPTION_COUNT };

/* While screens are drawn, standard error is the same terminal: the log goes to a file. */
static int open_log(const struct program *program)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(&program->conf, *program->conf.log ? program->conf.log : "maportal.log", path);

	if (!err)
		err = base_log_open(program->name, path);
	if (err)
		base_program_fail(program, path, err);
	return err;
}

/* Forms and log: what screens on any terminal need. */
static int prepare(const struct program *program, struct screen_set *set)
{
	int err = screen_set_read(set, &program->conf);

	if (err)
		base_program_fail(program, program->conf.forms, err);
	return err ? err : open_log(program);
}

/* What asks the insurer is started before the cage is locked. */
static int start_nhi(const struct program *program, struct errand *nhi)
{
	const struct conf *conf = &program->conf;
	int is_exec = strcmp(conf->nhi_check, "exec") == 0;

	return base_errand_start(nhi, is_exec ? conf->nhi_program : "", (unsigned)conf->nhi_timeout_s);
}

/* ---- a session behind the gate ---- */

static int await_wish(struct gate *gate, struct control *control)
{
	while (gate->request.stage < GATE_SHELL) {
		struct pollfd fds[] = {
			{.fd = gate->fd, .events = POLLIN},
			{.fd = control->fd, .events = POLLIN},
		};
		int err;

		if (poll(fds, BASE_COUNT(fds), gate_control_wait_ms(control)) < 0 && errno != EINTR)
			return base_err_from_errno(errno);
		err = gate_hear(gate);
		if (err)
			return err;
		if (gate_control_hear(control) == CONTROL_END)
			return ERR_CLOSED;
	}
	return gate_serve(gate);
}

static void take_token(struct session *session, char *word)
{
	if (!word)
		return;
	if (base_mem_copy(session->token, sizeof session->token, word) || !*session->token)
		snprintf(session->token, sizeof session->token, "-"); /* the page says that it is none */
	base_mem_wipe(word, strlen(word));
}

/* The three descriptors that a verb knows are the client's from now on. */
static int take_streams(const struct gate *gate)
{
	if (dup2(gate->stream, STDIN_FILENO) < 0 || dup2(gate->stream, STDOUT_FILENO) < 0 ||
	    dup2(gate->complaints, STDERR_FILENO) < 0)
		return base_err_from_errno(errno);
	if (!*gate->request.term)
		return 0;
	stdout = gate_text_open(STDOUT_FILENO);
	stderr = gate_text_open(STDERR_FILENO);
	return stdout && stderr ? 0 : ERR_SYSTEM;
}

static unsigned serve_command(struct remote *remote)
{
	const struct gate_request *request = &remote->gate->request;
	struct command_verb verb = {0};
	const char *form = NULL;
	unsigned status;

	if (take_streams(remote->gate))
		return BASE_PROGRAM_FAILED;
#ifdef CRASH_TRIGGER
	if (strcmp(request->command, "crash") == 0)
		abort();
#endif
	status = command_verb_read_exec(&verb, request->door.name, request->command, request->command_n);
	if (!status)
		form = command_verb_form(&verb);
	if (form && *request->term) {
		take_token(remote->session, command_verb_token(&verb));
		status = screen_remote_run(remote, form);
	} else if (form) {
		status = command_verb_refuse_form(&verb);
	} else if (!status) {
		verb.has_terminal = *request->term != '\0';
		status = command_verb_run(&verb, &remote->session->portal);
	}
	command_verb_release(&verb);
	return status;
}

/* The database is opened for the first key that is shown, and stays open. */
static int is_key_known(void *context, const void *key, size_t n)
{
	struct portal *portal = context;
	struct card_key shown = {.key = key, .key_n = n};
	int is_known = 0, err = 0;

	if (!portal->store)
		err = store_open(&portal->store, portal->conf->data, STORE_WRITE);
	if (!err)
		err = portal_card_login_is_known(portal, &shown, &is_known);
	if (err)
		base_log_error("card: %s", base_err_text(err));
	return is_known;
}

/* Keys that the client has proven to have; they lie in the request, which stays as it is once the door is open. */
static void take_keys(const struct gate_request *request, struct portal *portal, struct card_key *keys)
{
	for (size_t i = 0; i < request->n_proven; i++)
		keys[i] = (struct card_key){.key = request->proven[i].bytes, .key_n = request->proven[i].n};
	portal->keys = keys;
	portal->n_keys = request->n_proven;
}

static unsigned serve_wish(struct remote *remote)
{
	const struct gate_request *request = &remote->gate->request;

	if (request->stage == GATE_COMMAND)
		return serve_command(remote);
	return screen_remote_run(remote, request->n_proven > 0 ? "login-key" : request->door.form);
}

/* What the client's environment says, as base/lang.h asks for it. */
static const char *variable(const void *request, const char *name)
{
	return gate_request_variable(request, name);
}

static enum ipc_fault serve(const struct program *program, const struct screen_set *set, const struct errand *nhi,
			    const struct ipc_birth *birth)
{
	struct session session = {.is_remote = 1, .portal = {.conf = &program->conf, .nhi = nhi, .via = VIA_SSH}};
	struct card_key keys[IPC_KEYS_PROVEN_MAX];
	struct gate_keys known = {.is_known = is_key_known, .context = &session.portal};
	struct gate gate;
	struct control control;
	struct remote remote = {.set = set, .session = &session, .gate = &gate, .control = &control};
	int err;

	gate_open(&gate, birth->fds[0]);
	gate.keys = &known;
	gate_control_open(&control, birth, program->conf.data);
	memcpy(session.portal.actor.source, birth->source, sizeof session.portal.actor.source);
	err = await_wish(&gate, &control);
	if (err == ERR_SYNTAX)
		gate_control_fault(&control, FAULT_PROTOCOL);
	if (!err) {
		base_lang_set(base_lang_choose(variable, &gate.request, program->conf.language));
		gate_control_state(&control, gate.request.door.name, "");
		memcpy(session.token, gate.request.door.token, sizeof session.token);
		take_keys(&gate.request, &session.portal, keys);
		gate_leave(&gate, serve_wish(&remote));
	}
	store_close(session.portal.store);
	gate_close(&gate);
	gate_control_close(&control);
	base_mem_wipe(&session, sizeof session);
	return !err || err == ERR_CLOSED || err == ERR_SYNTAX ? FAULT_NONE : FAULT_SYSTEM;
}

/* ---- the nursery ---- */

static int run_nursery(const struct program *program)
{
	struct screen_set set = {0};
	struct ipc_birth birth = {0};
	struct errand nhi = {.fd = -1};
	int result = prepare(program, &set);

	base_cage_hide();
	signal(SIGPIPE, SIG_IGN); /* a client that has gone is found out by waiting */
	if (!result)
		result = start_nhi(program, &nhi);
	if (!result)
		result = store_prepare();
	if (!result)
		result = screen_remote_warm_up(&set, &program->conf);
	if (!result)
		result = base_cage_enter(CAGE_NETWORK | CAGE_EXEC);
	if (!result)
		result = ipc_nursery_run(IPC_NURSERY_FD, &birth);
	if (result == 1) /* nothing of the nursery's is to be tidied up */
		_exit(base_cage_alone() ? FAULT_SYSTEM : (int)serve(program, &set, &nhi, &birth));
	if (result)
		base_log_error("nursery: %s", base_err_text(result));
	screen_set_release(&set);
	return result ? BASE_PROGRAM_FAILED : BASE_PROGRAM_DONE;
}

/* ---- this terminal ---- */

/* Where the audit trail says that an act came from: the terminal's name without the folder. */
static void name_source(struct actor *actor)
{
	const char *tty = ttyname(STDIN_FILENO);

	snprintf(actor->source, sizeof actor->source, "%s",
		 tty ? tty + (strncmp(tty, "/dev/", 5) == 0 ? 5 : 0) : "stdin");
}

static int open_terminal(const struct program *program, struct tui_device *device, struct tui **tui)
{
	const char *no_color = getenv("NO_COLOR");
	struct tui_options options = {
		.in_fd = STDIN_FILENO,
		.out_fd = STDOUT_FILENO,
		.device = device,
		.no_color = no_color && *no_color,
	};
	struct buf complaint = {0};
	int err;

	screen_set_options(&program->conf, &options);
	err = tui_open(tui, &options, &complaint);
	if (err)
		fprintf(stderr, "%s: %s\n", program->name, base_buf_text(&complaint));
	base_buf_release(&complaint);
	return err;
}

/* Without its program there is no reader, and the forms say so. */
static void start_card(const struct program *program, struct session *session)
{
	const struct card_start start = {
		.data = program->conf.data,
		.config = program->common[PROGRAM_CONFIG],
		.now = program->common[PROGRAM_NOW],
	};
	int err = card_ask_open(&session->card.ask, &start);

	if (err)
		base_log_error("maportal-card: %s", base_err_text(err));
}

static int run_screens(const struct program *program, struct session *session, const char *first)
{
	struct screen_set set = {0};
	struct errand nhi = {.fd = -1};
	struct tui_device device = screen_card_device;
	struct tui *tui = NULL;
	int err = prepare(program, &set);

	session->portal.nhi = &nhi;
	device.context = session;
	if (!err)
		err = start_nhi(program, &nhi);
	if (!err)
		start_card(program, session);
	if (!err)
		err = open_terminal(program, session->card.ask ? &device : NULL, &tui);
	if (!err) {
		err = base_cage_enter(CAGE_NETWORK | CAGE_EXEC);
		if (!err)
			err = screen_set_run(&set, tui, session, first);
		tui_close(tui);
		if (err && err != ERR_CLOSED)
			base_program_fail(program, first, err);
	}
	card_ask_close(session->card.ask);
	session->portal.nhi = NULL;
	base_errand_stop(&nhi);
	screen_set_release(&set);
	return err && err != ERR_CLOSED ? BASE_PROGRAM_FAILED : BASE_PROGRAM_DONE;
}

/* maportal card …: the program beside this one, with the options of this one; returns when it cannot be had. */
static int become_card(const struct program *program, const char *what, int is_pem)
{
	static const char *const options[] = {
		[PROGRAM_DATA] = "--data", [PROGRAM_CONFIG] = "--config", [PROGRAM_NOW] = "--now"};
	const char *words[2 * BASE_COUNT(options) + 4] = {"maportal-card"};
	char path[CARD_ASK_PATH_SIZE];
	size_t n = 1;
	int err = card_ask_program(path, sizeof path);

	for (size_t i = 0; i < BASE_COUNT(options); i++)
		if (program->common[i]) {
			words[n++] = options[i];
			words[n++] = program->common[i];
		}
	if (is_pem)
		words[n++] = "--pem";
	words[n] = what;
	if (!err) {
		execv(path, (char *const *)(uintptr_t)words);
		err = base_err_from_errno(errno);
	}
	return base_program_fail(program, "maportal-card", err);
}

/*
 * The form that the words on the command line begin at; NULL when they are done with: *status.  A token is overwritten,
 * as others on this machine can read the command lines of its processes.
 */
static const char *read_arguments(const struct program *program, struct session *session, int *status)
{
	struct command_verb verb = {0};
	const char *form;

	if (!program->arguments[0])
		return "home";
	*status = command_verb_read(&verb, "portal", program->arguments);
	if (*status)
		return NULL;
	if (command_verb_program(&verb)) {
		*status = become_card(program, command_verb_token(&verb),
				      command_option(&verb.line.call, "pem") != NULL);
		return NULL;
	}
	form = command_verb_form(&verb);
	if (form) {
		take_token(session, command_verb_token(&verb));
		return form;
	}
	*status = command_verb_run(&verb, &session->portal);
	store_close(session->portal.store);
	return NULL;
}

static int run_here(const struct program *program)
{
	struct session session = {.portal = {.conf = &program->conf}};
	const char *first;
	int err, status = BASE_PROGRAM_DONE;

	base_lang_set(base_lang_of_environment(program->conf.language));
	name_source(&session.portal.actor);
	first = read_arguments(program, &session, &status);
	if (!first)
		return status;
	err = store_open(&session.portal.store, program->conf.data, STORE_WRITE);
	if (!err)
		err = screen_session_begin(&session);
	status = err ? base_program_fail(program, program->conf.data, err) : run_screens(program, &session, first);
	store_close(session.portal.store);
	base_mem_wipe(&session, sizeof session);
	return status;
}

int main(int argc, char **argv)
{
	static const struct program_option options[OPTION_COUNT + 1] = {
		[OPTION_NURSERY] = {.name = "nursery", .help = "由 maportald 啟動，等候 SSH 連線"},
	};
	const char *values[OPTION_COUNT] = {NULL};
	struct program program = {
		.name = "maportal",
		.usage = "[VERB [參數]]",
		.purpose = "醫事系統入口網。沒有 VERB 時開啟畫面；以 maportal help 查看各項 VERB。",
		.options = options,
		.values = values,
	};
	int status;

	base_lang_set(base_lang_of_environment("zh_TW"));
	if (!base_program_start(&program, argc, argv, &status))
		return status;
	base_lang_set(LANG_ZH_TW);
	return values[OPTION_NURSERY] ? run_nursery(&program) : run_here(&program);
}
