/* The receipt: "ID MESSAGE-ID REPLY". */
#include "config.h"

#include "mail/receipt.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { RECEIPT_LIMIT = 4096 };

static int path_of(const struct conf *conf, char path[BASE_CONF_TEXT_SIZE])
{
	return base_conf_path(conf, "mailer.receipt", path);
}

int mail_receipt_write(const struct conf *conf, const struct letter *letter, const struct verdict *verdict)
{
	char path[BASE_CONF_TEXT_SIZE];
	struct buf text = {0};
	int err = path_of(conf, path);

	base_buf_addf(&text, "%" PRId64 " %s %s\n", letter->id, letter->message_id, verdict->reply);
	if (!err)
		err = base_file_write(path, text.data, text.len, 0600);
	base_buf_release(&text);
	return err;
}

static int read_receipt(const struct conf *conf, struct buf *text)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = path_of(conf, path);

	return err ? err : base_file_read(path, RECEIPT_LIMIT, text);
}

int mail_receipt_id(const struct conf *conf, int64_t *id)
{
	struct buf text = {0};
	int err = read_receipt(conf, &text);

	*id = strtoll(base_buf_text(&text), NULL, 10);
	base_buf_release(&text);
	return err;
}

int mail_receipt_find(const struct conf *conf, const struct letter *letter, struct verdict *verdict)
{
	struct buf text = {0}, wanted = {0};
	int is_found;

	base_buf_addf(&wanted, "%" PRId64 " %s ", letter->id, letter->message_id);
	is_found = read_receipt(conf, &text) == 0 && strncmp(base_buf_text(&text), wanted.data, wanted.len) == 0;
	if (is_found)
		mail_verdict_set(verdict, VERDICT_DELIVERED, 0, text.data + wanted.len);
	base_buf_release(&text);
	base_buf_release(&wanted);
	return is_found;
}
