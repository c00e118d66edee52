/*
 * The text of one field while somebody types into it.  Pure: it knows no terminal, so it can be tested alone.
 *
 * The value is UTF-8 in form NFC that the inward gate (base/gate.h) has admitted, at all times.  What the
 * person takes for one character is a grapheme cluster; the caret stands before one of them or behind the last.
 * Every change goes one way: the text with the change in it is put through the gate and becomes the value, or a
 * fault says why not and nothing has happened.  A mark typed after a letter so becomes part of that letter.
 *
 * The window shows `width` columns of it, beginning with a whole cluster, scrolled so that the caret and the
 * cluster it stands on are inside.  A caret behind the last cluster needs a column too: a field that shall show
 * max characters at once wants a width of one column more.
 *
 * Secrets are drawn as one '*' per cluster unless revealed, have no history, and all blocks they were in are
 * overwritten.
 *
 * A fault is 0, an enum gate_fault or an enum edit_fault; tui_edit_fault_text has the sentence for each.
 */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/gate.h"
#include "tui/history.h"

/* What may be typed.  All but ANY fold full-width forms to ASCII, as from an input method left on. */
enum edit_kind {
	EDIT_ANY,    /* whatever the gate admits */
	EDIT_CODE,   /* letters and digits; small letters become capitals */
	EDIT_NAME,   /* printable ASCII without the blank */
	EDIT_DIGITS,
	EDIT_SECRET, /* printable ASCII, masked */
	EDIT_KINDS,
};

/* fault, sentence for a person */
#define TUI_EDIT_FAULT_LIST(X) \
	X(EDIT_FULL, "已達字數上限") \
	X(EDIT_NOT_CODE, "只能輸入英文字母與數字") \
	X(EDIT_NOT_NAME, "只能輸入英文字母、數字與半形符號，不可有空白") \
	X(EDIT_NOT_DIGIT, "只能輸入數字") \
	X(EDIT_NOT_ASCII, "只能輸入英文字母、數字與半形符號")

#define TUI_EDIT_FAULT_ENUM(name, text) name,
enum edit_fault { EDIT_FAULTS = GATE_MARKS, TUI_EDIT_FAULT_LIST(TUI_EDIT_FAULT_ENUM) };

enum edit_act {
	EDIT_LEFT,
	EDIT_RIGHT,
	EDIT_HOME,
	EDIT_END,
	EDIT_WORD_LEFT,
	EDIT_WORD_RIGHT,
	EDIT_BACKSPACE,
	EDIT_DELETE,
	EDIT_KILL_START, /* from the start to the caret */
	EDIT_KILL_END,	 /* from the caret to the end */
	EDIT_CLEAR,
	EDIT_UNDO,
	EDIT_REDO,
	EDIT_ACTS,
};

/* Where a cluster begins; the row behind the last one holds the ends. */
struct edit_cluster {
	size_t at;	 /* byte of the value */
	unsigned column; /* column, were the whole value drawn */
};

/* Read freely; change by the functions below. */
struct edit {
	enum edit_kind kind;
	size_t max;  /* characters (code points) */
	size_t size; /* bytes with the NUL; 0: no limit of its own */
	struct buf value;
	struct edit_cluster *clusters;
	size_t n;     /* clusters */
	size_t caret; /* 0 .. n */
	size_t first; /* the window's first cluster */
	unsigned width;
	int is_revealed;
	int run; /* what the last change was, to take back a run of typing at once */
	struct history past, future;
};

struct edit_view {
	unsigned caret; /* column in the window, 0 .. width - 1 */
	int has_left, has_right; /* there is more beyond that edge */
};

/* An empty field of at most max characters and size bytes, seen through width (1 or more) columns. */
void tui_edit_init(struct edit *edit, enum edit_kind kind, size_t max, size_t size, unsigned width);

/* Overwrites and gives back everything; the struct may be initialised again. */
void tui_edit_release(struct edit *edit);

/* The value; belongs to the editor, good until the next change. */
const char *tui_edit_value(const struct edit *edit);

/* A new value that nobody typed; the caret goes behind it, the history is forgotten.  Returns a fault. */
int tui_edit_set(struct edit *edit, const char *text);

/* What was typed at the caret: one character, or what an input method commits at once.  Returns a fault. */
int tui_edit_insert(struct edit *edit, const char *text, size_t n);

/*
 * The same for pasted text: line ends and tabs become blanks, blanks at both ends are left out (of secrets only
 * line ends are).  All of it goes in or nothing.  Returns a fault.
 */
int tui_edit_paste(struct edit *edit, const char *text, size_t n);

/* Returns a fault: a deletion that would join clusters to one that the gate refuses does not happen. */
int tui_edit_act(struct edit *edit, enum edit_act act);

/* Moves the caret before the cluster at a column of the window; behind the last one, if there is none. */
void tui_edit_click(struct edit *edit, unsigned column);

/* Another width, after a change of the terminal's size. */
void tui_edit_resize(struct edit *edit, unsigned width);

/* Shows a secret as it is, or hides it again. */
void tui_edit_reveal(struct edit *edit, int is_revealed);

/* Appends exactly width columns, blanks where nothing is; a wide cluster that the edge cuts is a blank. */
void tui_edit_view(const struct edit *edit, struct buf *out, struct edit_view *view);

const char *tui_edit_fault_text(int fault);

#endif
