/*
 * Instants: seconds since 1970-01-01 UTC.  A program may be told what time it is (--now), for tests and
 * demonstrations; then its clock stands still.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* The present instant. */
int64_t base_clock_now_s(void);

/* Stops the clock at an instant; negative lets it run again. */
void base_clock_set(int64_t now_s);

/* Milliseconds of a clock that never goes back; for measuring and time-outs only. */
int64_t base_clock_monotonic_ms(void);

/* Reads YYYY-MM-DDThh:mm[:ss] as Taipei time; ERR_SYNTAX. */
int base_clock_parse(const char *text, int64_t *instant_s);

/* Taipei wall-clock time of an instant: "2026-11-22 09:32:05"; and for programs: "2026-11-22T09:32:05+08:00". */
enum { BASE_CLOCK_TEXT_SIZE = 32 };
void base_clock_format(int64_t instant_s, char text[BASE_CLOCK_TEXT_SIZE]);
void base_clock_format_iso(int64_t instant_s, char text[BASE_CLOCK_TEXT_SIZE]);

#endif
