/* Civil dates, Gregorian and ROC. */
#include "config.h"

#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"

enum { ROC_OFFSET = 1911, GREGORIAN_FIRST = 1912 };

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

int base_date_is_valid(struct date date)
{
	return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
	       date.day <= days_in_month(date.year, date.month);
}

/* Counting years from March makes the leap day the last of its year. */
int64_t base_date_days(struct date date)
{
	int64_t year = date.year - (date.month <= 2);
	int64_t era = year / 400, in_era = year - era * 400;
	int64_t in_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;

	return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

struct date base_date_from_days(int64_t days)
{
	int64_t shifted = days + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	int64_t in_era = shifted - era * 146097;
	int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int64_t in_year = in_era - (365 * year + year / 4 - year / 100), month = (5 * in_year + 2) / 153;
	struct date date = {
		.year = (int)(year + era * 400 + (month >= 10)),
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(in_year - (153 * month + 2) / 5 + 1),
	};

	return date;
}

struct date base_date_at(int64_t instant_s)
{
	int64_t taipei_s = instant_s + BASE_DATE_TAIPEI_S;

	return base_date_from_days(taipei_s >= 0 ? taipei_s / 86400 : (taipei_s - 86399) / 86400);
}

static int all_digits(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isdigit((unsigned char)text[i]))
			return 0;
	return 1;
}

static int number(const char *text, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++)
		value = value * 10 + (text[i] - '0');
	return value;
}

static int accept(struct date candidate, struct date *date)
{
	if (!base_date_is_valid(candidate))
		return ERR_RANGE;
	*date = candidate;
	return 0;
}

int base_date_parse_iso(const char *text, struct date *date)
{
	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || !all_digits(text, 4) ||
	    !all_digits(text + 5, 2) ||
	    !all_digits(text + 8, 2))
		return ERR_SYNTAX;
	return accept((struct date){number(text, 4), number(text + 5, 2), number(text + 8, 2)}, date);
}

int base_date_parse_roc(const char *text, struct date *date)
{
	if (strlen(text) != 7 || !all_digits(text, 7))
		return ERR_SYNTAX;
	if (number(text, 3) == 0)
		return ERR_RANGE;
	return accept((struct date){number(text, 3) + ROC_OFFSET, number(text + 3, 2), number(text + 5, 2)}, date);
}

/* Takes up to max digits from *text; how many there were (0 when none or more than max). */
static int take_number(const char **text, int max, int *value)
{
	int n = 0;

	while (isdigit((unsigned char)(*text)[n]))
		n++;
	if (n > max)
		return 0;
	*value = number(*text, (size_t)n);
	*text += n;
	return n;
}

static int take_word(const char **text, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*text, word, n) != 0)
		return 0;
	*text += n;
	return 1;
}

/* year SEP month SEP day, or year 年 month 月 day 日, after an optional era name. */
static int parse_separated(const char *text, struct date *date)
{
	struct date found = {0};
	int is_roc, digits, era;
	char separator[] = "x";

	take_word(&text, "中華");
	era = take_word(&text, "民國");
	digits = take_number(&text, 4, &found.year);
	if (digits == 0 || (era && digits == 4))
		return ERR_SYNTAX;
	is_roc = digits < 4;
	if (take_word(&text, "年")) {
		if (!take_number(&text, 2, &found.month) || !take_word(&text, "月") ||
		    !take_number(&text, 2, &found.day) || !take_word(&text, "日"))
			return ERR_SYNTAX;
	} else {
		separator[0] = *text;
		if (!*text || !strchr("/.-", *text++) || !take_number(&text, 2, &found.month) ||
		    !take_word(&text, separator) || !take_number(&text, 2, &found.day))
			return ERR_SYNTAX;
	}
	if (*text)
		return ERR_SYNTAX;
	if (is_roc ? found.year == 0 : found.year < GREGORIAN_FIRST)
		return ERR_RANGE;
	found.year += is_roc ? ROC_OFFSET : 0;
	return accept(found, date);
}

int base_date_parse(const char *text, struct date *date)
{
	size_t n = strlen(text);

	if (!all_digits(text, n))
		return parse_separated(text, date);
	if (n == 7)
		return base_date_parse_roc(text, date);
	if (n != 8)
		return ERR_SYNTAX;
	if (number(text, 4) < GREGORIAN_FIRST)
		return ERR_RANGE;
	return accept((struct date){number(text, 4), number(text + 4, 2), number(text + 6, 2)}, date);
}

void base_date_format_iso(struct date date, char text[BASE_DATE_TEXT_SIZE])
{
	snprintf(text, BASE_DATE_TEXT_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void base_date_format_roc(struct date date, char text[BASE_DATE_TEXT_SIZE])
{
	snprintf(text, BASE_DATE_TEXT_SIZE, "民國%d年%d月%d日", date.year - ROC_OFFSET, date.month, date.day);
}
