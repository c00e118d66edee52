/*
 * Text messages: by mail to a gateway that turns it into one, the same into the maildir for demonstrations, or through
 * a program that is fed number and text, as a modem's or a provider's.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "mail/mime.h"
#include "mail/outbox.h"
#include "mail/transport.h"

struct carrier {
	const struct outbox *outbox;
	const struct transport *inner; /* of the ways by mail */
	struct carrier *inner_carrier;
};

static int is_number(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && n < 16 && !text[n];
}

/* The letter to the mailbox that the gateway keeps for a number; the body stays the other one's. */
static int address(const struct letter *letter, const struct conf *conf, struct letter *mail)
{
	static const char hole[] = "{number}";
	const char *pattern = conf->sms_address, *at = strstr(pattern, hole);
	struct buf text = {0};
	int err;

	if (!at || !is_number(letter->recipient))
		return ERR_SYNTAX;
	base_buf_addf(&text, "%.*s%s%s", (int)(at - pattern), pattern, letter->recipient, at + strlen(hole));
	*mail = *letter;
	err = base_mem_copy(mail->recipient, sizeof mail->recipient, base_buf_text(&text));
	base_buf_release(&text);
	return err;
}

static int write_mail(const struct letter *letter, const struct conf *conf, struct buf *message)
{
	struct letter mail;
	int err = address(letter, conf, &mail);

	return err ? err : mail_mime_write(&mail, conf, message);
}

static void close_carrier(struct carrier *carrier)
{
	if (carrier && carrier->inner)
		carrier->inner->close(carrier->inner_carrier);
	free(carrier);
}

static int open_inner(struct carrier **carrier, const struct outbox *outbox, const char *name)
{
	int err;

	*carrier = base_mem_zero(1, sizeof **carrier);
	(*carrier)->outbox = outbox;
	(*carrier)->inner = mail_transport_find(STORE_LETTER_MAIL, name);
	err = (*carrier)->inner ? (*carrier)->inner->open(&(*carrier)->inner_carrier, outbox) : ERR_NOT_FOUND;
	if (!err)
		return 0;
	free(*carrier);
	*carrier = NULL;
	return err;
}

static int open_mail(struct carrier **carrier, const struct outbox *outbox)
{
	return open_inner(carrier, outbox, outbox->conf->mail_transport);
}

static int open_maildir(struct carrier **carrier, const struct outbox *outbox)
{
	return open_inner(carrier, outbox, mail_maildir_transport.name);
}

static void deliver_mail(struct carrier *carrier, const struct letter *letter, const struct buf *message,
			 struct verdict *verdict)
{
	struct letter mail;
	int err = address(letter, carrier->outbox->conf, &mail);

	if (err)
		mail_verdict_set(verdict, VERDICT_NEVER, 1, base_err_text(err));
	else
		carrier->inner->deliver(carrier->inner_carrier, &mail, message, verdict);
}

/* "0912345678", the end of the line, the text. */
static int write_question(const struct letter *letter, const struct conf *conf, struct buf *message)
{
	(void)conf;
	if (!letter->body)
		return ERR_NOT_FOUND;
	if (!is_number(letter->recipient))
		return ERR_SYNTAX;
	base_buf_addf(message, "%s\n%s", letter->recipient, letter->body);
	return 0;
}

static int open_exec(struct carrier **carrier, const struct outbox *outbox)
{
	if (!outbox->errand)
		return ERR_SYSTEM;
	*carrier = base_mem_zero(1, sizeof **carrier);
	(*carrier)->outbox = outbox;
	return 0;
}

/* The first line of what a stranger's program says, or that it is to blame. */
static void judge(int err, const struct buf *answer, struct verdict *verdict)
{
	struct buf line = {0};
	const char *text = base_buf_text(answer);

	base_gate_harmless(text, strcspn(text, "\r\n"), 0, &line);
	if (!err)
		mail_verdict_set(verdict, VERDICT_DELIVERED, 0, line.len ? line.data : "已交付簡訊程式");
	else if (err == ERR_DENIED && line.len)
		mail_verdict_set(verdict, VERDICT_LATER, 0, line.data);
	else
		mail_verdict_set(verdict, VERDICT_LATER, 1, "簡訊程式無法執行或執行失敗");
	base_buf_release(&line);
}

static void deliver_exec(struct carrier *carrier, const struct letter *letter, const struct buf *message,
			 struct verdict *verdict)
{
	struct buf answer = {0};

	(void)letter;
	judge(base_errand_run(carrier->outbox->errand, message->data, message->len, &answer), &answer, verdict);
	base_buf_release(&answer);
}

const struct transport mail_sms_mail_transport = {
	.channel = STORE_LETTER_SMS,
	.name = "mail",
	.open = open_mail,
	.write = write_mail,
	.deliver = deliver_mail,
	.close = close_carrier,
};

const struct transport mail_sms_maildir_transport = {
	.channel = STORE_LETTER_SMS,
	.name = "maildir",
	.open = open_maildir,
	.write = write_mail,
	.deliver = deliver_mail,
	.close = close_carrier,
};

const struct transport mail_sms_exec_transport = {
	.channel = STORE_LETTER_SMS,
	.name = "exec",
	.open = open_exec,
	.write = write_question,
	.deliver = deliver_exec,
	.close = close_carrier,
};
