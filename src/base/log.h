/*
 * One line per event, on standard error or, once a file is named, appended to that file.
 * A line never holds a secret or a full ID number; what the gate (base/gate.h) would refuse is written
 * as '?'.
 * The log's descriptor is the program's only state that no function is handed.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/* Names the program in each line and sends lines to a file (NULL: standard error); ERR_IO and friends. */
int base_log_open(const char *program, const char *path);

/* A person's mistake or an oddity that was dealt with. */
void base_log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Something failed that the operator should look at. */
void base_log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A broken invariant: writes the line and ends the process by abort(). */
void base_log_fatal(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
