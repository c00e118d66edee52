/*
 * Telling the service manager how we are: datagrams to the socket that NOTIFY_SOCKET names, as systemd's
 * sd_notify(3) documents them.  Nothing happens where nobody asked.
 */
#ifndef GUARD_NOTIFY_H
#define GUARD_NOTIFY_H

/* Assignments, one a line, as "READY=1". */
void guard_notify(const char *assignments);

/* RELOADING=1 with the time that goes with it; READY=1 follows when it is over. */
void guard_notify_reloading(void);

#endif
