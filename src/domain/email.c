/* The shape of e-mail addresses. */
#include "config.h"

#include "domain/email.h"

#include <stdio.h>
#include <string.h>

#include "domain/identifier.h"
#include "domain/shape.h"

#define DIGITS "0123456789"
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

enum { LOCAL_MAX = 64, LABEL_MAX = 63, TOP_LETTERS = 2 };

/* Atoms of RFC 5322 joined by single dots. */
static int is_local(const char *text, size_t n)
{
	static const char accepted[] = DIGITS LETTERS ".!#$%&'*+-/=?^_`{|}~";

	if (n == 0 || n > LOCAL_MAX || strspn(text, accepted) != n || text[0] == '.' || text[n - 1] == '.')
		return 0;
	for (size_t i = 1; i < n; i++)
		if (text[i] == '.' && text[i - 1] == '.')
			return 0;
	return 1;
}

static int is_label(const char *text, size_t n)
{
	return n > 0 && n <= LABEL_MAX && strspn(text, DIGITS LETTERS "-") >= n && text[0] != '-' &&
	       text[n - 1] != '-';
}

/* At least two labels; the last begins with two letters (com, tw, xn--kpry57d). */
static int is_domain(const char *text)
{
	size_t labels = 1, n;

	for (; (n = strcspn(text, ".")), text[n]; text += n + 1, labels++)
		if (!is_label(text, n))
			return 0;
	return labels > 1 && is_label(text, n) && strspn(text, LETTERS) >= TOP_LETTERS;
}

enum rule domain_email_check(const char *address)
{
	const char *at = strchr(address, '@');

	if (!at || strlen(address) > DOMAIN_EMAIL_MAX)
		return RULE_ACT_41;
	return is_local(address, (size_t)(at - address)) && is_domain(at + 1) ? RULE_NONE : RULE_ACT_41;
}

enum rule domain_email_identify(struct identifier *identifier)
{
	enum rule rule = domain_email_check(identifier->value);

	if (rule == RULE_NONE)
		snprintf(identifier->detail, sizeof identifier->detail, "E-Mail");
	return rule;
}

void domain_email_check_typed(const char *email, struct problems *problems)
{
	struct identifier identifier;
	enum rule rule = RULE_ACT_41_EMPTY;

	if (!domain_shape_is_blank(email))
		rule = domain_identifier_check(domain_identifier_find("email"), email, &identifier);
	domain_rule_add(problems, "email", rule);
}

/* That it is an address is said at the first field. */
void domain_email_check_confirm(const char *email, const char *confirm, struct problems *problems)
{
	char first[DOMAIN_IDENTIFIER_SIZE], second[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule = RULE_ACT_42_EMPTY;

	if (!domain_shape_is_blank(confirm)) {
		rule = domain_identifier_normalise(confirm, IDENTIFIER_FOLD, RULE_ACT_41, second);
		(void)domain_identifier_normalise(email, IDENTIFIER_FOLD, RULE_ACT_41, first);
		if (rule == RULE_NONE && strcmp(first, second) != 0)
			rule = RULE_ACT_42;
	}
	domain_rule_add(problems, "email_confirm", rule);
}
