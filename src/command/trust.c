/* trust: the authorities whose certificate cards are accepted, and their revocation lists. */
#include "config.h"

#include "base/lang.h"
#include "trust/keep.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "command/registry.h"
#include "portal/operate.h"

static const char *const kinds[] = {
	[TRUST_KIND_ANCHOR] = "信任根",
	[TRUST_KIND_ISSUER] = "憑證機構",
	[TRUST_KIND_LIST] = "廢止清冊",
};

static void print_instant(const char *title, int64_t instant_s)
{
	char text[BASE_CLOCK_TEXT_SIZE] = "-";

	if (instant_s != INT64_MIN)
		base_clock_format(instant_s, text);
	printf("  %s %s", base_lang_text(title), text);
}

/* Three lines: what it is, its fingerprint, its dates. */
static void print_item(void *data, const struct trust_item *item)
{
	int64_t now = base_clock_now_s();

	(void)data;
	printf("%s %s %s\n  SHA-256 %s\n", item->id, base_lang_text(kinds[item->kind]), item->subject,
	       item->fingerprint);
	print_instant(item->kind == TRUST_KIND_LIST ? "本次更新" : "生效", item->valid_from);
	print_instant(item->kind == TRUST_KIND_LIST ? "下次更新" : "到期", item->valid_to);
	if (item->kind == TRUST_KIND_LIST)
		printf(base_lang_text("  已廢止 %zu 張"), item->revoked);
	puts(item->valid_to < now     ? base_lang_text("  已過期")
	     : item->valid_from > now ? base_lang_text("  尚未生效")
				      : "");
}

static enum command_exit list(const struct command_call *call)
{
	char folder[BASE_CONF_TEXT_SIZE];
	int err = trust_store_folder(call->conf, folder);

	if (!err)
		err = trust_keep_each(folder, print_item, NULL);
	return err ? command_complain(call, "trust", err) : COMMAND_DONE;
}

/* Runs one of the acts; what was done is printed. */
static enum command_exit change(const struct command_call *call, const struct act *act,
				struct trust_change *change)
{
	struct store *store = NULL;
	int err;

	if (command_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	err = command_act(call, store, act, change);
	store_close(store);
	if (err == 1)
		return COMMAND_REFUSED;
	if (err == ERR_NOT_FOUND && change->id) {
		fprintf(stderr,
			base_lang_text("maportal-admin: %s：沒有這一項，以 maportal-admin trust list 查看\n"),
			change->id);
		return COMMAND_REFUSED;
	}
	if (err)
		return command_complain(call, "trust", err);
	print_item(NULL, &change->item);
	return COMMAND_DONE;
}

static enum command_exit keep(const struct command_call *call, const struct act *act)
{
	struct trust_change record = {0};
	struct buf bytes = {0};
	enum command_exit status = COMMAND_STOPPED;
	int err = base_file_read(call->arguments[1], TRUST_LIST_MAX, &bytes);

	if (err) {
		command_complain(call, call->arguments[1], err);
	} else {
		record.bytes = base_buf_text(&bytes);
		record.n = bytes.len;
		status = change(call, act, &record);
	}
	base_buf_release(&bytes);
	return status;
}

static enum command_exit add(const struct command_call *call)
{
	return keep(call, &portal_operate_trust_add);
}

static enum command_exit crl(const struct command_call *call)
{
	return keep(call, &portal_operate_trust_list);
}

static enum command_exit remove_item(const struct command_call *call)
{
	return change(call, &portal_operate_trust_remove, &(struct trust_change){.id = call->arguments[1]});
}

static const struct command_part parts[] = {{"add", 2, 2, add},
					    {"crl", 2, 2, crl},
					    {"list", 1, 1, list},
					    {"remove", 2, 2, remove_item},
					    {NULL, 0, 0, NULL}};

const struct command command_trust = {
	.name = "trust",
	.usage = "add FILE | crl FILE | list | remove ID",
	.help = "管理憑證卡的信任根、憑證機構與憑證廢止清冊",
	.least = 1,
	.most = 2,
	.parts = parts,
};
