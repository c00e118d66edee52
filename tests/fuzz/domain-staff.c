/* Fuzzes what staff type: codes, names, roles with scopes, and secrets in base32. */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/otp.h"
#include "domain/staff.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

/* A code is digits or a recovery code, never both, and reads itself again. */
static void read_code(const char *input)
{
	char digits[7], recovery[DOMAIN_TOKEN_CODE_SIZE], again[7], unused[DOMAIN_TOKEN_CODE_SIZE];
	enum rule rule = domain_staff_read_code(input, digits, recovery);

	must((rule == RULE_NONE) == ((*digits != '\0') != (*recovery != '\0')));
	if (*digits)
		must(domain_staff_read_code(digits, again, unused) == RULE_NONE && strcmp(digits, again) == 0);
}

/* What decodes is what encode writes. */
static void read_secret(const char *input)
{
	unsigned char secret[BASE_OTP_SECRET_SIZE];
	char text[BASE_OTP_SECRET_TEXT_SIZE];

	if (base_otp_decode(input, secret))
		return;
	base_otp_encode(secret, text);
	must(strcmp(text, input) == 0);
}

static void read_grant(char *input)
{
	char *colon = strchr(input, ':');
	struct grant grant;

	if (colon)
		*colon = '\0';
	if (domain_staff_read_grant(input, colon ? colon + 1 : "", &grant) == RULE_NONE)
		must(strcmp(domain_access_role_name(grant.role), input) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *input = base_mem_dup_n((const char *)data, n);
	struct staff_invitation invitation = {.secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"};
	char uri[DOMAIN_STAFF_URI_SIZE];

	read_code(input);
	read_secret(input);
	if (domain_staff_check_name(input) == RULE_NONE)
		must(base_mem_copy(invitation.login_name, sizeof invitation.login_name, input) == 0);
	domain_staff_otp_uri(&invitation, uri);
	must(strlen(uri) + 1 < sizeof uri);
	read_grant(input);
	free(input);
	return 0;
}
