/*
 * Reading forms: text to tree, tree linked with the C side, all complaints with file, line and column.
 *
 * struct problems is used for complaints: field is "", rule is "", the sentence begins "FILE:LINE:COLUMN: ".
 * What may be drawn is decided by display width, so base_text_init comes first.
 */
#ifndef FORM_FORM_H
#define FORM_FORM_H

#include "base/buf.h"
#include "base/problem.h"
#include "form/screen.h"
#include "form/tree.h"

/* Parses one form's text; the file's name is for complaints only.  NULL when there was an error. */
struct form *form_parse(const char *file, const char *text, size_t n, struct problems *complaints);

/*
 * Reads every NAME.form of a folder.  Complaints are collected over all files; 0 when there were none,
 * ERR_SYNTAX when there were, ERR_NOT_FOUND and friends when the folder cannot be read.
 */
int form_read(const char *folder, struct form_set *set, struct problems *complaints);

/*
 * Joins forms and screens (screens: a NULL-terminated table of pointers): every form has a screen and the reverse,
 * every field a member large enough, every check, action, source, checklist and lister a function and the reverse
 * (the actions "enter" and a menu item's are optional), every lookup a key, every {member} a member, every
 * outcome that a key or menu item causes by itself an "on" line, every "on" an existing form; every answers block
 * names forms of the same record, every wizard has all its steps, and every form can be reached from home or
 * another entrance.  help_folder (NULL: none is looked for) holds NAME.txt for the help texts named.
 * 0, or ERR_SYNTAX with complaints.
 */
int form_link(struct form_set *set, const struct screen *const *screens, const char *help_folder,
	      struct problems *complaints);

/* The tree as text, one thing a line, for tests and for people who wonder. */
void form_dump(const struct form *form, struct buf *out);

/* The map of the dialogue as a graph in the DOT language: forms are nodes, outcomes arrows. */
void form_graph(const struct form_set *set, struct buf *out);

#endif
