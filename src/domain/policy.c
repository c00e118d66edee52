/* The table of settings and the check of their values. */
#include "config.h"

#include "domain/policy.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "domain/email.h"
#include "domain/password.h"
#include "domain/shape.h"

static const struct policy_row rows[POLICY_COUNT] = {
#define ROW(word, its_name, its_kind, its_standard, lowest, highest, its_help) \
	[word] = {.name = its_name, .kind = its_kind, .standard = its_standard, .least = lowest, .most = highest, \
		  .help = its_help},
	DOMAIN_POLICY_LIST(ROW)
#undef ROW
};

const struct policy_row *domain_policy_row(enum policy policy)
{
	return &rows[policy];
}

const struct policy_row *domain_policy_find(const char *name)
{
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	return NULL;
}

static int read_number(const struct policy_row *row, const char *value, long *number)
{
	char *end;

	if (!domain_shape_is_digit(value[0]))
		return ERR_SYNTAX;
	errno = 0;
	*number = strtol(value, &end, 10);
	if (*end)
		return ERR_SYNTAX;
	return errno || *number < row->least || *number > row->most ? ERR_RANGE : 0;
}

static int check_number(const struct policy_row *row, const char *value)
{
	long number;

	return read_number(row, value, &number);
}

static int check_text(const struct policy_row *row, const char *value)
{
	struct buf admitted = {0};
	size_t n = strlen(value);
	int err = 0;

	if (n < (size_t)row->least || n > (size_t)row->most)
		err = ERR_RANGE;
	else if (base_gate_admit(value, n, 0, &admitted) != GATE_OK)
		err = ERR_SYNTAX;
	base_buf_release(&admitted);
	return err;
}

static int check_date(const struct policy_row *row, const char *value)
{
	struct date date;

	(void)row;
	return base_date_parse_iso(value, &date);
}

static int check_word(const struct policy_row *row, const char *value)
{
	(void)row;
	return domain_password_policy(value) ? 0 : ERR_SYNTAX;
}

static int check_email(const struct policy_row *row, const char *value)
{
	(void)row;
	return *value && domain_email_check(value) ? ERR_SYNTAX : 0;
}

int domain_policy_check(const struct policy_row *row, const char *value)
{
	static int (*const checks[])(const struct policy_row *, const char *) = {
		[POLICY_NUMBER] = check_number,
		[POLICY_TEXT] = check_text,
		[POLICY_DATE] = check_date,
		[POLICY_WORD] = check_word,
		[POLICY_EMAIL] = check_email,
	};

	return checks[row->kind](row, value);
}

long domain_policy_number(const struct policy_row *row, const char *value)
{
	long number = 0;

	if (read_number(row, value, &number) != 0)
		(void)read_number(row, row->standard, &number);
	return number;
}
