/*
 * Doors: what stands before the @ when somebody comes over SSH, and the form behind it.
 */
#ifndef DOMAIN_DOOR_H
#define DOMAIN_DOOR_H

#include "domain/token.h"

/* The door of cards; maportal-net asks there for a key. */
#define DOMAIN_DOOR_CARD "card"

/* name, form to begin with, form when a token stands behind the name and a dot ("": none may), for whom */
#define DOMAIN_DOOR_LIST(X) \
	X("portal", "home", "", "首頁") \
	X("card", "login-card", "", "憑證登入") \
	X("review", "review", "staff-invitation", "審核人員；或依邀請信上的指令") \
	X("verify", "verification-code", "verification-password", "E-Mail認證；或依認證信上的指令")

struct door {
	const char *name, *form;
	char token[DOMAIN_TOKEN_SIZE]; /* as it came, for the form; "-" when it cannot be one; "" none */
};

/*
 * Which door a user name of any bytes means.  ERR_NOT_FOUND when it means none; it is exact, so nobody comes in by a
 * name that merely looks like one.
 */
int domain_door_find(const char *user, struct door *door);

/* Whether whoever comes by it shows a key, that of a card (R-CARD-60). */
int domain_door_has_key(const struct door *door);

/* What to say to who knocks where no door is: names those there are. */
const char *domain_door_refusal(void);

#endif
