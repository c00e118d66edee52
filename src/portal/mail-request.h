/*
 * Letters for people who are not logged in.  Whether such a letter is written, and which, must not be told by the time
 * that an answer takes: the act writes one row for everybody, and maportal-mailer, which acts by itself, does the rest
 * a moment later: token, letter and audit record in the transaction that takes the row away.
 */
#ifndef PORTAL_MAIL_REQUEST_H
#define PORTAL_MAIL_REQUEST_H

#include "portal/act.h"

/*
 * What is wished for: the account's name, a new password, to tell the owner that somebody asked for the account, or a
 * one-time code by text message.
 */
#define PORTAL_MAIL_REQUEST_ACCOUNT "account"
#define PORTAL_MAIL_REQUEST_PASSWORD "password"
#define PORTAL_MAIL_REQUEST_QUERY "query"
#define PORTAL_MAIL_REQUEST_CODE "code"

/*
 * One row, by the same statements whether the number is known or not; reference is that of the session that waits for
 * a code, "" for other kinds.
 */
int portal_mail_request_add(struct act_call *call, const char *kind, const char *person_id_no, const char *reference);

/*
 * One row becomes a letter, or nothing for who is not known; the record is its struct mail_request.  The audit record
 * has the terminal where it was asked for, so the actor's source is this from then on.
 */
extern const struct act portal_mail_request_post;

/*
 * All rows that are due, until none is or is_stopping says so.  One that fails is put off and the log says why; what
 * is returned is the store's.
 */
int portal_mail_request_run(struct portal *portal, int (*is_stopping)(void));

#endif
