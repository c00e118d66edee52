/* check: looks for damage in the database. */
#include "config.h"

#include <stdio.h>

#include "base/lang.h"
#include "command/registry.h"

static enum command_exit check(const struct command_call *call)
{
	enum command_exit status = COMMAND_DONE;
	struct problems findings = {0};
	struct store *store = NULL;
	int err;

	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = store_check(store, &findings);
	for (size_t i = 0; i < findings.n; i++)
		puts(findings.rows[i].text);
	if (base_problem_count(&findings, PROBLEM_WARNING) > 0)
		status = COMMAND_REFUSED;
	if (err)
		status = command_complain(call, call->conf->data, err);
	if (status == COMMAND_DONE)
		puts(base_lang_text("資料庫檢查完成，未發現問題"));
	base_problem_release(&findings);
	store_close(store);
	return status;
}

const struct command command_check = {
	.name = "check",
	.usage = "",
	.help = "檢查資料庫是否損壞、稽核紀錄是否完整、資料是否一致",
	.run = check,
};
