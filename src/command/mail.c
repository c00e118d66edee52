/* mail: what waits, what failed, and (for a demonstration) what the letters say. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/registry.h"
#include "mail/desk.h"
#include "portal/operate.h"

static int is_state(const char *word)
{
	static const char *const states[] = {"waiting", "sending", "sent", "failed"};

	for (size_t i = 0; i < BASE_COUNT(states); i++)
		if (strcmp(word, states[i]) == 0)
			return 1;
	return 0;
}

/* A word that is no state would find nothing, as if there were no letters. */
static enum command_exit list(const struct command_call *call)
{
	const char *state = call->n_arguments > 1 ? call->arguments[1] : NULL;
	struct store *store = NULL;
	int err;

	if (state && !is_state(state))
		return command_misuse(call, "STATE 須為 waiting（等待中）、sending（傳送中）、sent（已送出）或 "
					    "failed（已放棄）");
	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = mail_desk_list(store, state, stdout);
	store_close(store);
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}

static enum command_exit retry(const struct command_call *call)
{
	const char *which = call->n_arguments > 1 ? call->arguments[1] : "failed";
	int is_all = strcmp(which, "failed") == 0;
	struct letter_retry letters = {.id = strtoll(which, NULL, 10)};
	struct store *store = NULL;
	int err;

	if (!is_all && (letters.id == 0 || strspn(which, "0123456789") != strlen(which)))
		return command_misuse(call, "須為信件編號或 failed");
	if (command_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	err = command_act(call, store, &portal_operate_retry, &letters);
	store_close(store);
	if (err == ERR_NOT_FOUND)
		fprintf(stderr, base_lang_text("maportal-admin: %s：沒有這封信\n"), which);
	else if (err == ERR_CONFLICT)
		fprintf(stderr, base_lang_text("maportal-admin: %s：已寄出或正在寄送\n"), which);
	else if (err)
		return command_complain(call, call->conf->data, err);
	if (err)
		return COMMAND_REFUSED;
	printf(base_lang_text("%ld 封信將重新寄送\n"), (long)letters.count);
	return COMMAND_DONE;
}

static enum command_exit read_letters(const struct command_call *call)
{
	long most = 1;
	size_t count = 0;
	int err;

	if (command_option_number(call, "last", 1000, &most))
		return COMMAND_MISUSED;
	err = mail_desk_read(call->conf, (size_t)most, stdout, &count);
	if (err == ERR_NOT_FOUND)
		err = 0;
	if (!err && count == 0 && strcmp(call->conf->mail_transport, "maildir") == 0)
		puts(base_lang_text("沒有信件"));
	return err ? command_complain(call, call->conf->maildir, err) : COMMAND_DONE;
}

static const struct command_part parts[] = {
	{"list", 1, 2, list}, {"retry", 1, 2, retry}, {"read", 1, 1, read_letters}, {NULL, 0, 0, NULL}};

const struct command command_mail = {
	.name = "mail",
	.usage = "list [STATE] | retry [ID|failed] | read [--last N]",
	.help = "查看待寄與寄送失敗的信件、重新寄送，或閱讀 maildir 中最新的信件",
	.options = {{"last", "N", "閱讀最新的 N 封（預設 1）"}},
	.least = 1,
	.most = 2,
	.parts = parts,
};
