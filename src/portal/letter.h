/*
 * Letters that acts send.  The text stands in letter/NAME.letter in the folder of the forms, where an operator may
 * reword it: the first line is the subject, the second is empty, the rest is the body; {word} is replaced by a value.
 * The letter becomes a row of the outbox in the transaction of the act.
 */
#ifndef PORTAL_LETTER_H
#define PORTAL_LETTER_H

#include "portal/act.h"
#include "store/account.h"

struct letter_value {
	const char *word, *text;
};

/*
 * Writes a letter to an account's address.  values ends with a row whose word is NULL.  ERR_SYSTEM when the
 * template cannot be read or used (the log says where); else the store's.
 */
int portal_letter_post(struct act_call *call, const char *name, int64_t account_id, const struct letter_value *values);

/* The same to another address than the account has now. */
int portal_letter_post_to(struct act_call *call, const char *name, int64_t account_id, const char *recipient,
			  const struct letter_value *values);

/* The same to somebody who has no account: staff, the operator. */
int portal_letter_post_outside(struct act_call *call, const char *name, const char *recipient,
			       const char *recipient_name, const struct letter_value *values);

/*
 * One that only tells an account something, with the words name, login_name, at (this moment), helpdesk_phone and
 * helpdesk_hours; recipient NULL: to the address that the account has.
 */
int portal_letter_tell(struct act_call *call, const char *name, const struct account *account, const char *recipient);

/* A text message to a mobile number, ten digits; the template's subject is for the operator's eyes. */
int portal_letter_text(struct act_call *call, const char *name, int64_t account_id, const char *mobile_no,
		       const struct letter_value *values);

/*
 * Looks at all templates below a folder of forms, as form_read does at the forms.  ERR_SYNTAX when one will not do,
 * ERR_NOT_FOUND and friends when one cannot be read; complaints get one row for each, "FILE:LINE:COLUMN: what".
 */
int portal_letter_check(const char *folder, struct problems *complaints);

#endif
