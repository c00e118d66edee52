/* The one maportal-mailer that the keeper keeps running. */
#ifndef GUARD_MAILER_H
#define GUARD_MAILER_H

#include "guard/child.h"

struct guard_mailer {
	const struct guard_child_setting *setting;
	pid_t pid; /* 0: none runs */
	int is_wanted, is_renewed;
	unsigned failures;
	int64_t retry_ms;
};

/* Starts it when it is wanted, does not run and need not wait. */
void guard_mailer_fill(struct guard_mailer *mailer, int64_t now_ms);

/* When fill has something to do; -1: nothing. */
int64_t guard_mailer_due_ms(const struct guard_mailer *mailer);

/* The process has ended with this wait status. */
void guard_mailer_note_end(struct guard_mailer *mailer, int wait_status, int64_t now_ms);

/* It ends after the letter in its hands; a new one, with the configuration as it is then, follows if one is wanted. */
void guard_mailer_renew(struct guard_mailer *mailer, int is_wanted);

#endif
