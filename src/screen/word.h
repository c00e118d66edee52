/*
 * What was done on one form, said on the next: the form it leads to says it first.  Each screen that is led to calls
 * screen_word_say where it is entered; a word that nobody says is forgotten with the next one.
 */
#ifndef SCREEN_WORD_H
#define SCREEN_WORD_H

#include "tui/visit.h"

/* A sentence that lives as long as the program. */
void screen_word_leave(struct visit *visit, const char *text);

void screen_word_say(struct visit *visit);

#endif
