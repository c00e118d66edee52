/* All acts, for whoever walks them: the tests of rights, lists of audit words. */
#ifndef PORTAL_TABLE_H
#define PORTAL_TABLE_H

#include "portal/act.h"

/* Ends with NULL; sorted by their variables. */
extern const struct act *const portal_table_acts[];

#endif
