/*
 * What an SMTP session amounts to.  libesmtp answers "fine" to nearly every failure, so the verdict is taken from
 * the server's answers: the first refusal in the order MAIL, RCPT, message counts (what a server says to DATA
 * after it refused the only recipient is an echo that would turn "later" into "never").
 *
 *	no answer at all		LATER	alarm when TLS, login or the server's name was the trouble
 *	4xx				LATER
 *	530 534 535 538, or a 5xx
 *	that speaks of authentication	LATER	alarm
 *	other 5xx at MAIL		LATER	alarm: the sender is the same for every letter; but 552: NEVER
 *	5xx at RCPT or of the message	NEVER
 *	2xx of the message		DELIVERED
 *	anything else (354: no answer
 *	after the dot)			LATER	the server may have it: hence the same Message-ID
 */
#ifndef MAIL_JUDGE_H
#define MAIL_JUDGE_H

#include "mail/verdict.h"

enum { MAIL_ANSWER_SIZE = 512 };

struct answer {
	int code; /* 0: none */
	char text[MAIL_ANSWER_SIZE];
};

struct outcome {
	struct answer mail, recipient, message;
	int is_alarm;			    /* the session failed for the configuration's sake */
	char trouble[2 * MAIL_ANSWER_SIZE]; /* why there is no answer; "" unknown */
	char last[MAIL_ANSWER_SIZE];	    /* the server's last line of all */
};

void mail_judge_outcome(const struct outcome *outcome, struct verdict *verdict);

#endif
