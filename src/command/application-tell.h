/* How the verbs about applications answer, as text and as JSON; the shape of the JSON stays as it is. */
#ifndef COMMAND_APPLICATION_TELL_H
#define COMMAND_APPLICATION_TELL_H

#include "command/command.h"
#include "domain/rule.h"
#include "portal/application-case.h"

enum { COMMAND_APPLICATION_TELL_MAX = 32 }; /* numbers that one verb takes */

/* A line, or an object, about one of many. */
void command_application_tell_one(const struct command_call *call, const struct application *application);

/* A row of CSV about one of many, or the titles of the columns (NULL). */
void command_application_tell_csv(const struct application *application);

/* Everything in one. */
void command_application_tell_case(const struct command_call *call, const struct application_case *one);

enum command_exit command_application_tell_refuse(const struct command_call *call, const char *field, enum rule rule);

/*
 * Runs an act of a struct application_request on each number of the line, one after the other, and tells how each
 * stands then; event is what the act is to do with it, option "reason" the opinion.  The worst status of all.
 */
enum command_exit command_application_tell_run(const struct command_call *call, const struct act *act,
					       const char *event);

#endif
