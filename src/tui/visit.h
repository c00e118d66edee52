/* What a screen's functions may ask of, and do to, the form that is being filled in. */
#ifndef TUI_VISIT_H
#define TUI_VISIT_H

#include "base/problem.h"
#include "form/form.h"

struct tui_draft;
struct visit;

/* The record the form is bound to, with what is typed now; changes are drawn.  NULL when it has none. */
void *tui_visit_record(struct visit *visit);

/* The program's own context, as given to tui_run. */
void *tui_visit_context(struct visit *visit);

/* The list of problems: rows added are drawn at their fields and in the summary. */
struct problems *tui_visit_problems(struct visit *visit);

/* The sentence on the message line; NULL takes it away. */
void tui_visit_say(struct visit *visit, enum problem_severity severity, const char *text);

/* Moves the cursor to a field. */
void tui_visit_focus(struct visit *visit, const char *field);

/* Makes the sources of the form be asked again (a new captcha, say). */
void tui_visit_refresh(struct visit *visit);

/* Makes the list begin with its first row again: what it lists has changed. */
void tui_visit_begin(struct visit *visit);

/*
 * Whether the person has seen the warnings and sent the form once more as it was.  The action "next" adds its
 * warnings and returns NULL while this is 0; when it is 1 it goes on.
 */
int tui_visit_is_confirmed(const struct visit *visit);

/* Asks a question that is answered by yes or no; 1 for yes.  no is where the cursor stands. */
int tui_visit_confirm(struct visit *visit, const char *question, const char *yes, const char *no);

/*
 * Offers something that is better taken: the cursor stands on yes.  1 for yes, 0 for no, -1 when there is no answer;
 * whoever gives none is told that it will be offered again.
 */
int tui_visit_offer(struct visit *visit, const char *question, const char *yes, const char *no);

/* The title of a form; NULL when there is no such form. */
const char *tui_visit_title(const struct visit *visit, const char *form);

/*
 * Leaves, when the function returns NULL, for the form of a draft (tui/run.h), which holds again what was typed, with
 * the cursor where it was.  ERR_NOT_FOUND when the form is no more.
 */
int tui_visit_resume(struct visit *visit, const struct tui_draft *draft);

/* Seconds until the person is taken for gone if no key is pressed; -1: never. */
int tui_visit_left_s(const struct visit *visit);

/* Draws a sentence at once and returns: something slow is about to happen. */
void tui_visit_busy(struct visit *visit, const char *text);

/*
 * Waits in something slow until the device (tui/device.h) has something to say: 1; 0: the person does not want to wait
 * any longer and has pressed Esc or the form's key for the way back, which is used up by that, or the terminal has
 * gone.  What else is typed meanwhile comes afterwards; pastes and clicks do not.
 */
int tui_visit_wait(struct visit *visit);

#endif
