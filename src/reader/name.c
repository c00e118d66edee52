/* Choosing readers by name. */
#include "config.h"

#include "reader/name.h"

#include <string.h>

int reader_name_is_wanted(const struct reader_setting *setting, const char *name)
{
	return strncmp(name, setting->reader, strlen(setting->reader)) == 0;
}
