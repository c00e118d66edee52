/* From a template to a row of the outbox. */
#include "config.h"

#include "portal/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"
#include "store/account.h"
#include "store/letter.h"
#include "store/person.h"

enum { TEMPLATE_LIMIT = 65536, MESSAGE_ID_LETTERS = 26 };

static const char *value_of(const struct letter_value *values, const char *word, size_t n)
{
	for (; values->word; values++)
		if (strlen(values->word) == n && strncmp(values->word, word, n) == 0)
			return values->text;
	return NULL;
}

static int expand(const char *text, const struct letter_value *values, struct buf *out)
{
	const char *open;

	while ((open = strchr(text, '{'))) {
		const char *close = strchr(open, '}'), *value = NULL;

		if (close)
			value = value_of(values, open + 1, (size_t)(close - open - 1));
		if (!value)
			return ERR_SYNTAX;
		base_buf_add(out, text, (size_t)(open - text));
		base_buf_add_text(out, value);
		text = close + 1;
	}
	base_buf_add_text(out, text);
	return 0;
}

static int read_template(const struct conf *conf, const char *name, struct buf *path, struct buf *out)
{
	char folder[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, conf->forms, folder);

	if (err)
		return err;
	base_buf_addf(path, "%s/letter/%s.letter", folder, name);
	err = base_file_read(base_buf_text(path), TEMPLATE_LIMIT, out);
	return !err && !strstr(base_buf_text(out), "\n\n") ? ERR_SYNTAX : err;
}

/* A template that cannot be used is the operator's concern: the log says which, the person that he be told. */
static int write_text(const struct conf *conf, const char *name, const struct letter_value *values, struct buf *out)
{
	struct buf path = {0}, text = {0};
	int err = read_template(conf, name, &path, &text);

	if (!err)
		err = expand(base_buf_text(&text), values, out);
	if (err)
		base_log_error("letter template %s: %s", base_buf_text(&path), base_err_text(err));
	base_buf_release(&path);
	base_buf_release(&text);
	return err ? ERR_SYSTEM : 0;
}

/* The part of our own address behind the @ makes our Message-IDs ours. */
static void make_message_id(const struct conf *conf, struct letter *letter)
{
	const char *at = strrchr(conf->mail_from, '@');
	char random[MESSAGE_ID_LETTERS + 1];

	base_random_text(random, MESSAGE_ID_LETTERS, "abcdefghijklmnopqrstuvwxyz234567");
	snprintf(letter->message_id, sizeof letter->message_id, "%s@%.90s", random, at ? at + 1 : "localhost");
}

static int address(struct act_call *call, struct letter *letter)
{
	struct account account;
	struct person person;
	int err = store_account_get(call->store, letter->account_id, &account);

	if (!err)
		err = store_person_get(call->store, account.person_id, &person);
	if (!err)
		err = base_mem_copy(letter->recipient, sizeof letter->recipient, account.email);
	if (!err)
		err = base_mem_copy(letter->recipient_name, sizeof letter->recipient_name, person.name);
	return err;
}

int portal_letter_post(struct act_call *call, const char *template, int64_t account_id,
		       const struct letter_value *values)
{
	struct letter letter = {.account_id = account_id, .created_at = call->now, .due_at = call->now};
	struct buf text = {0};
	char *body = NULL;
	int err = write_text(call->portal->conf, template, values, &text);

	if (!err)
		err = address(call, &letter);
	if (!err)
		err = base_mem_copy(letter.kind, sizeof letter.kind, template);
	if (err)
		goto out;
	body = strstr(text.data, "\n\n");
	*body = '\0';
	letter.body = base_mem_dup(body + 2);
	err = base_mem_copy(letter.subject, sizeof letter.subject, text.data);
	make_message_id(call->portal->conf, &letter);
	if (!err)
		err = store_letter_insert(call->store, &letter);
	store_letter_release(&letter);
out:
	base_buf_release(&text);
	return err;
}
