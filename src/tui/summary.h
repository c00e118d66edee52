/* The summary at the top of the body: how much has to be corrected, and each sentence with its field's label. */
#ifndef TUI_SUMMARY_H
#define TUI_SUMMARY_H

#include "tui/stay.h"

/* Lists every problem once the form was sent, before that only those that belong to no field on the screen. */
void tui_summary_place(struct visit *visit);

#endif
