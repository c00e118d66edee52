/* What the screens of staff share. */
#ifndef SCREEN_CONSOLE_H
#define SCREEN_CONSOLE_H

struct act;
struct visit;

/* After a login: who it is, on the header line.  0 when it cannot be said; then nobody is logged in. */
int screen_console_welcome(struct visit *visit);

/* A menu item's outcome, or NULL after R-ACC-1 was added because no role of the person may run the act behind it. */
const char *screen_console_way(struct visit *visit, const struct act *act, const char *outcome);

#endif
