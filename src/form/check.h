/*
 * The values of a linked form against its rules.
 *
 * A field is closed while its "only when" does not hold (or the field that this asks is closed itself); closed
 * fields are not checked.  The check written in C speaks first; the generic sentences (must be filled in, only
 * digits …) are added with rule "" only where it found no fault with the field.  record may be NULL only for a
 * form without fields.
 */
#ifndef FORM_CHECK_H
#define FORM_CHECK_H

#include "base/problem.h"
#include "form/tree.h"

int form_check_is_open(const struct form *form, const struct form_field *field, const void *record);

/* Whether the field must be filled in now; never while it is closed. */
int form_check_is_required(const struct form *form, const struct form_field *field, const void *record);

/* Whether a person could have typed the value, right or wrong: by its length, its characters, its words. */
int form_check_is_typable(const struct form_field *field, const char *value);

/* Adds what is wrong with one field; nothing when it is closed.  For leaving a field. */
void form_check_field(const struct form *form, const struct form_field *field, const void *record,
		      struct problems *problems);

/* Adds what is wrong with every open field, in the order of the form.  For sending it. */
void form_check_values(const struct form *form, const void *record, struct problems *problems);

/* Empties the closed fields: for the moment a form without errors is sent, so that acts see no stale answers. */
void form_check_empty_closed(const struct form *form, void *record);

#endif
