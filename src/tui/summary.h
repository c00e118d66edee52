/* The summary at the top of the body: how much has to be corrected, and each sentence with its field's label. */
#ifndef TUI_SUMMARY_H
#define TUI_SUMMARY_H

#include "tui/stay.h"

/*
 * Appends how many there are, as a sentence; where no error has a field on the screen there is nothing to correct here,
 * only something that was not done.  The most serious of them, PROBLEM_INFO when there is none.
 */
enum problem_severity tui_summary_heading(const struct visit *visit, struct buf *out);

/*
 * Lists every problem once the form was sent, before that only those that belong to no field on the screen: these
 * first, then the others in the order of the fields.
 */
void tui_summary_place(struct visit *visit);

#endif
