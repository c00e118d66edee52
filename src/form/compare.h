/* A translated form against its source. */
#ifndef FORM_COMPARE_H
#define FORM_COMPARE_H

#include "base/problem.h"
#include "form/tree.h"

/* Complains where the translation does something else than its source. */
void form_compare_translation(const struct form *source, const struct form *form, struct problems *complaints);

#endif
