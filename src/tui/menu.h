/* Menus: numbered items with a hint; and the page that shows all answers, where each can be chosen. */
#ifndef TUI_MENU_H
#define TUI_MENU_H

#include "tui/stay.h"

/* The character that chooses an item at once: 1 … 9, then a … z; 0 behind them. */
char tui_menu_shortcut(size_t item);

/* On narrow screens only the focused item's hint is shown, below the menu. */
void tui_menu_place(struct visit *visit);

/* The fields of the forms that the answers block names, grouped by the title of their step; secrets masked. */
void tui_menu_place_answers(struct visit *visit);

#endif
