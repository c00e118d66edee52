/* The wording of problems on a form. */
#ifndef FORM_MESSAGE_H
#define FORM_MESSAGE_H

#include "base/problem.h"
#include "form/tree.h"

/* The form's own sentence for the rule behind a problem, else the problem's; belongs to one of the two. */
const char *form_message(const struct form *form, const struct problem *problem);

#endif
