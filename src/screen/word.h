/*
 * Sentences that screens share: questions that name whom or what they are about, and what was done on one form, said on
 * the next.  Each screen that is led to calls screen_word_say where it is entered; a word that nobody says is forgotten
 * with the next one.
 */
#ifndef SCREEN_WORD_H
#define SCREEN_WORD_H

#include "tui/visit.h"

/* A sentence that lives as long as the program. */
void screen_word_leave(struct visit *visit, const char *text);

void screen_word_say(struct visit *visit);

/* Asks, under the name of what it is about, as tui_visit_confirm does; the answer for no is 取消. */
int screen_word_confirm(struct visit *visit, const char *what, const char *question, const char *yes);

/* The same about a person and the name of the account. */
int screen_word_confirm_person(struct visit *visit, const char *name, const char *login_name, const char *question,
			       const char *yes);

#endif
