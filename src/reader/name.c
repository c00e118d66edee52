/* Choosing readers by name. */
#include "config.h"

#include "reader/name.h"

#include <string.h>

int reader_name_is_wanted(const struct reader_setting *setting, const char *name)
{
	return strncmp(name, setting->reader, strlen(setting->reader)) == 0;
}

int reader_name_is_wanted_slot(const struct reader_setting *setting,
			       const unsigned char description[READER_NAME_SLOT_BYTES])
{
	size_t n = strlen(setting->reader);

	return memcmp(description, setting->reader, n < READER_NAME_SLOT_BYTES ? n : READER_NAME_SLOT_BYTES) == 0;
}
