/* The delivery run and the rules of trying again. */
#include "config.h"

#include "mail/outbox.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "mail/address.h"
#include "mail/receipt.h"

/* Seconds to wait after the first try, the second …; the last one repeats. */
static const int retry_s[] = {60, 300, 900, 3600};

enum {
	MOST_TRIES = 28, /* 21 minutes and 24 hours after the first */
	MOST_SMS_TRIES = 2,
};

enum { TURN_MS = 5000 }; /* after which a channel that goes on begins no further letter */

static int is_sms(const struct letter *letter)
{
	return strcmp(letter->channel, STORE_LETTER_SMS) == 0;
}

static int64_t most_tries(const struct letter *letter)
{
	return is_sms(letter) ? MOST_SMS_TRIES : MOST_TRIES;
}

static int64_t wait_after(int64_t tries)
{
	size_t row = tries < 1 ? 0 : (size_t)tries - 1;

	return retry_s[row < BASE_COUNT(retry_s) ? row : BASE_COUNT(retry_s) - 1];
}

/*
 * Whether a letter's time has come.  None is ever put off longer than the last row says: what is due later than that
 * was written by a clock that has been set back since, and would otherwise lie there until its time comes again.
 */
static int is_time(int64_t due_at)
{
	int64_t now = base_clock_now_s();

	return due_at <= now || due_at > now + wait_after(MOST_TRIES);
}

/* The next due letter, marked as being sent; ERR_NOT_FOUND when none is due. */
static int take(struct store *store, const char *channel, struct letter *letter)
{
	int64_t due_at;
	int err = store_begin(store);

	if (err)
		return err;
	err = store_letter_next_due(store, channel, &due_at);
	if (!err)
		err = is_time(due_at) ? store_letter_due(store, channel, due_at, letter) : ERR_NOT_FOUND;
	if (!err) {
		base_mem_copy(letter->state, sizeof letter->state, "sending");
		letter->tries++;
		err = store_letter_update(store, letter);
	}
	if (!err)
		return store_commit(store);
	store_rollback(store);
	return err;
}

static void apply(struct letter *letter, const struct verdict *verdict)
{
	const char *state = "failed";
	int64_t now = base_clock_now_s();

	if (verdict->kind == VERDICT_DELIVERED) {
		state = "sent";
		letter->sent_at = now;
	} else if (verdict->kind == VERDICT_LATER && letter->tries < most_tries(letter)) {
		state = "waiting";
		letter->due_at = now + wait_after(letter->tries);
	}
	base_mem_copy(letter->state, sizeof letter->state, state);
	base_mem_copy(letter->reply, sizeof letter->reply, verdict->reply);
}

/* What the server had taken when the mailer was killed is sent, and does not become due again. */
static int settle(const struct outbox *outbox)
{
	struct letter letter = {0};
	struct verdict verdict;
	int64_t id;
	int err = mail_receipt_id(outbox->conf, &id);

	if (!err)
		err = store_letter_get(outbox->store, id, &letter);
	if (!err && strcmp(letter.state, "sending") == 0 && mail_receipt_find(outbox->conf, &letter, &verdict)) {
		apply(&letter, &verdict);
		err = store_letter_update(outbox->store, &letter);
	}
	store_letter_release(&letter);
	return err == ERR_NOT_FOUND ? 0 : err;
}

int mail_outbox_recover(const struct outbox *outbox, int64_t *count)
{
	int err = store_begin(outbox->store);

	if (err)
		return err;
	err = settle(outbox);
	if (!err)
		err = store_letter_recover(outbox->store, base_clock_now_s(), count);
	if (!err)
		return store_commit(outbox->store);
	store_rollback(outbox->store);
	return err;
}

static int write_back(struct store *store, const struct letter *letter)
{
	int err = store_begin(store);

	if (err)
		return err;
	err = store_letter_update(store, letter);
	if (!err)
		return store_commit(store);
	store_rollback(store);
	return err;
}

/*
 * To lose a verdict is to send the letter twice, so a full disk or a locked database is waited for; not so a data
 * directory that is gone, which the mailer ends for.
 */
static int insist(const struct outbox *outbox, const struct letter *letter)
{
	const struct timespec pause = {.tv_sec = 1};
	int err = write_back(outbox->store, letter);

	if (err)
		base_log_error("信件 %" PRId64 " 的結果（%s）尚未寫入資料庫：%s", letter->id, letter->state,
			       base_err_text(err));
	while (err && err != ERR_NOT_FOUND && !outbox->is_stopping()) {
		nanosleep(&pause, NULL);
		err = write_back(outbox->store, letter);
	}
	return err;
}

static void tell(const struct letter *letter, const struct verdict *verdict)
{
	const char *domain = is_sms(letter) ? "簡訊" : mail_address_domain(letter->recipient);
	const char *reply = verdict->reply;
	int n = (int)mail_verdict_loggable(verdict);

	if (verdict->is_alarm)
		base_log_error("寄信設定或伺服器有問題，請檢查：%.*s", n, reply);
	if (verdict->kind == VERDICT_DELIVERED)
		base_log_note("信件 %" PRId64 " 已送出（%s）", letter->id, domain);
	else if (letter->state[0] == 'w')
		base_log_note("信件 %" PRId64 " 第 %" PRId64 " 次未送出，稍後再送（%s）：%.*s", letter->id,
			      letter->tries, domain, n, reply);
	else
		base_log_error("信件 %" PRId64 " 第 %" PRId64 " 次未送出，不再嘗試（%s）：%.*s", letter->id,
			       letter->tries, domain, n, reply);
}

static void count(struct outbox_tally *tally, const struct letter *letter)
{
	if (letter->state[0] == 's')
		tally->delivered++;
	else if (letter->state[0] == 'w')
		tally->later++;
	else
		tally->never++;
}

static int deliver_next(const struct outbox *outbox, const struct transport *transport, struct carrier *carrier,
			struct outbox_tally *tally)
{
	struct letter letter = {0};
	struct verdict verdict;
	struct buf message = {0};
	int err = take(outbox->store, transport->channel, &letter);

	if (err)
		goto out;
	if (letter.tries > most_tries(&letter))
		mail_verdict_set(&verdict, VERDICT_NEVER, 1, "多次在送出途中中斷");
	else if ((err = transport->write(&letter, outbox->conf, &message)))
		mail_verdict_set(&verdict, VERDICT_NEVER, 0, base_err_text(err));
	else
		transport->deliver(carrier, &letter, &message, &verdict);
	apply(&letter, &verdict);
	tell(&letter, &verdict);
	count(tally, &letter);
	err = insist(outbox, &letter);
out:
	base_buf_release(&message);
	store_letter_release(&letter);
	return err;
}

/* Looks without locking anybody out. */
static int is_due(const struct outbox *outbox, const char *channel, int *err)
{
	int64_t due_at;

	*err = store_letter_next_due(outbox->store, channel, &due_at);
	if (*err == ERR_NOT_FOUND) {
		*err = 0;
		return 0;
	}
	return !*err && is_time(due_at);
}

static int run_channel(const struct outbox *outbox, const struct transport *transport, struct outbox_tally *tally)
{
	int64_t until_ms = base_clock_monotonic_ms() + TURN_MS;
	struct carrier *carrier = NULL;
	int open_err = 0, err = 0;

	while (!err && !outbox->is_stopping() && is_due(outbox, transport->channel, &err)) {
		if (base_clock_monotonic_ms() >= until_ms) {
			tally->is_cut = 1;
			break;
		}
		if (!carrier && (open_err = transport->open(&carrier, outbox)))
			break;
		err = deliver_next(outbox, transport, carrier, tally);
	}
	transport->close(carrier);
	if (open_err)
		return open_err;
	return err == ERR_NOT_FOUND ? 0 : err; /* somebody else's change took the letter away */
}

int mail_outbox_run_once(const struct outbox *outbox, struct outbox_tally *tally)
{
	int err, sms_err;

	*tally = (struct outbox_tally){0};
	sms_err = outbox->sms ? run_channel(outbox, outbox->sms, tally) : 0;
	err = run_channel(outbox, outbox->transport, tally);
	return err ? err : sms_err;
}
