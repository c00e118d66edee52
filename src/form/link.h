/* Inside of the linker: a form with its screen, and the forms with each other. */
#ifndef FORM_LINK_H
#define FORM_LINK_H

#include "form/form.h"

/* Fills what the form asks of the screen (link-screen.c); form->screen is set. */
void form_link_screen(struct form *form, struct problems *complaints);

/* Turns, answers, wizards, and whether every form can be reached (link-set.c). */
void form_link_set(const struct form_set *set, struct problems *complaints);

#endif
