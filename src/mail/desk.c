/* The operator's view of the outbox and of the maildir. */
#include "config.h"

#include "mail/desk.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "mail/address.h"
#include "mail/read.h"
#include "mail/shelf.h"
#include "mail/transport.h"

enum { PAGE = 32, MESSAGE_LIMIT = 1 << 20 };

static const struct {
	const char *state, *text;
} states[] = {{"waiting", "等待中"}, {"sending", "傳送中"}, {"sent", "已送出"}, {"failed", "已放棄"}};

static const char *state_text(const char *state)
{
	for (size_t i = 0; i < BASE_COUNT(states); i++)
		if (strcmp(states[i].state, state) == 0)
			return base_lang_text(states[i].text);
	return state;
}

/* A column of text, which may be Chinese, padded to its width. */
static void print_column(FILE *out, const char *text, unsigned width)
{
	struct buf clean = {0};
	unsigned used;

	base_gate_harmless(text, strlen(text), 0, &clean);
	used = base_text_width(base_buf_text(&clean), clean.len);
	fprintf(out, "%s%*s", base_buf_text(&clean), used < width ? (int)(width - used) + 2 : 2, "");
	base_buf_release(&clean);
}

static void print_letter(FILE *out, const struct letter *letter)
{
	char masked[MAIL_ADDRESS_SIZE + 4], at[BASE_CLOCK_TEXT_SIZE], number[24];
	struct buf reply = {0};

	mail_address_mask(letter->recipient, masked);
	base_clock_format(letter->sent_at ? letter->sent_at : letter->due_at, at);
	snprintf(number, sizeof number, "%" PRId64, letter->id);
	print_column(out, number, 6);
	print_column(out, state_text(letter->state), 6);
	snprintf(number, sizeof number, "%" PRId64, letter->tries);
	print_column(out, number, 4);
	print_column(out, at, 19);
	print_column(out, letter->kind, 20);
	print_column(out, masked, 24);
	base_gate_harmless(letter->reply, strlen(letter->reply), 0, &reply);
	fprintf(out, "%s\n", base_buf_text(&reply));
	base_buf_release(&reply);
}

static void print_head(FILE *out)
{
	static const struct {
		const char *text;
		unsigned width;
	} columns[] = {{"編號", 6}, {"狀態", 6}, {"次數", 4}, {"下次或送出時間", 19}, {"種類", 20}, {"收件人", 24}};

	for (size_t i = 0; i < BASE_COUNT(columns); i++)
		print_column(out, base_lang_text(columns[i].text), columns[i].width);
	fputs(base_lang_text("最後回覆\n"), out);
}

int mail_desk_list(struct store *store, const char *state, FILE *out)
{
	struct letter *letters = base_mem_zero(PAGE, sizeof *letters);
	int64_t after = 0;
	size_t n;
	int err;

	print_head(out);
	do {
		err = store_letter_list(store, state, after, letters, PAGE, &n);
		for (size_t i = 0; !err && i < n; i++) {
			print_letter(out, &letters[i]);
			after = letters[i].id;
			store_letter_release(&letters[i]);
		}
	} while (!err && n == PAGE);
	free(letters);
	return err;
}

static int print_message(const char *path, FILE *out)
{
	struct buf message = {0}, text = {0};
	int err = base_file_read(path, MESSAGE_LIMIT, &message);

	if (!err)
		err = mail_read_message(base_buf_text(&message), message.len, &text);
	if (!err)
		fprintf(out, "%s\n", base_buf_text(&text));
	base_buf_release(&message);
	base_buf_release(&text);
	return err;
}

int mail_desk_read(const struct conf *conf, size_t most, FILE *out, size_t *count)
{
	struct shelf shelf;
	int err;

	*count = 0;
	if (strcmp(conf->mail_transport, mail_maildir_transport.name) != 0) {
		fprintf(out, base_lang_text("信件由郵件伺服器 %s 寄出，本機沒有留存；請至收件人信箱查看。\n"),
			conf->smtp_server);
		return 0;
	}
	err = mail_shelf_open(&shelf, conf);
	for (size_t i = shelf.n < most ? 0 : shelf.n - most; !err && i < shelf.n; i++) {
		err = print_message(shelf.paths[i], out);
		*count += !err;
	}
	mail_shelf_release(&shelf);
	return err;
}
