/* The rules of staff. */
#include "config.h"

#include "domain/staff.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/identifier.h"
#include "domain/password.h"
#include "domain/shape.h"

enum { NAME_LEAST = 3, NAME_MOST = 20, REASON_LEAST = 4, REASON_MOST = 100, OTP_DIGITS = 6 };

static const struct state {
	const char *word, *title_zh;
} states[] = {
	[STAFF_NONE] = {"", ""},
	[STAFF_INVITED] = {"invited", "待接受邀請"},
	[STAFF_ACTIVE] = {"active", "啟用"},
	[STAFF_SUSPENDED] = {"suspended", "停用"},
};

enum staff_state domain_staff_state(const char *word)
{
	for (size_t i = 1; i < BASE_COUNT(states); i++)
		if (strcmp(states[i].word, word) == 0)
			return (enum staff_state)i;
	return STAFF_NONE;
}

const char *domain_staff_state_word(enum staff_state state)
{
	return states[state].word;
}

const char *domain_staff_state_title(enum staff_state state)
{
	return states[state].title_zh;
}

void domain_staff_check_login_name(const struct staff_login *login, struct problems *problems)
{
	if (!login->login_name[0])
		domain_rule_add(problems, "login_name", RULE_STF_1_EMPTY);
}

void domain_staff_check_password(const struct staff_login *login, struct problems *problems)
{
	if (!login->password[0])
		domain_rule_add(problems, "password", RULE_ACT_1_PASSWORD);
}

static int is_otp(const char *text)
{
	size_t n = 0;

	while (domain_shape_is_digit(text[n]))
		n++;
	return n == OTP_DIGITS && !text[n];
}

/* Telephones show the digits in two groups; nobody shall have to leave the blank out. */
enum rule domain_staff_read_code(const char *typed, char digits[7], char recovery[DOMAIN_TOKEN_CODE_SIZE])
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule = RULE_STF_10;
	size_t n = 0;

	digits[0] = recovery[0] = '\0';
	if (domain_identifier_normalise(typed, IDENTIFIER_FOLD, RULE_STF_10, value) != RULE_NONE)
		goto out;
	for (const char *at = value; *at; at++)
		if (*at != ' ')
			value[n++] = *at;
	value[n] = '\0';
	if (n == 0) {
		rule = RULE_STF_10_EMPTY;
	} else if (is_otp(value)) {
		memcpy(digits, value, OTP_DIGITS + 1);
		rule = RULE_NONE;
	} else if (domain_token_read_code(value, recovery) == RULE_NONE) {
		rule = RULE_NONE;
	}
out:
	base_mem_wipe(value, sizeof value);
	return rule;
}

void domain_staff_check_code(const struct staff_login *login, struct problems *problems)
{
	char digits[OTP_DIGITS + 1], recovery[DOMAIN_TOKEN_CODE_SIZE];

	domain_rule_add(problems, "code", domain_staff_read_code(login->code, digits, recovery));
	base_mem_wipe(digits, sizeof digits);
	base_mem_wipe(recovery, sizeof recovery);
}

void domain_staff_check_invitation_code(const struct staff_invitation *invitation, struct problems *problems)
{
	char code[DOMAIN_TOKEN_CODE_SIZE];
	enum rule rule;

	if (invitation->token[0])
		return;
	rule = domain_token_read_code(invitation->code, code);
	base_mem_wipe(code, sizeof code);
	if (rule)
		domain_rule_add(problems, "code", rule == RULE_ACT_50 ? RULE_STF_12_EMPTY : RULE_STF_12);
}

void domain_staff_check_invitation_password(const struct staff_invitation *invitation, struct problems *problems)
{
	if (!invitation->password[0])
		domain_rule_add(problems, "password", RULE_ACT_60_EMPTY);
	else
		domain_password_check(domain_password_policy_or_standard(invitation->policy), invitation->password,
				      &(struct password_owner){.login_name = invitation->login_name,
							       .email = invitation->email},
				      "password", problems);
}

void domain_staff_check_invitation_confirm(const struct staff_invitation *invitation, struct problems *problems)
{
	if (!invitation->password_confirm[0])
		domain_rule_add(problems, "password_confirm", RULE_ACT_65_EMPTY);
	else if (strcmp(invitation->password, invitation->password_confirm) != 0)
		domain_rule_add(problems, "password_confirm", RULE_ACT_65);
}

void domain_staff_check_invitation_otp(const struct staff_invitation *invitation, struct problems *problems)
{
	if (!invitation->otp[0])
		domain_rule_add(problems, "otp", RULE_STF_10_ENROL);
	else if (!is_otp(invitation->otp))
		domain_rule_add(problems, "otp", RULE_STF_10);
}

enum rule domain_staff_token_state(int64_t used_at, int64_t superseded_at, int64_t expires_at, int64_t now)
{
	switch (domain_token_state(used_at, superseded_at, expires_at, now)) {
	case RULE_NONE:
		return RULE_NONE;
	case RULE_ACT_51_USED:
		return RULE_STF_12_USED;
	case RULE_ACT_51_SUPERSEDED:
		return RULE_STF_12_SUPERSEDED;
	default:
		return RULE_STF_12_EXPIRED;
	}
}

static int is_name_letter(char c)
{
	return domain_shape_is_digit(c) || domain_shape_is_upper(c) || domain_shape_is_lower(c);
}

enum rule domain_staff_check_name(const char *login_name)
{
	size_t n = 0;

	if (!*login_name)
		return RULE_STF_1_EMPTY;
	while (is_name_letter(login_name[n]) || (login_name[n] && strchr(".-_", login_name[n])))
		n++;
	if (login_name[n] || n < NAME_LEAST || n > NAME_MOST ||
	    !(domain_shape_is_upper(*login_name) || domain_shape_is_lower(*login_name)))
		return RULE_STF_1;
	return RULE_NONE;
}

enum rule domain_staff_check_reason(const char *reason)
{
	size_t n = base_text_length(reason);

	return domain_shape_is_blank(reason) || n < REASON_LEAST || n > REASON_MOST ? RULE_STF_13 : RULE_NONE;
}

enum rule domain_staff_read_grant(const char *role, const char *code, struct grant *grant)
{
	size_t n = 0;

	*grant = (struct grant){.role = domain_access_role_find(role)};
	if (grant->role == ROLE_COUNT)
		return RULE_STF_3;
	grant->scope.kind = domain_access_role_scope(grant->role);
	if (grant->scope.kind == SCOPE_NONE)
		return *code ? RULE_STF_4_SCOPE : RULE_NONE;
	if (!*code)
		return RULE_STF_4_EMPTY;
	while (is_name_letter(code[n]) || (code[n] && strchr(".-_", code[n])))
		n++;
	return code[n] || base_mem_copy(grant->scope.code, sizeof grant->scope.code, code) ? RULE_STF_4 : RULE_NONE;
}

int domain_staff_may_manage(const struct actor *actor, const struct grant *grant)
{
	enum right right = grant->role == ROLE_BUREAU_REVIEWER ? RIGHT_MANAGE_REVIEWER : RIGHT_MANAGE_STAFF;

	return domain_access_may_at(actor, right, &grant->scope);
}

int domain_staff_may_manage_all(const struct actor *actor, const struct grant *grants, size_t n)
{
	static const struct scope everywhere = {.kind = SCOPE_NONE};

	for (size_t i = 0; i < n; i++)
		if (!domain_staff_may_manage(actor, &grants[i]))
			return 0;
	return n > 0 || domain_access_may_at(actor, RIGHT_MANAGE_STAFF, &everywhere);
}

/* Everything but what RFC 3986 calls unreserved is escaped. */
void domain_staff_otp_uri(const struct staff_invitation *invitation, char uri[DOMAIN_STAFF_URI_SIZE])
{
	size_t used = (size_t)snprintf(uri, DOMAIN_STAFF_URI_SIZE, "otpauth://totp/maportal:");

	for (const char *at = invitation->login_name; *at; at++) {
		int is_plain = domain_shape_is_digit(*at) || domain_shape_is_upper(*at) ||
			       domain_shape_is_lower(*at) || strchr("-._~", *at);

		if (is_plain)
			uri[used++] = *at;
		else
			used += (size_t)snprintf(uri + used, DOMAIN_STAFF_URI_SIZE - used, "%%%02X",
						 (unsigned char)*at);
	}
	snprintf(uri + used, DOMAIN_STAFF_URI_SIZE - used, "?secret=%s", invitation->secret);
}
