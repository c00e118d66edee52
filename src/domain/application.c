/* Numbers of applications, and the texts about them. */
#include "config.h"

#include "domain/application.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/application-kind.h"
#include "domain/identifier.h"
#include "domain/shape.h"

static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

enum { LETTERS = 36, SERIAL_DIGITS = 7, YEAR_DIGITS = 3 };

/* ISO 7064, MOD 37,36: the state after n characters; a whole number leaves 1. */
static unsigned check_state(const char *number, size_t n)
{
	unsigned state = LETTERS;

	for (size_t i = 0; i < n; i++) {
		unsigned sum = (state + (unsigned)(strchr(letters, number[i]) - letters)) % LETTERS;

		state = (sum ? sum : LETTERS) * 2 % (LETTERS + 1);
	}
	return state;
}

static char check_character(const char *number)
{
	return letters[(LETTERS + 1 - check_state(number, strlen(number))) % LETTERS];
}

/* Whether a number looks like one that we give out: then its last character must be right. */
static int is_ours(const char *number)
{
	for (const struct application_kind *kind = domain_application_kind_rows; kind->code; kind++) {
		size_t n = strlen(kind->prefix), digits = strspn(number + (strncmp(number, kind->prefix, n) ? 0 : n),
								 "0123456789");

		if (strncmp(number, kind->prefix, n) == 0 && digits >= YEAR_DIGITS + SERIAL_DIGITS)
			return 1;
	}
	return 0;
}

static int is_checked(const char *number)
{
	size_t n = strlen(number) - 1;
	char head[DOMAIN_APPLICATION_NUMBER_SIZE];

	memcpy(head, number, n);
	head[n] = '\0';
	return check_character(head) == number[n];
}

enum rule domain_application_read_number(const char *typed, char number[DOMAIN_APPLICATION_NUMBER_SIZE])
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule =
		domain_identifier_normalise(typed, IDENTIFIER_FOLD | IDENTIFIER_UPPER, RULE_APP_1, value);

	number[0] = '\0';
	if (rule)
		return rule;
	for (const char *c = value; *c; c++)
		if (!strchr(letters, *c) && *c != '-')
			return RULE_APP_1;
	if (!value[0] || base_mem_copy(number, DOMAIN_APPLICATION_NUMBER_SIZE, value))
		return RULE_APP_1;
	if (!is_ours(number) || (!strchr(number, '-') && is_checked(number)))
		return RULE_NONE;
	number[0] = '\0';
	return RULE_APP_4;
}

int domain_application_make_number(const char *prefix, int roc_year, int64_t serial,
				   char number[DOMAIN_APPLICATION_NUMBER_SIZE])
{
	char head[DOMAIN_APPLICATION_NUMBER_SIZE - 1];
	int n = snprintf(head, sizeof head, "%s%0*d%0*lld", prefix, YEAR_DIGITS, roc_year, SERIAL_DIGITS,
			 (long long)serial);

	number[0] = '\0';
	if (n < 0 || (size_t)n >= sizeof head)
		return ERR_RANGE;
	snprintf(number, DOMAIN_APPLICATION_NUMBER_SIZE, "%s%c", head, check_character(head));
	return 0;
}

static enum rule read_admitted(char *text, const struct application_text *limits, char *to, size_t size)
{
	size_t n = strlen(text);

	while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\t'))
		text[--n] = '\0';
	text += strspn(text, " \t");
	if (!*text)
		return limits->empty;
	if (base_text_length(text) > limits->characters_max || base_mem_copy(to, size, text))
		return limits->many;
	return RULE_NONE;
}

enum rule domain_application_read_text(const char *typed, const struct application_text *limits, char *to, size_t size)
{
	struct buf text = {0};
	enum rule rule = domain_rule_from_gate(base_gate_admit(typed, strlen(typed), 0, &text));

	to[0] = '\0';
	if (!rule)
		rule = text.data ? read_admitted(text.data, limits, to, size) : limits->empty;
	base_buf_release(&text);
	return rule;
}
