/*
 * 驗證碼: five characters to be drawn, and the same proof as a question in words for those who cannot read the
 * drawing (R-ACT-10 to R-ACT-14).  Either answer counts.  That each is good for one submission is the caller's
 * business: he makes a new one.
 */
#ifndef DOMAIN_CAPTCHA_H
#define DOMAIN_CAPTCHA_H

#include <stdint.h>

#include "domain/rule.h"

struct captcha {
	char text[8];	   /* five of A-Z a-z 2-9 */
	char question[64]; /* 三十二加七等於多少？請以數字作答 */
	char answer[8];
	int64_t expires_at;
};

/*
 * A fresh one that is good for life_s seconds (policy captcha_s).  It asks something else than the one that is there
 * (zero: none): who wanted another question must not see the same.
 */
void domain_captcha_make(struct captcha *captcha, int64_t now, int64_t life_s);

/* RULE_ACT_13_EMPTY, RULE_ACT_11 when its time is over, RULE_ACT_13 when wrong. */
enum rule domain_captcha_check(const struct captcha *captcha, const char *typed, int case_sensitive, int64_t now);

#endif
