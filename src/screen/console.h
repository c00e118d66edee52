/* What the screens of staff share. */
#ifndef SCREEN_CONSOLE_H
#define SCREEN_CONSOLE_H

#include "domain/access.h"

struct visit;

/* After a login: who it is, on the header line.  0 when it cannot be said; then nobody is logged in. */
int screen_console_welcome(struct visit *visit);

/* A menu item's outcome, or NULL after R-ACC-1 was added because none of the person's roles has the right. */
const char *screen_console_way(struct visit *visit, enum right right, const char *outcome);

#endif
