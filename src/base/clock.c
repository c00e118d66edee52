/* Instants and Taipei wall-clock time. */
#include "config.h"

#include "base/clock.h"

#include <stdio.h>
#include <time.h>

#include "base/date.h"
#include "base/err.h"

static int64_t stopped_s = -1;

int64_t base_clock_now_s(void)
{
	return stopped_s >= 0 ? stopped_s : (int64_t)time(NULL);
}

void base_clock_set(int64_t now_s)
{
	stopped_s = now_s;
}

int64_t base_clock_monotonic_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int base_clock_parse(const char *text, int64_t *instant_s)
{
	struct date date;
	int hour, minute, second = 0, end = -1;
	char day[11];

	if (sscanf(text, "%10[0-9-]T%2d:%2d%n:%2d%n", day, &hour, &minute, &end, &second, &end) < 3 || end < 0 ||
	    text[end])
		return ERR_SYNTAX;
	if (base_date_parse_iso(day, &date) || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
	    second > 59)
		return ERR_SYNTAX;
	*instant_s = base_date_days(date) * 86400 + hour * 3600 + minute * 60 + second - BASE_DATE_TAIPEI_S;
	return 0;
}

static void in_taipei(int64_t instant_s, struct tm *tm)
{
	time_t taipei = (time_t)(instant_s + BASE_DATE_TAIPEI_S);

	gmtime_r(&taipei, tm);
}

void base_clock_format(int64_t instant_s, char text[BASE_CLOCK_TEXT_SIZE])
{
	struct tm tm = {0};

	in_taipei(instant_s, &tm);
	strftime(text, BASE_CLOCK_TEXT_SIZE, "%Y-%m-%d %H:%M:%S", &tm);
}

void base_clock_format_iso(int64_t instant_s, char text[BASE_CLOCK_TEXT_SIZE])
{
	struct tm tm = {0};

	in_taipei(instant_s, &tm);
	strftime(text, BASE_CLOCK_TEXT_SIZE, "%Y-%m-%dT%H:%M:%S+08:00", &tm);
}
