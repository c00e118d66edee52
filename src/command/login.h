/*
 * Whoever is logged in while a verb runs: "--as NAME", and the secrets that prove it in the first lines of standard
 * input.  The act is the one of the login screen, with its throttles and its record on the trail; only the captcha is
 * left out.  Whoever came by the door of cards with a card's key needs neither: the key says who they are.
 *
 * A kind of login is a row of a table in login.c: which secrets it asks for, one a line, and a function.  A verb's row
 * names the kind and has COMMAND_LOGIN_OPTION among its options; command_verb_run does the rest, and the verb finds
 * its actor in call->portal.
 */
#ifndef COMMAND_LOGIN_H
#define COMMAND_LOGIN_H

#include "command/command.h"

#define COMMAND_LOGIN_OPTION {"as", "NAME", "以此帳號登入；密碼為標準輸入的第一列"}
#define COMMAND_LOGIN_STAFF_OPTION {"as", "NAME", "以此人員帳號登入；密碼、驗證碼為標準輸入的第一、二列"}

/*
 * Logs in as the verb's row wants; COMMAND_DONE, or another status after a complaint.  In a batch the login stands, and
 * its lines name nobody.
 */
enum command_exit command_login_enter(const struct command_call *call);

/* Logs out what enter logged in; in a batch nothing happens. */
void command_login_leave(const struct command_call *call);

#endif
