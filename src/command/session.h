/* Asking the running maportald who is at the portal. */
#ifndef COMMAND_SESSION_H
#define COMMAND_SESSION_H

#include "base/conf.h"
#include "ipc/row.h"

/* Calls for each connection; ERR_NOT_FOUND: no keeper runs. */
int command_session_walk(const struct conf *conf, void (*visit)(void *context, const struct ipc_row *row),
			 void *context);

#endif
