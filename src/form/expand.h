/*
 * The paragraphs of a picture: {member} stands for the record's present value, \{ and \\ for the characters
 * themselves.
 */
#ifndef FORM_EXPAND_H
#define FORM_EXPAND_H

#include <stddef.h>

#include "base/buf.h"
#include "form/tree.h"

/*
 * Appends the text of a paragraph with its members replaced; a member that the record of the linked form does
 * not have, or any when record is NULL, stands for nothing.  Values are copied as they are: drawing makes
 * them harmless.
 */
void form_expand(const char *text, const struct form *form, const void *record, struct buf *out);

/*
 * The next {name} at or after text: where it begins and, in *n, how long the name between the braces is; NULL
 * when there is none.
 */
const char *form_expand_find(const char *text, size_t *n);

#endif
