/*
 * One stay at a form, as the driver sees it: what is typed, what is wrong with it, where the focus is.  Screens
 * know it as struct visit and only through tui/visit.h.
 */
#ifndef TUI_STAY_H
#define TUI_STAY_H

#include "base/buf.h"
#include "base/problem.h"
#include "form/form.h"
#include "tui/edit.h"
#include "tui/frame.h"
#include "tui/layout.h"

struct dialogue;

struct stay_field {
	struct edit edit; /* not used by choices and what is only shown */
	int is_typed;	  /* changed since it was last checked */
};

struct stay_list {
	struct form_list_row *rows;
	size_t n, cap;	  /* one row more than is shown is asked for, to know whether there are more */
	size_t shown;	  /* how many the screen has room for */
	int has_less;	  /* there are rows before the first */
	int err;	  /* of the lister; nothing is shown then */
	char after[FORM_LIST_KEY_SIZE]; /* the key before the first row; "" at the beginning */
};

struct visit {
	struct dialogue *dialogue;
	const struct form *form;
	void *record;
	struct stay_field *fields;
	struct buf *row_texts; /* what the sources of the picture's rows said */
	struct buf text;       /* of the pager */
	struct stay_list list;
	struct problems problems;
	int is_sent;	 /* it was sent and refused: the summary lists every problem */
	int is_warned;	 /* warnings were shown and nothing has changed since */
	int is_revealed; /* secrets are shown */
	int is_stale;	 /* the sources have to be asked again */
	int is_read;	 /* the end of the text was on the screen */
	int is_busy;	 /* the message says that something slow is going on */
	int is_guided;	 /* a screen's function has chosen where the focus is */
	int is_help;
	int is_turned;           /* leave for the same form in another language */
	const struct form *jump; /* leave for this form, to change one answer there */
	enum problem_severity severity; /* of the message */
	struct buf message;
	struct frame frame;
	struct layout layout;
	struct layout_id focus;
	struct layout_id rest; /* where the focus was when nobody typed */
	int is_following; /* the body scrolls so that the focus is seen; not while it is paged through */
	unsigned scroll, body_lines;
};

/* Begins a stay; record is kept as a pointer (NULL: the form has none). */
void tui_stay_open(struct visit *visit, struct dialogue *dialogue, const struct form *form, void *record);
void tui_stay_close(struct visit *visit);

/* Asks the sources (and the lister, the first time) if they are stale. */
void tui_stay_ask(struct visit *visit);

/* Takes over what a screen's function changed in the record. */
void tui_stay_reload(struct visit *visit);

/* Something else stands in a field now than was there before: what was said about it is out of date. */
void tui_stay_note_change(struct visit *visit, size_t field);

/* The editor's text goes into the record. */
void tui_stay_store(struct visit *visit, size_t field);

/* The field of the form with the focus, or NULL. */
const struct form_field *tui_stay_focused(const struct visit *visit);

/*
 * Judges the field with the focus, if something was typed into it: who tabs through an empty form is not scolded.
 */
void tui_stay_check(struct visit *visit);

/* Puts the focus on a stop; the field that it leaves is checked. */
void tui_stay_focus(struct visit *visit, struct layout_id id);

/* The label of a field of this form, or of one whose answers it shows; NULL: neither. */
const char *tui_stay_label(const struct visit *visit, const char *field);

/* The stop where a field is filled in or changed; kind STOP_NONE when there is none. */
struct layout_id tui_stay_place(const struct visit *visit, const char *field);

/* The forms whose answers a form shows; NULL behind the last. */
const struct form *tui_stay_answers(const struct visit *visit, size_t i);

/* Sentence on the message line; "" takes it away. */
void tui_stay_say(struct visit *visit, enum problem_severity severity, const char *text);

#endif
