/* Moving the focus between the stops of a form, turning pages of lists, scrolling text. */
#ifndef TUI_MOVE_H
#define TUI_MOVE_H

#include "tui/stay.h"

/* The focus goes so many stops forward or back; 0 when there is none there. */
int tui_move_by(struct visit *visit, int steps);

/* Tab, arrows, page keys, Home and End. */
void tui_move_key(struct visit *visit, int key);

#endif
