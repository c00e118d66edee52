/*
 * 忘記帳號 and 忘記密碼 (R-ACT-70 to R-ACT-75).  The acts answer nothing and do the same for everybody: they write down
 * that a letter is wished for.  What letter it becomes is portal/mail-request.h's; the password is then set by
 * portal/verification.h.
 */
#ifndef PORTAL_RESET_H
#define PORTAL_RESET_H

#include "portal/act.h"

/* The record is a struct forgotten (domain/forgotten.h), whose captcha is the screen's business. */
extern const struct act portal_reset_account;
extern const struct act portal_reset_password;

#endif
