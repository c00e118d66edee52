/* The wording of problems on a form. */
#include "config.h"

#include "form/message.h"

#include <string.h>

const char *form_message(const struct form *form, const struct problem *problem)
{
	for (size_t i = 0; i < form->n_messages; i++)
		if (strcmp(form->messages[i].rule, problem->rule) == 0)
			return form->messages[i].text;
	return problem->text;
}
