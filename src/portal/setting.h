/* Policy values: the operator's row in the database, else the default of domain/policy. */
#ifndef PORTAL_SETTING_H
#define PORTAL_SETTING_H

#include "domain/policy.h"
#include "store/policy.h"

int portal_setting_number(struct store *store, enum policy policy, long *number);
int portal_setting_text(struct store *store, enum policy policy, char text[STORE_POLICY_TEXT_SIZE]);

#endif
