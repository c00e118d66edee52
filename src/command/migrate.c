/* migrate: makes the database, or brings it to this program's version. */
#include "config.h"

#include <stdio.h>

#include "base/file.h"
#include "base/lang.h"
#include "command/registry.h"
#include "portal/audit.h"

static enum command_exit migrate(const struct command_call *call)
{
	struct store *store = NULL;
	struct audit_seal made;
	int err = base_file_make_folder(call->conf->data, 0700);

	if (err)
		return command_complain(call, call->conf->data, err);
	if (command_open(call, STORE_CREATE, &store))
		return COMMAND_STOPPED;
	printf(base_lang_text("資料庫版本 %d\n"), store_version(store));
	err = portal_audit_seal_now(call->conf, store, &made);
	store_close(store);
	if (err)
		fprintf(stderr, base_lang_text("%s: %s：%s\n"), call->program->name, PORTAL_AUDIT_KEY,
			portal_audit_seal_text(err));
	return err ? COMMAND_STOPPED : COMMAND_DONE;
}

const struct command command_migrate = {
	.name = "migrate",
	.usage = "",
	.help = "建立資料庫，或將資料庫升級至本程式的版本",
	.run = migrate,
};
