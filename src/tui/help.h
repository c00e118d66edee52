/* The help of a screen: the field's line, the form's help text, all keys. */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "tui/stay.h"

/* Shows it in a pager and comes back; on the help itself it does nothing. */
void tui_help_show(struct visit *visit);

#endif
