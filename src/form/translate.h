/*
 * The same forms in another language: a folder beside those of the source language, with files of the same names.
 *
 * A translation has the same statements, with other words between the quotes, other lines in its pictures' paragraphs
 * and other hints; what a form does is decided in one place, the source's.  The set has a form for each of the
 * source's, in the same order: the translation, or the source's own where nobody has translated it yet.
 */
#ifndef FORM_TRANSLATE_H
#define FORM_TRANSLATE_H

#include "form/form.h"

/*
 * Reads the translations of a linked set and binds them to the same screens.  A folder that is not there has none; one
 * that is wrong, or does something else than its source, is complained of and not taken, so nobody who is served in the
 * other language misses what was changed since.
 */
void form_translate(const char *folder, const struct form_set *source, struct form_set *set,
		    struct problems *complaints);

/* Before the source is released. */
void form_translate_release(struct form_set *set, const struct form_set *source);

/* Complains of each form of the source that has no translation, and of each help text named that is not in folder. */
void form_translate_missing(const char *folder, const struct form_set *source, const struct form_set *set,
			    struct problems *complaints);

#endif
