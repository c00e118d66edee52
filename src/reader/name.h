/* Names of readers. */
#ifndef READER_NAME_H
#define READER_NAME_H

#include "reader/setting.h"

enum { READER_NAMES_SIZE = 4096, READER_NAME_SLOT_BYTES = 64 };

/* Whether a reader may be used: any, or the one whose name begins as it was set (R-CARD-6). */
int reader_name_is_wanted(const struct reader_setting *setting, const char *name);

/*
 * The same of a slot of a PKCS#11 module, which is described by the name of its reader; what does not fit was
 * cut off, and there is no NUL.
 */
int reader_name_is_wanted_slot(const struct reader_setting *setting,
			       const unsigned char description[READER_NAME_SLOT_BYTES]);

#endif
