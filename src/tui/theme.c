/* The themes: tables of attributes. */
#include "config.h"

#include "tui/theme.h"

#include <curses.h>
#include <string.h>

#include "base/mem.h"

static const struct theme_look plain[STYLES] = {
	[STYLE_TITLE] = {.attributes = A_BOLD},
	[STYLE_FIELD] = {.attributes = A_UNDERLINE},
	[STYLE_FOCUS] = {.attributes = A_REVERSE},
	[STYLE_ERROR] = {.attributes = A_BOLD},
	[STYLE_WARNING] = {.attributes = A_BOLD},
	[STYLE_KEY] = {.attributes = A_BOLD},
};

static const struct theme_look dark[STYLES] = {
	[STYLE_TEXT] = {A_NORMAL, COLOR_WHITE, COLOR_BLACK},
	[STYLE_TITLE] = {A_BOLD, COLOR_CYAN, COLOR_BLACK},
	[STYLE_LABEL] = {A_NORMAL, COLOR_WHITE, COLOR_BLACK},
	[STYLE_HINT] = {A_NORMAL, COLOR_CYAN, COLOR_BLACK},
	[STYLE_FIELD] = {A_UNDERLINE, COLOR_WHITE, COLOR_BLUE},
	[STYLE_CLOSED] = {A_NORMAL, COLOR_CYAN, COLOR_BLACK},
	[STYLE_FOCUS] = {A_BOLD, COLOR_BLACK, COLOR_CYAN},
	[STYLE_MARK] = {A_BOLD, COLOR_YELLOW, COLOR_BLACK},
	[STYLE_ERROR] = {A_BOLD, COLOR_RED, COLOR_BLACK},
	[STYLE_WARNING] = {A_BOLD, COLOR_YELLOW, COLOR_BLACK},
	[STYLE_INFO] = {A_NORMAL, COLOR_GREEN, COLOR_BLACK},
	[STYLE_KEY] = {A_BOLD, COLOR_YELLOW, COLOR_BLACK},
	[STYLE_RULE] = {A_NORMAL, COLOR_CYAN, COLOR_BLACK},
};

static const struct theme_look light[STYLES] = {
	[STYLE_TEXT] = {A_NORMAL, COLOR_BLACK, COLOR_WHITE},
	[STYLE_TITLE] = {A_BOLD, COLOR_BLUE, COLOR_WHITE},
	[STYLE_LABEL] = {A_NORMAL, COLOR_BLACK, COLOR_WHITE},
	[STYLE_HINT] = {A_NORMAL, COLOR_BLUE, COLOR_WHITE},
	[STYLE_FIELD] = {A_UNDERLINE, COLOR_BLACK, COLOR_CYAN},
	[STYLE_CLOSED] = {A_NORMAL, COLOR_BLUE, COLOR_WHITE},
	[STYLE_FOCUS] = {A_BOLD, COLOR_WHITE, COLOR_BLUE},
	[STYLE_MARK] = {A_BOLD, COLOR_BLUE, COLOR_WHITE},
	[STYLE_ERROR] = {A_BOLD, COLOR_RED, COLOR_WHITE},
	[STYLE_WARNING] = {A_BOLD, COLOR_MAGENTA, COLOR_WHITE},
	[STYLE_INFO] = {A_NORMAL, COLOR_BLACK, COLOR_WHITE},
	[STYLE_KEY] = {A_BOLD, COLOR_BLUE, COLOR_WHITE},
	[STYLE_RULE] = {A_NORMAL, COLOR_BLUE, COLOR_WHITE},
};

static const struct {
	const char *name;
	const struct theme_look *looks;
} themes[] = {
	{"plain", plain},
	{"dark", dark},
	{"light", light},
};

const struct theme_look *tui_theme_find(const char *name)
{
	for (size_t i = 0; i < BASE_COUNT(themes); i++)
		if (strcmp(themes[i].name, name) == 0)
			return themes[i].looks;
	return NULL;
}
