/* maportal-admin: what an operator does with the portal's data; see maportal-admin(8). */
#include "config.h"

#include <stdio.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/log.h"
#include "base/text.h"
#include "command/command.h"

int main(int argc, char **argv)
{
	int err = base_log_open("maportal-admin", NULL);

	base_lang_set(base_lang_of_environment("zh_TW"));
	(void)argc;
	if (!err)
		err = base_text_init();
	if (err) {
		fprintf(stderr, base_lang_text("maportal-admin: C.UTF-8：%s\n"),
			base_lang_text(base_err_text(err)));
		return COMMAND_STOPPED;
	}
	return command_main(argv);
}
