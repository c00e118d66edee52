/* Complaints about a form's text, for the clerk or operator who edits it. */
#ifndef FORM_COMPLAIN_H
#define FORM_COMPLAIN_H

#include "base/problem.h"
#include "form/tree.h"

/* Adds "FILE:LINE:COLUMN: " and the sentence; what it quotes from the file is made harmless. */
void form_complain(struct problems *complaints, const struct form_place *place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
