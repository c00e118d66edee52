/* Reading the forms and running them. */
#include "config.h"

#include "screen/set.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "form/form.h"
#include "form/translate.h"
#include "portal/letter.h"
#include "screen/card.h"
#include "screen/draft.h"
#include "screen/table.h"
#include "tui/fit.h"
#include "tui/run.h"

/* Translations stand in forms/en; the source language needs no folder of its own. */
static const char translations[] = "en";

static int name_folders(struct screen_set *set, const char *folder)
{
	int n = snprintf(set->help_folders[LANG_ZH_TW], BASE_CONF_TEXT_SIZE, "%s/help", folder);
	int m = snprintf(set->help_folders[LANG_EN], BASE_CONF_TEXT_SIZE, "%s/%s/help", folder, translations);

	return n < 0 || m < 0 || n >= BASE_CONF_TEXT_SIZE || m >= BASE_CONF_TEXT_SIZE ? ERR_RANGE : 0;
}

int screen_set_read_folder(struct screen_set *set, const char *folder, struct problems *complaints)
{
	struct form_set *forms = &set->forms[LANG_ZH_TW];
	struct buf english = {0};
	int err = name_folders(set, folder);

	base_buf_addf(&english, "%s/%s", folder, translations);
	if (!err)
		err = form_read(folder, forms, complaints);
	if (!err)
		err = form_link(forms, screen_table, set->help_folders[LANG_ZH_TW], complaints);
	if (!err)
		form_translate(base_buf_text(&english), forms, &set->forms[LANG_EN], &set->untaken);
	if (!err)
		err = portal_letter_check(folder, complaints);
	base_buf_release(&english);
	return err;
}

int screen_set_read(struct screen_set *set, const struct conf *conf)
{
	struct problems complaints = {0};
	char folder[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, conf->forms, folder);

	if (!err)
		err = screen_set_read_folder(set, folder, &complaints);
	for (size_t i = 0; i < complaints.n; i++)
		fprintf(stderr, "%s\n", complaints.rows[i].text);
	base_problem_release(&complaints);
	return err;
}

void screen_set_judge(const struct screen_set *set, const char *folder, struct problems *complaints)
{
	struct buf english = {0};

	for (size_t i = 0; i < set->untaken.n; i++)
		base_problem_add(complaints, "", "", PROBLEM_ERROR, set->untaken.rows[i].text);
	base_buf_addf(&english, "%s/%s", folder, translations);
	form_translate_missing(base_buf_text(&english), &set->forms[LANG_ZH_TW], &set->forms[LANG_EN],
			       complaints);
	for (size_t i = 0; i < LANG_COUNT; i++)
		tui_fit_check(&set->forms[i], complaints);
	base_buf_release(&english);
}

void screen_set_release(struct screen_set *set)
{
	form_translate_release(&set->forms[LANG_EN], &set->forms[LANG_ZH_TW]);
	form_tree_release_set(&set->forms[LANG_ZH_TW]);
	base_problem_release(&set->untaken);
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
		.forms = {&set->forms[LANG_ZH_TW], &set->forms[LANG_EN]},
		.help_folders = {set->help_folders[LANG_ZH_TW], set->help_folders[LANG_EN]},
		.home = "home",
		.header = screen_session_header,
		.lock = SCREEN_SESSION_LOCK,
		.device_lock = session->card.ask ? SCREEN_CARD_LOCK : NULL,
		.news = session->card.ask ? screen_card_news : NULL,
		.idle = screen_session_idle,
		.is_over = screen_session_is_over,
		.ended = SCREEN_SESSION_ENDED,
		.forget = screen_session_forget,
		.keep = screen_draft_keep,
		.drop = screen_draft_drop,
	};
	int err = tui_run(tui, &host, first);

	screen_session_leave(session, err);
	return err == ERR_TIMEOUT ? 0 : err;
}
