/* audit show: the trail for people, as JSON or as CSV. */
#ifndef COMMAND_AUDIT_SHOW_H
#define COMMAND_AUDIT_SHOW_H

#include "command/command.h"

enum command_exit command_audit_show(const struct command_call *call);

#endif
