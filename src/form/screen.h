/*
 * The C side of a form: what a file of src/screen publishes, as one const struct screen.
 *
 * A record is a struct of char arrays, one per field, each NUL-terminated UTF-8; a choice holds its word.  All
 * forms of one record share one instance of it while the dialogue stays among them, so going back keeps what
 * was typed; the instance is wiped when the dialogue leaves them.  The driver (src/tui) calls the functions;
 * they reach the record and everything else through the visit.
 */
#ifndef FORM_SCREEN_H
#define FORM_SCREEN_H

#include <stddef.h>

#include "base/buf.h"
#include "base/problem.h"

struct visit; /* one stay at one form: tui/visit.h */

struct form_member {
	const char *name;
	size_t offset, size;
};

struct form_record {
	const char *name;
	size_t size;
	const struct form_member *members;
	size_t n_members;
};

/* A row of a member table: FORM_MEMBER(activation, person_id_no) in struct activation. */
#define FORM_MEMBER(record, member) \
	{ \
		.name = #member, .offset = offsetof(struct record, member), .size = sizeof((struct record *)0)->member \
	}

/* Says what is wrong with one field, when it is left and when the form is sent. No store, no waiting. */
struct form_check {
	const char *name;
	void (*run)(const void *record, struct problems *problems);
};

/*
 * What a key, a lookup or a menu item does.  Returns the outcome (a word that the form's "on" lines know), or
 * NULL to stay; problems added to the visit are shown.  The action "next" runs after all checks of the form
 * passed, with outcome "done" when the screen has no such action; "enter" runs each time the form is entered, "news"
 * each time a device beside the keyboard has something to say.
 */
struct form_action {
	const char *name;
	const char *(*run)(struct visit *visit);
};

/* Makes lines of text: the captcha picture, the terms. */
struct form_source {
	const char *name;
	int (*run)(struct visit *visit, struct buf *out);
};

struct form_tick {
	int is_met;
	const char *text; /* lasts as long as the program */
};

/* Fills at most max ticks for the present values; how many. */
struct form_checklist {
	const char *name;
	size_t (*run)(const void *record, struct form_tick *ticks, size_t max);
};

enum { FORM_LIST_COLUMNS = 8, FORM_LIST_KEY_SIZE = 64 };

/* One row of a list: the key it is paged and chosen by, and the cells in the order of the lister's columns. */
struct form_list_row {
	char key[FORM_LIST_KEY_SIZE];
	char *cells[FORM_LIST_COLUMNS]; /* base_mem_dup'ed by the lister, freed by the driver */
};

/*
 * Pages by key: fills at most max rows that follow (direction > 0) or precede (direction < 0, nearest last)
 * the row with the key after ("" = the very first / the very last); how many, or a negative error.
 */
struct form_lister {
	const char *name;
	int (*page)(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max);
	/* Enter on a row: the outcome; a NULL function: there is nothing to open. */
	const char *(*choose)(struct visit *visit, const char *key);
	const char *const *columns; /* at most FORM_LIST_COLUMNS and NULL; a form may show some, in any order */
};

/* Tables end with a row whose name is NULL; a table that is not needed is NULL. */
struct screen {
	const char *form; /* its name */
	const struct form_record *record; /* NULL: no fields */
	const struct form_check *checks;
	const struct form_action *actions;
	const struct form_source *sources;
	const struct form_checklist *checklists;
	const struct form_lister *lister; /* NULL: no list */
	int is_entrance; /* a program begins a dialogue here; every other form must be led to by one */
};

#endif
