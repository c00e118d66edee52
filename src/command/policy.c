/* policy: the ministry's settings; list shows them, set changes one. */
#include "config.h"

#include "base/lang.h"
#include "domain/policy.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/gate.h"
#include "command/registry.h"
#include "portal/operate.h"
#include "store/policy.h"

/* Name and value, and the default where an operator has put another value over it. */
static enum command_exit list(const struct command_call *call)
{
	char value[STORE_POLICY_TEXT_SIZE];
	struct store *store = NULL;
	int err = 0;

	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	for (enum policy policy = 0; !err && policy < POLICY_COUNT; policy++) {
		const struct policy_row *row = domain_policy_row(policy);

		err = store_policy_find(store, row->name, value);
		if (!err)
			printf(base_lang_text("%s = %s（預設：%s）\n"), row->name, value, row->standard);
		else if (err == ERR_NOT_FOUND)
			printf("%s = %s\n", row->name, row->standard);
		if (err == ERR_NOT_FOUND)
			err = 0;
	}
	store_close(store);
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}

static const struct policy_row *find(const char *name)
{
	const struct policy_row *row = domain_policy_find(name);

	if (!row)
		fprintf(stderr,
			base_lang_text(
				"maportal-admin: %s：沒有這項設定，以 maportal-admin policy list 查看\n"),
			name);
	return row;
}

/* The value that counts, alone: for scripts. */
static enum command_exit get(const struct command_call *call)
{
	const struct policy_row *row = find(call->arguments[1]);
	char value[STORE_POLICY_TEXT_SIZE];
	struct store *store = NULL;
	int err;

	if (!row)
		return COMMAND_REFUSED;
	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = store_policy_find(store, row->name, value);
	store_close(store);
	if (err && err != ERR_NOT_FOUND)
		return command_complain(call, call->conf->data, err);
	puts(err ? row->standard : value);
	return COMMAND_DONE;
}

/* What a value may be. */
static void print_limits(const struct policy_row *row)
{
	switch (row->kind) {
	case POLICY_NUMBER:
		printf(base_lang_text("值：%ld 至 %ld 的整數\n"), row->least, row->most);
		break;
	case POLICY_TEXT:
		printf(base_lang_text("值：%ld 至 %ld 個位元組的文字\n"), row->least, row->most);
		break;
	case POLICY_DATE:
		puts(base_lang_text("值：日期，如 2026-11-22"));
		break;
	case POLICY_WORD:
		puts(base_lang_text("值：密碼規則的名稱"));
		break;
	case POLICY_EMAIL:
		puts(base_lang_text("值：E-Mail，或空白"));
		break;
	}
}

static enum command_exit show(const struct command_call *call)
{
	const struct policy_row *row = find(call->arguments[1]);
	enum command_exit status;

	if (!row)
		return COMMAND_REFUSED;
	printf("%s\n%s\n", row->name, row->help);
	print_limits(row);
	printf(base_lang_text("預設：%s\n"), row->standard);
	fputs(base_lang_text("目前："), stdout);
	fflush(stdout);
	status = get(call);
	if (status)
		putchar('\n');
	return status;
}

static enum command_exit unset(const struct command_call *call)
{
	const struct policy_row *row = find(call->arguments[1]);
	struct store *store = NULL;
	int err;

	if (!row)
		return COMMAND_REFUSED;
	if (command_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	err = command_act(call, store, &portal_operate_policy_unset, &(struct policy_change){.row = row});
	store_close(store);
	if (err)
		return command_complain(call, call->conf->data, err);
	printf("%s = %s\n", row->name, row->standard);
	return COMMAND_DONE;
}

static enum command_exit set(const struct command_call *call)
{
	const char *name = call->arguments[1];
	const struct policy_row *row = find(name);
	struct store *store = NULL;
	struct buf value = {0};
	enum command_exit status = COMMAND_REFUSED;
	int err;

	if (!row)
		return COMMAND_REFUSED;
	err = base_gate_admit(call->arguments[2], strlen(call->arguments[2]), 0, &value) ? ERR_SYNTAX : 0;
	if (!err)
		err = domain_policy_check(row, base_buf_text(&value));
	if (err) {
		command_complain(call, name, err);
		goto out;
	}
	status = COMMAND_STOPPED;
	if (command_open(call, STORE_WRITE, &store))
		goto out;
	err = command_act(call, store, &portal_operate_policy,
			  &(struct policy_change){.row = row, .value = base_buf_text(&value)});
	if (err) {
		command_complain(call, call->conf->data, err);
		goto out;
	}
	printf("%s = %s\n", name, base_buf_text(&value));
	status = COMMAND_DONE;
out:
	store_close(store);
	base_buf_release(&value);
	return status;
}

static const struct command_part parts[] = {{"list", 1, 1, list},   {"get", 2, 2, get},	    {"show", 2, 2, show},
					    {"set", 3, 3, set},	    {"unset", 2, 2, unset}, {NULL, 0, 0, NULL}};

const struct command command_policy = {
	.name = "policy",
	.usage = "list | get NAME | show NAME | set NAME VALUE | unset NAME",
	.help = "查看或變更系統規則的設定（時間、次數、客服資料等）",
	.least = 1,
	.most = 3,
	.parts = parts,
};
