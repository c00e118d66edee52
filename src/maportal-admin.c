/* maportal-admin: what an operator does with the portal's data; see maportal-admin(8). */
#include "config.h"

#include "base/log.h"
#include "base/text.h"
#include "command/command.h"

int main(int argc, char **argv)
{
	int err = base_log_open("maportal-admin", NULL);

	if (!err)
		err = base_text_init();
	if (err)
		return command_complain("C.UTF-8", err);
	return command_main(argc, argv);
}
