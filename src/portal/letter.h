/*
 * Letters that acts send.  The text stands in forms/letter/NAME.letter: the first line is the subject, the second
 * is empty, the rest is the body; {word} is replaced by a value.  The letter becomes a row of the outbox in the
 * transaction of the act.
 */
#ifndef PORTAL_LETTER_H
#define PORTAL_LETTER_H

#include "portal/act.h"

struct letter_value {
	const char *word, *text;
};

/*
 * Writes a letter to an account's address.  values ends with a row whose word is NULL.  ERR_NOT_FOUND or
 * ERR_SYNTAX when the template is missing or names a word that has no value (the log says which), else the store's.
 */
int portal_letter_post(struct act_call *call, const char *template, int64_t account_id,
		       const struct letter_value *values);

#endif
