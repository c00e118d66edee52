/*
 * The parent of maportal-card's processes, between them and the kiosk.  It touches neither readers nor
 * modules: one child watches the reader all the time, another one is forked for each request and ends with
 * it.  Whichever crashes is made anew by fork; whichever takes too long, or still works a moment after its
 * card has gone, is killed, and its request is answered here.
 */
#ifndef READER_KEEPER_H
#define READER_KEEPER_H

#include "reader/setting.h"

enum { READER_KEEPER_FD = 3 }; /* where maportal-card --serve finds the kiosk */

/* Serves until the kiosk has gone: 0; ERR_… when it cannot. */
int reader_keeper_run(int kiosk, const struct reader_setting *setting);

#endif
