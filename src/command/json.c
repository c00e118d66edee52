/* Printing JSON. */
#include "config.h"

#include "command/json.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"

void command_json_print(json_t *object)
{
	char *text = object ? json_dumps(object, JSON_COMPACT) : NULL;

	if (!text)
		base_log_fatal("json: an object could not be made");
	puts(text);
	free(text);
	json_decref(object);
}
