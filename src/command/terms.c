/* terms: publishes the next version of the terms of membership, or shows the one that counts. */
#include "config.h"

#include "base/lang.h"
#include "store/terms.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/err.h"
#include "command/registry.h"
#include "command/text.h"
#include "portal/publish.h"

static enum command_exit publish(const struct command_call *call)
{
	struct terms terms = {.published_at = base_clock_now_s()};
	struct store *store = NULL;
	struct buf body = {0};
	enum command_exit status = COMMAND_STOPPED;
	int err = command_text_read(call, call->arguments[1], &body);

	if (err == ERR_ENCODING || err == ERR_SYNTAX)
		status = COMMAND_REFUSED;
	if (err || command_open(call, STORE_WRITE, &store))
		goto out;
	terms.body = base_buf_detach(&body);
	err = command_act(call, store, &portal_publish_terms, &terms);
	if (err) {
		command_complain(call, call->conf->data, err);
		goto out;
	}
	printf(base_lang_text("已公告會員服務條款第 %ld 版\n"), (long)terms.version);
	status = COMMAND_DONE;
out:
	store_terms_release(&terms);
	base_buf_release(&body);
	store_close(store);
	return status;
}

static enum command_exit show(const struct command_call *call)
{
	struct terms terms = {0};
	struct store *store = NULL;
	enum command_exit status = COMMAND_DONE;
	int err;

	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = store_terms_current(store, &terms);
	if (!err)
		fputs(terms.body, stdout);
	else
		status = command_complain(call, "會員服務條款", err);
	store_terms_release(&terms);
	store_close(store);
	return status;
}

static const struct command_part parts[] = {
	{"publish", 2, 2, publish}, {"show", 1, 1, show}, {NULL, 0, 0, NULL}};

const struct command command_terms = {
	.name = "terms",
	.usage = "publish FILE | show",
	.help = "公告新版會員服務條款，或顯示現行條款",
	.least = 1,
	.most = 2,
	.parts = parts,
};
