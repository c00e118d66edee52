/* Making captchas and judging what was typed. */
#include "config.h"

#include "domain/captcha.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/random.h"
#include "domain/identifier.h"

enum { TEXT_LENGTH = 5, SPELLED_SIZE = 16, FIRST_LEAST = 11, FIRST_MOST = 89, SECOND_LEAST = 2, SECOND_MOST = 9 };

/* A number below one hundred in English words. */
static void spell_en(unsigned n, char text[SPELLED_SIZE])
{
	static const char *const small[] = {"",        "one",     "two",       "three",    "four",
					    "five",    "six",     "seven",     "eight",    "nine",
					    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
					    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
	static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
					   "fifty", "sixty", "seventy", "eighty", "ninety"};

	if (n < BASE_COUNT(small))
		snprintf(text, SPELLED_SIZE, "%s", small[n]);
	else
		snprintf(text, SPELLED_SIZE, "%s%s%s", tens[n / 10], n % 10 ? "-" : "", small[n % 10]);
}

/* The same in the present language: 7 七, 10 十, 32 三十二. */
static void spell(unsigned n, char text[SPELLED_SIZE])
{
	static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	if (base_lang_now() == LANG_EN) {
		spell_en(n, text);
		return;
	}
	snprintf(text, SPELLED_SIZE, "%s%s%s", n >= 20 ? digits[n / 10] : "", n >= 10 ? "十" : "", digits[n % 10]);
}

static unsigned between(unsigned least, unsigned most)
{
	return least + base_random_below(most - least + 1);
}

static void ask(struct captcha *captcha)
{
	unsigned first = between(FIRST_LEAST, FIRST_MOST), second = between(SECOND_LEAST, SECOND_MOST);
	char first_text[SPELLED_SIZE], second_text[SPELLED_SIZE];

	spell(first, first_text);
	spell(second, second_text);
	snprintf(captcha->question, sizeof captcha->question, base_lang_text("%s加%s等於多少？請以數字作答"),
		 first_text, second_text);
	snprintf(captcha->answer, sizeof captcha->answer, "%u", first + second);
}

void domain_captcha_make(struct captcha *captcha, int64_t now, int64_t life_s)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz23456789";
	struct captcha made = {.expires_at = now + life_s};

	base_random_text(made.text, TEXT_LENGTH, letters);
	do
		ask(&made);
	while (strcmp(made.question, captcha->question) == 0);
	*captcha = made;
}

enum rule domain_captcha_check(const struct captcha *captcha, const char *typed, int case_sensitive, int64_t now)
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule = domain_identifier_normalise(typed, IDENTIFIER_FOLD, RULE_ACT_13, value);

	if (rule == RULE_NONE && !value[0])
		return RULE_ACT_13_EMPTY;
	if (now >= captcha->expires_at)
		return RULE_ACT_11;
	if (rule != RULE_NONE)
		return RULE_ACT_13;
	if (strcmp(value, captcha->answer) == 0)
		return RULE_NONE;
	return (case_sensitive ? strcmp : strcasecmp)(value, captcha->text) == 0 ? RULE_NONE : RULE_ACT_13;
}
