/* Names of readers. */
#ifndef READER_NAME_H
#define READER_NAME_H

#include "reader/setting.h"

enum { READER_NAMES_SIZE = 4096 };

/* Whether a reader may be used: any, or the one whose name begins as it was set (R-CARD-6). */
int reader_name_is_wanted(const struct reader_setting *setting, const char *name);

#endif
