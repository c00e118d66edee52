/*
 * Civil dates, Gregorian inside, ROC (民國) at the edges: ROC year = Gregorian year - 1911.
 * Rules: shared document identifiers.md 10.  Every business date is a date in Taipei (UTC+8, no summer time).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdint.h>

enum { BASE_DATE_TAIPEI_S = 8 * 3600, BASE_DATE_TEXT_SIZE = 40 };

struct date {
	int year, month, day;
};

/* Whether the day exists (Gregorian calendar, years 1 to 9999). */
int base_date_is_valid(struct date date);

/* Days since 1970-01-01, and back. */
int64_t base_date_days(struct date date);
struct date base_date_from_days(int64_t days);

/* The date in Taipei at an instant. */
struct date base_date_at(int64_t instant_s);

/* Exactly YYYY-MM-DD; ERR_SYNTAX for another shape, ERR_RANGE for a day that does not exist. */
int base_date_parse_iso(const char *text, struct date *date);

/* Exactly the seven digits YYYMMDD of a card or file; ERR_SYNTAX, ERR_RANGE. */
int base_date_parse_roc(const char *text, struct date *date);

/*
 * What a person types: seven ROC digits, eight Gregorian digits, or year, month and day separated by one of
 * / . - or written 民國113年7月30日 (中華 before it is welcome).  A year of two or three digits is ROC, of four
 * digits Gregorian and at least 1912; six digits alone are ambiguous: ERR_SYNTAX.
 */
int base_date_parse(const char *text, struct date *date);

/* "2024-07-30" and "民國113年7月30日". */
void base_date_format_iso(struct date date, char text[BASE_DATE_TEXT_SIZE]);
void base_date_format_roc(struct date date, char text[BASE_DATE_TEXT_SIZE]);

#endif
