/* card: certificate cards whose certificates do not tell whose they are. */
#include "config.h"

#include <stdio.h>

#include "base/err.h"
#include "base/file.h"
#include "base/lang.h"
#include "command/registry.h"
#include "portal/card-assign.h"
#include "trust/certificate.h"

static enum command_exit assign(const struct command_call *call)
{
	struct card_assignment assignment = {.holder = call->arguments[2]};
	struct store *store = NULL;
	struct buf bytes = {0};
	enum command_exit status = COMMAND_STOPPED;
	int err = base_file_read(call->arguments[1], TRUST_PEM_MAX, &bytes);

	if (err) {
		command_complain(call, call->arguments[1], err);
		goto out;
	}
	if (command_open(call, STORE_WRITE, &store))
		goto out;
	assignment.certificate = base_buf_text(&bytes);
	assignment.certificate_n = bytes.len;
	err = command_act(call, store, &portal_card_assign, &assignment);
	if (err < 0) {
		command_complain(call, call->conf->data, err);
		goto out;
	}
	status = err ? COMMAND_REFUSED : COMMAND_DONE;
	if (!err)
		printf(base_lang_text("憑證卡已登記給 %s\n"), assignment.name);
out:
	store_close(store);
	base_buf_release(&bytes);
	return status;
}

static const struct command_part parts[] = {{"assign", 3, 3, assign}, {NULL, 0, 0, NULL}};

const struct command command_card = {
	.name = "card",
	.usage = "assign FILE HOLDER",
	.help = "將憑證卡登記給持卡人（身分證號或機構代碼），用於憑證未載明持卡人的卡片",
	.least = 3,
	.most = 3,
	.parts = parts,
};
