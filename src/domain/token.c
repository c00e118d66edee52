/* Making and reading tokens and codes. */
#include "config.h"

#include "domain/token.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "domain/identifier.h"
#include "domain/shape.h"

static const char token_letters[] = "abcdefghijklmnopqrstuvwxyz234567";
static const char code_letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; /* neither 0 O nor 1 I */

void domain_token_make(char token[DOMAIN_TOKEN_SIZE])
{
	base_random_text(token, DOMAIN_TOKEN_SIZE - 1, token_letters);
}

void domain_token_make_code(char code[DOMAIN_TOKEN_CODE_TEXT_SIZE])
{
	char letters[DOMAIN_TOKEN_CODE_SIZE];

	base_random_text(letters, DOMAIN_TOKEN_CODE_SIZE - 1, code_letters);
	snprintf(code, DOMAIN_TOKEN_CODE_TEXT_SIZE, "%.4s-%.4s-%.4s-%.4s", letters, letters + 4, letters + 8,
		 letters + 12);
	base_mem_wipe(letters, sizeof letters);
}

enum rule domain_token_split(const char *token, char selector[DOMAIN_TOKEN_SELECTOR_SIZE],
			     char secret[DOMAIN_TOKEN_SECRET_SIZE])
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule = RULE_ACT_51;

	selector[0] = secret[0] = '\0';
	if (domain_identifier_normalise(token, 0, RULE_ACT_51, value) != RULE_NONE)
		goto out;
	domain_shape_lower(value);
	if (strlen(value) != DOMAIN_TOKEN_SIZE - 1 || value[strspn(value, token_letters)])
		goto out;
	memcpy(selector, value, DOMAIN_TOKEN_SELECTOR_SIZE - 1);
	selector[DOMAIN_TOKEN_SELECTOR_SIZE - 1] = '\0';
	memcpy(secret, value + DOMAIN_TOKEN_SELECTOR_SIZE - 1, DOMAIN_TOKEN_SECRET_SIZE);
	rule = RULE_NONE;
out:
	base_mem_wipe(value, sizeof value);
	return rule;
}

/* What a typed code has but blanks and hyphens: RULE_ACT_50 for nothing, RULE_ACT_51 for letters that no code has. */
static enum rule gather(const char *typed, char value[DOMAIN_IDENTIFIER_SIZE])
{
	size_t n = 0;

	if (domain_identifier_normalise(typed, IDENTIFIER_FOLD | IDENTIFIER_UPPER, RULE_ACT_51, value) != RULE_NONE)
		return RULE_ACT_51;
	for (const char *at = value; *at; at++)
		if (*at != ' ' && *at != '-')
			value[n++] = *at;
	value[n] = '\0';
	if (n == 0)
		return RULE_ACT_50;
	return value[strspn(value, code_letters)] ? RULE_ACT_51 : RULE_NONE;
}

enum rule domain_token_read_code(const char *typed, char code[DOMAIN_TOKEN_CODE_SIZE])
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule = gather(typed, value);

	code[0] = '\0';
	if (rule == RULE_NONE && strlen(value) != DOMAIN_TOKEN_CODE_SIZE - 1)
		rule = RULE_ACT_51;
	if (rule == RULE_NONE)
		memcpy(code, value, DOMAIN_TOKEN_CODE_SIZE);
	base_mem_wipe(value, sizeof value);
	return rule;
}

void domain_token_check_code(const char *typed, const char *field, struct problems *problems)
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule = gather(typed, value);
	size_t n = strlen(value);

	if (rule == RULE_NONE && n != DOMAIN_TOKEN_CODE_SIZE - 1)
		domain_rule_add_number(problems, field, RULE_ACT_51_LENGTH, (long)n);
	else
		domain_rule_add(problems, field, rule);
	base_mem_wipe(value, sizeof value);
}

enum rule domain_token_state(int64_t used_at, int64_t superseded_at, int64_t expires_at, int64_t now)
{
	if (used_at != 0)
		return RULE_ACT_51_USED;
	if (superseded_at != 0)
		return RULE_ACT_51_SUPERSEDED;
	return now >= expires_at ? RULE_ACT_51_EXPIRED : RULE_NONE;
}
