/*
 * Soft cards of a demonstration (reader/soft.h): a nurse with a health card and a certificate, a clinic with
 * a certificate, and one whose certificate nobody trusts; the authority of the first two is put into the
 * folder of trust.
 */
#ifndef CARD_DEMO_H
#define CARD_DEMO_H

#include "base/conf.h"

#define CARD_DEMO_FOLDER "soft-card"
#define CARD_DEMO_PIN "123456"
#define CARD_DEMO_NHI_NUMBER "000012345678"

struct card_demo {
	const char *person_id_no, *person_name;
	const char *institution_code, *institution_name;
};

/* Makes the folder soft-card in the data directory; ERR_… */
int card_demo_make(const struct conf *conf, const struct card_demo *demo);

#endif
