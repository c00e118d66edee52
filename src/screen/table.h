/* All screens: what forms are linked against. */
#ifndef SCREEN_TABLE_H
#define SCREEN_TABLE_H

#include "form/screen.h"

/* Ends with NULL. */
extern const struct screen *const screen_table[];

#endif
