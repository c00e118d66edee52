/*
 * What things look like, by what they mean.  Whatever a colour says is also said by bold, underline, reverse or
 * by words, so the theme "plain" (and NO_COLOR, and a terminal without colours) loses nothing.
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

enum tui_style {
	STYLE_TEXT,
	STYLE_TITLE,
	STYLE_LABEL,
	STYLE_HINT,
	STYLE_FIELD,  /* where something can be typed */
	STYLE_CLOSED, /* a field that is not asked now */
	STYLE_FOCUS,  /* the row of a menu or list that Enter chooses */
	STYLE_MARK,   /* the sign before the field that has the cursor */
	STYLE_ERROR,
	STYLE_WARNING,
	STYLE_INFO,
	STYLE_KEY, /* F2 */
	STYLE_RULE,
	STYLES,
};

struct theme_look {
	unsigned attributes; /* of curses */
	short ink, paper;    /* colours of curses */
};

/* The looks of a theme, STYLES of them; NULL for a name that is none. "plain" has no colours. */
const struct theme_look *tui_theme_find(const char *name);

#endif
