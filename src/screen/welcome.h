/* What follows each login to an account, whatever it was by. */
#ifndef SCREEN_WELCOME_H
#define SCREEN_WELCOME_H

struct visit;

/*
 * The name on the header line, and the way on: "done", or "terms" when newer ones come first (mission A2).  NULL when
 * the account cannot be read; then nobody is logged in.
 */
const char *screen_welcome(struct visit *visit);

/* The same for an institution: "done", or NULL. */
const char *screen_welcome_institution(struct visit *visit);

#endif
