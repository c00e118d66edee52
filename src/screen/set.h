/* All screens of the portal: forms read, checked and bound once, then run on any number of terminals. */
#ifndef SCREEN_SET_H
#define SCREEN_SET_H

#include "base/conf.h"
#include "base/lang.h"
#include "screen/session.h"
#include "tui/term.h"

struct screen_set {
	struct form_set forms[LANG_COUNT];
	char help_folders[LANG_COUNT][BASE_CONF_TEXT_SIZE];
	struct problems untaken; /* what is wrong with translations, in whose place the Chinese forms stand */
};

/* Reads the forms that conf names and prints what is wrong with them on standard error; release also after an error. */
int screen_set_read(struct screen_set *set, const struct conf *conf);

/* The same with the folder named; what is wrong with forms and letters goes into complaints, ERR_SYNTAX. */
int screen_set_read_folder(struct screen_set *set, const char *folder, struct problems *complaints);

/* Complains of what is not translated, or not well, and of words that find no room on a screen of the least size. */
void screen_set_judge(const struct screen_set *set, const char *folder, struct problems *complaints);

void screen_set_release(struct screen_set *set);

/* What conf wants of a terminal; the descriptors and what comes from the environment are the caller's. */
void screen_set_options(const struct conf *conf, struct tui_options *options);

/* Runs from the form first and logs out at the end (screen_session_leave); ERR_CLOSED: the terminal went away. */
int screen_set_run(const struct screen_set *set, struct tui *tui, struct session *session, const char *first);

#endif
