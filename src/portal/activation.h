/*
 * Opening an account: activation.md A.4 to A.7 (R-ACT-20 to R-ACT-51).  All take a struct activation
 * (domain/activation.h); the answers and refusals are rows of the problem list.
 */
#ifndef PORTAL_ACTIVATION_H
#define PORTAL_ACTIVATION_H

#include "portal/act.h"

/* Is this ID number open already? (R-ACT-23 to R-ACT-26; counted per terminal) */
extern const struct act portal_activation_query;

/* Do ID, institution and certificate stand in the personnel register? (R-ACT-34, counted per terminal) */
extern const struct act portal_activation_match;

/* Is this account name free? (R-ACT-37; names are counted per terminal, R-ACT-26) */
extern const struct act portal_activation_name;

/* Account name and address of step 3: free, and used by nobody else (R-ACT-37, R-ACT-44); a new name counts, too. */
extern const struct act portal_activation_personal;

/*
 * Checks everything again and opens the account: account, consent to the terms, token, letter, audit record.
 * A person whose mail was never verified may do so again; older tokens are cancelled (R-ACT-24, R-ACT-51).
 */
extern const struct act portal_activation_submit;

#endif
