/*
 * The other side of maportal-mailer for its tests: makes a database, posts letters, shows and moves them.
 *
 *	mail-tool DATA create
 *	mail-tool DATA post COUNT [RECIPIENT]	one transaction each; prints each Message-ID once it is committed
 *	mail-tool DATA states			one line each: id state tries Message-ID recipient reply
 *	mail-tool DATA list			as the operator sees them
 *	mail-tool DATA retry			all that failed or wait are due now
 *	mail-tool DATA read COUNT [TRANSPORT]	the newest of the maildir
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/text.h"
#include "mail/desk.h"
#include "store/letter.h"

struct call {
	const char *data;
	struct store *store;
	char **arguments; /* ends with NULL */
};

static int create(const struct call *call)
{
	(void)call; /* opening has made it */
	return 0;
}

static int post_one(struct store *store, const char *recipient)
{
	struct letter letter = {.created_at = base_clock_now_s()};
	char random[21];
	int err;

	base_random_text(random, sizeof random - 1, "abcdefghijklmnopqrstuvwxyz");
	base_mem_copy(letter.kind, sizeof letter.kind, "activation-verify");
	base_mem_copy(letter.recipient, sizeof letter.recipient, recipient);
	base_mem_copy(letter.recipient_name, sizeof letter.recipient_name, "王大明");
	base_mem_copy(letter.subject, sizeof letter.subject, "醫事系統入口網訊息--開通帳號(E-Mail認證)");
	snprintf(letter.message_id, sizeof letter.message_id, "%s@portal.example.org", random);
	letter.body = base_mem_dup("王大明 您好：\n\n.\n請在認證畫面輸入代碼 ABCD-EFGH。\n");
	err = store_begin(store);
	if (!err)
		err = store_letter_insert(store, &letter);
	if (!err)
		err = store_commit(store);
	else
		store_rollback(store);
	if (!err)
		printf("%s\n", letter.message_id);
	fflush(stdout);
	store_letter_release(&letter);
	return err;
}

static int post(const struct call *call)
{
	long count = strtol(call->arguments[0], NULL, 10);
	const char *recipient = call->arguments[1] ? call->arguments[1] : "wang@example.org";
	int err = 0;

	for (long i = 0; !err && i < count; i++)
		err = post_one(call->store, recipient);
	return err;
}

static int each_letter(struct store *store, int (*visit)(struct store *store, const struct letter *letter))
{
	struct letter letter;
	int64_t after = 0;
	size_t n;
	int err;

	while (!(err = store_letter_list(store, NULL, after, &letter, 1, &n)) && n) {
		after = letter.id;
		err = visit(store, &letter);
		store_letter_release(&letter);
		if (err)
			break;
	}
	return err;
}

static int print_state(struct store *store, const struct letter *letter)
{
	(void)store;
	printf("%" PRId64 "\t%s\t%" PRId64 "\t%s\t%s\t%s\n", letter->id, letter->state, letter->tries,
	       letter->message_id, letter->recipient, letter->reply);
	return 0;
}

static int states(const struct call *call)
{
	return each_letter(call->store, print_state);
}

static int retry_one(struct store *store, const struct letter *letter)
{
	int err = store_letter_retry(store, letter->id, base_clock_now_s());

	return err == ERR_CONFLICT ? 0 : err;
}

static int retry(const struct call *call)
{
	int err = store_begin(call->store);

	if (err)
		return err;
	err = each_letter(call->store, retry_one);
	if (!err)
		return store_commit(call->store);
	store_rollback(call->store);
	return err;
}

static int list(const struct call *call)
{
	return mail_desk_list(call->store, NULL, stdout);
}

static int read_mail(const struct call *call)
{
	struct conf conf;
	size_t count;
	int err = base_conf_init(&conf, call->data);

	if (!err && call->arguments[1])
		err = base_mem_copy(conf.mail_transport, sizeof conf.mail_transport, call->arguments[1]);
	return err ? err : mail_desk_read(&conf, strtoul(call->arguments[0], NULL, 10), stdout, &count);
}

static const struct {
	const char *name;
	int arguments; /* at least */
	int (*run)(const struct call *call);
} verbs[] = {
	{"create", 0, create}, {"post", 1, post}, {"states", 0, states},
	{"list", 0, list},     {"retry", 0, retry}, {"read", 1, read_mail},
};

int main(int argc, char **argv)
{
	struct call call = {0};
	int err = argc < 3 || base_text_init() ? ERR_SYNTAX : base_log_open("mail-tool", NULL);

	for (size_t i = 0; !err && i < BASE_COUNT(verbs); i++) {
		if (strcmp(verbs[i].name, argv[2]) != 0 || argc < 3 + verbs[i].arguments)
			continue;
		call.data = argv[1];
		call.arguments = argv + 3;
		err = store_open(&call.store, call.data, verbs[i].run == create ? STORE_CREATE : STORE_WRITE);
		if (!err)
			err = verbs[i].run(&call);
		store_close(call.store);
		if (err)
			base_log_error("%s: %s", argv[2], base_err_text(err));
		return err ? 1 : 0;
	}
	fprintf(stderr, "mail-tool: misused\n");
	return 2;
}
