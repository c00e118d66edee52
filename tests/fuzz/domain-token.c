/* Fuzzes what people and links bring along: tokens, codes, captcha answers, passwords. */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/captcha.h"
#include "domain/password.h"
#include "domain/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct captcha captcha = {.text = "gD5ss", .answer = "39", .expires_at = 1300};
	static const char *const policies[] = {"mohw", "hpa", "nist", "nist_second_factor"};
	const struct password_owner owner = {"bakerlai", "A123456789", "nurse@example.org"};
	char *input = base_mem_dup_n((const char *)data, n);
	char selector[DOMAIN_TOKEN_SELECTOR_SIZE], secret[DOMAIN_TOKEN_SECRET_SIZE];
	char code[DOMAIN_TOKEN_CODE_SIZE], again[DOMAIN_TOKEN_CODE_SIZE];
	struct password_tick ticks[DOMAIN_PASSWORD_TICKS];
	struct problems problems = {0};

	must((domain_token_split(input, selector, secret) == RULE_NONE) == (strlen(selector) + strlen(secret) == 38));
	if (domain_token_read_code(input, code) == RULE_NONE)
		must(domain_token_read_code(code, again) == RULE_NONE && strcmp(code, again) == 0);
	(void)domain_captcha_check(&captcha, input, 0, 1000);
	for (size_t i = 0; i < BASE_COUNT(policies); i++) {
		const struct password_policy *policy = domain_password_policy(policies[i]);

		domain_password_check(policy, input, &owner, "password", &problems);
		must(domain_password_ticks(policy, input, input, &owner, ticks, BASE_COUNT(ticks)) ==
		     policy->n_demands + 1);
		base_problem_release(&problems);
	}
	free(input);
	return 0;
}
