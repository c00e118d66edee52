/* Reading the forms and running them. */
#include "config.h"

#include "screen/set.h"

#include <stdio.h>

#include "base/err.h"
#include "form/form.h"
#include "portal/letter.h"
#include "screen/draft.h"
#include "screen/table.h"
#include "tui/run.h"

int screen_set_read(struct screen_set *set, const struct conf *conf)
{
	struct problems complaints = {0};
	char folder[BASE_CONF_TEXT_SIZE];
	int n = 0, err = base_conf_path(conf, conf->forms, folder);

	if (!err)
		n = snprintf(set->help_folder, sizeof set->help_folder, "%s/help", folder);
	if (n >= (int)sizeof set->help_folder)
		err = ERR_RANGE;
	if (!err)
		err = form_read(folder, &set->forms, &complaints);
	if (!err)
		err = form_link(&set->forms, screen_table, set->help_folder, &complaints);
	if (!err)
		err = portal_letter_check(folder, &complaints);
	for (size_t i = 0; i < complaints.n; i++)
		fprintf(stderr, "%s\n", complaints.rows[i].text);
	base_problem_release(&complaints);
	return err;
}

void screen_set_release(struct screen_set *set)
{
	form_tree_release_set(&set->forms);
}

void screen_set_options(const struct conf *conf, struct tui_options *options)
{
	options->theme = conf->theme;
	options->mouse = (int)conf->mouse;
	options->escape_delay_ms = (int)conf->escape_delay_ms;
}

int screen_set_run(const struct screen_set *set, struct tui *tui, struct session *session, const char *first)
{
	const struct tui_host host = {
		.context = session,
		.forms = &set->forms,
		.help_folder = set->help_folder,
		.home = "home",
		.header = screen_session_header,
		.lock = SCREEN_SESSION_LOCK,
		.idle = screen_session_idle,
		.forget = screen_session_forget,
		.keep = screen_draft_keep,
		.drop = screen_draft_drop,
	};
	int err = tui_run(tui, &host, first);

	screen_session_leave(session, err);
	return err == ERR_TIMEOUT ? 0 : err;
}
