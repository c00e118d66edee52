/*
 * What the dialogue keeps between one form and the next: the terminal, the record in hand, the way that was come.
 * Programs know it only through tui/run.h.
 */
#ifndef TUI_DIALOGUE_H
#define TUI_DIALOGUE_H

#include <stdint.h>

#include "tui/run.h"
#include "tui/stay.h"
#include "tui/term.h"

/* Why the dialogue cannot simply go on; loops that wait for a key end when it is not DIALOGUE_GOES_ON. */
enum dialogue_fate {
	DIALOGUE_GOES_ON,
	DIALOGUE_CLOSED, /* the terminal has gone away */
	DIALOGUE_FORGET, /* nobody has been there for too long */
	DIALOGUE_ENDED,	 /* the same, and that is the end of it */
	DIALOGUE_LEFT,	 /* by whoever stood before the lock: what is behind it was not given up */
	DIALOGUE_EXIT,
};

/* A form on the way here, and where on it the focus was. */
struct dialogue_step {
	const struct form *form;
	struct layout_id focus;
	char before[FORM_LIST_KEY_SIZE]; /* of a list: the key before its first row */
};

enum { DIALOGUE_STEPS = 64 };

struct dialogue {
	struct tui *tui;
	const struct tui_host *host;
	const struct form_set *forms; /* of the host, in the present language */
	enum lang lang;               /* to which it returns when a person has gone */
	const struct form *home;
	const struct form *lock, *device_lock; /* NULL: none */
	const char *farewell; /* to be said at the next form, after an idle return; NULL: nothing */
	enum dialogue_fate fate;
	const struct form_record *record_type; /* of the record in hand, NULL: none */
	void *record;
	struct dialogue_step steps[DIALOGUE_STEPS]; /* the last is the present form */
	size_t n_steps;
	const struct form *amending; /* the answers page that sent the person here to change one answer */
	struct layout_id amended;    /* and which */
	int is_unkept; /* something was typed that is in no draft */
	int has_draft; /* the host keeps one of the record in hand */
	const struct form *resumed; /* a draft is gone on with there; NULL: none */
	struct layout_id resumed_focus;
	void *resumed_record;
	unsigned char *was_read;     /* per form of the set: its text was read to the end */
	int is_over; /* others have put an end to it */
	int is_locked;
	int is_turned; /* the form is entered anew because the language is another */
	int64_t last_key_ms;
	int64_t minute; /* the minute that the clock on the screen shows */
};

#endif
