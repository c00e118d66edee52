/* The table of commands. */
#include "config.h"

#include "command/registry.h"

const struct command *const command_registry[] = {
	&command_migrate, &command_check,  &command_audit, &command_backup, &command_backup_restore,
	&command_overview, &command_metric, &command_import, &command_id,
	&command_mail, &command_terms,
	&command_notice,  &command_document, &command_policy, &command_staff_operator,  &command_form,  &command_demo,
	&command_session, &command_session_kick, &command_session_say, &command_trust, &command_card, NULL,
};
