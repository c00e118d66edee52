/* maportal: the portal on this terminal. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/program.h"
#include "command/verb.h"
#include "form/form.h"
#include "portal/letter.h"
#include "screen/draft.h"
#include "screen/session.h"
#include "screen/table.h"
#include "tui/run.h"
#include "tui/term.h"

/* Where the audit trail says that an act came from: the terminal's name without the folder. */
static void name_source(struct actor *actor)
{
	const char *tty = ttyname(STDIN_FILENO);

	snprintf(actor->source, sizeof actor->source, "%s",
		 tty ? tty + (strncmp(tty, "/dev/", 5) == 0 ? 5 : 0) : "stdin");
}

static int load_forms(const struct conf *conf, struct form_set *forms, char help_folder[BASE_CONF_TEXT_SIZE])
{
	struct problems complaints = {0};
	char folder[BASE_CONF_TEXT_SIZE];
	int n = 0, err = base_conf_path(conf, conf->forms, folder);

	if (!err)
		n = snprintf(help_folder, BASE_CONF_TEXT_SIZE, "%s/help", folder);
	if (n >= BASE_CONF_TEXT_SIZE)
		err = ERR_RANGE;
	if (!err)
		err = form_read(folder, forms, &complaints);
	if (!err)
		err = form_link(forms, screen_table, help_folder, &complaints);
	if (!err)
		err = portal_letter_check(folder, &complaints);
	for (size_t i = 0; i < complaints.n; i++)
		fprintf(stderr, "%s\n", complaints.rows[i].text);
	base_problem_release(&complaints);
	return err;
}

static int open_terminal(const struct program *program, struct tui **tui)
{
	const char *no_color = getenv("NO_COLOR");
	struct tui_options options = {
		.in_fd = STDIN_FILENO,
		.out_fd = STDOUT_FILENO,
		.theme = program->conf.theme,
		.no_color = no_color && *no_color,
		.mouse = (int)program->conf.mouse,
		.escape_delay_ms = (int)program->conf.escape_delay_ms,
	};
	struct buf complaint = {0};
	int err = tui_open(tui, &options, &complaint);

	if (err)
		fprintf(stderr, "%s: %s\n", program->name, base_buf_text(&complaint));
	base_buf_release(&complaint);
	return err;
}

/* While the screens are drawn, standard error is the same terminal: the log goes to a file. */
static int open_log(const struct program *program)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err =
		base_conf_path(&program->conf, *program->conf.log ? program->conf.log : "maportal.log", path);

	if (!err)
		err = base_log_open(program->name, path);
	return err ? base_program_fail(program, path, err) : BASE_PROGRAM_DONE;
}

static int run(const struct program *program, struct session *session, const char *first)
{
	char help_folder[BASE_CONF_TEXT_SIZE];
	struct form_set forms = {0};
	struct tui *tui = NULL;
	struct tui_host host = {
		.context = session,
		.forms = &forms,
		.help_folder = help_folder,
		.home = "home",
		.header = screen_session_header,
		.lock = SCREEN_SESSION_LOCK,
		.idle = screen_session_idle,
		.forget = screen_session_forget,
		.keep = screen_draft_keep,
		.drop = screen_draft_drop,
	};
	int err = load_forms(&program->conf, &forms, help_folder);

	if (err) {
		base_program_fail(program, program->conf.forms, err);
		goto out;
	}
	err = open_log(program) ? ERR_IO : open_terminal(program, &tui);
	if (err)
		goto out;
	err = base_cage_enter(CAGE_NETWORK | CAGE_EXEC);
	if (!err)
		err = tui_run(tui, &host, first);
	screen_session_leave(session, err);
	tui_close(tui);
	if (err && err != ERR_CLOSED)
		base_program_fail(program, first, err);
out:
	form_tree_release_set(&forms);
	return err && err != ERR_CLOSED ? BASE_PROGRAM_FAILED : BASE_PROGRAM_DONE;
}

/*
 * The token goes to the page that asks for it, which says so when it is none.  The word itself is overwritten, as
 * others on this machine can read the command lines of its processes.
 */
static void take_token(struct session *session, char *word)
{
	if (base_mem_copy(session->token, sizeof session->token, word) || !*session->token)
		snprintf(session->token, sizeof session->token, "-");
	base_mem_wipe(word, strlen(word));
}

/* The form that the words on the command line begin at; NULL when they are done with: *status. */
static const char *read_arguments(const struct program *program, struct session *session, int *status)
{
	struct command_verb verb = {0};
	const char *form;

	if (!program->arguments[0])
		return "home";
	*status = command_verb_read(&verb, "portal", program->arguments);
	if (*status)
		return NULL;
	form = command_verb_form(&verb);
	if (form) {
		take_token(session, command_verb_token(&verb));
		return form;
	}
	*status = command_verb_run(&verb, &session->portal);
	store_close(session->portal.store);
	return NULL;
}

int main(int argc, char **argv)
{
	struct program program = {
		.name = "maportal",
		.usage = "[VERB [參數]]",
		.purpose = "醫事系統入口網。沒有 VERB 時開啟畫面；以 maportal help 查看各項 VERB。",
	};
	struct session session = {.portal = {.conf = &program.conf, .actor = {.kind = ACTOR_NOBODY}}};
	const char *first;
	int err, status;

	if (!base_program_start(&program, argc, argv, &status))
		return status;
	name_source(&session.portal.actor);
	first = read_arguments(&program, &session, &status);
	if (!first)
		return status;
	err = store_open(&session.portal.store, program.conf.data, STORE_WRITE);
	if (!err)
		err = screen_session_begin(&session);
	if (err) {
		store_close(session.portal.store);
		return base_program_fail(&program, program.conf.data, err);
	}
	status = run(&program, &session, first);
	store_close(session.portal.store);
	base_mem_wipe(&session, sizeof session);
	return status;
}
