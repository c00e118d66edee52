/*
 * 健保卡(插卡): the login by a health card in the reader and the password registered with the insurer (R-CARD-20 to
 * R-CARD-25).  What the card says fills the form in and proves nothing by itself.
 */
#ifndef DOMAIN_NHI_LOGIN_H
#define DOMAIN_NHI_LOGIN_H

#include "base/problem.h"

enum { DOMAIN_NHI_LOGIN_PASSWORD_LEAST = 6, DOMAIN_NHI_LOGIN_PASSWORD_MOST = 12 };

struct nhi_login {
	char card_no[13];	     /* off the card; "" while none was read */
	char card_person_id_no[11]; /* likewise */
	char person_id_no[11];	     /* as it is typed */
	char password[DOMAIN_NHI_LOGIN_PASSWORD_MOST + 1];
};

void domain_nhi_login_check_person_id_no(const struct nhi_login *login, struct problems *problems);
void domain_nhi_login_check_password(const struct nhi_login *login, struct problems *problems);

/* That a card was read, and that it is the one of whoever is typed (R-CARD-24). */
void domain_nhi_login_check_card(const struct nhi_login *login, struct problems *problems);

#endif
