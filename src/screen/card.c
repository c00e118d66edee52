/* The reader's events, and questions to it. */
#include "config.h"

#include "screen/card.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/card-login.h"
#include "portal/nhi.h"

enum { RETURN_MS = 60000 }; /* that the card may be out before its login is over */

/* ---- beside the keys ---- */

static int64_t left_ms(const struct session_card *card)
{
	return card->gone_ms + RETURN_MS - base_clock_monotonic_ms();
}

static int watch(struct tui_device *device, int *timeout_ms)
{
	const struct session *session = device->context;
	const struct session_card *card = &session->card;

	*timeout_ms = card_ask_wait_ms(card->ask);
	if (card->ask->is_waiting)
		return card_ask_fd(card->ask);
	if (card->gone_ms) {
		int64_t left = left_ms(card) > 0 ? left_ms(card) : 0;

		if (*timeout_ms < 0 || left < *timeout_ms)
			*timeout_ms = (int)left;
	}
	if (card->has_news)
		*timeout_ms = 0;
	return card_ask_fd(card->ask);
}

/* While an answer is waited for nothing else matters: what happens at the reader, once, is told afterwards. */
static int hear(struct tui_device *device)
{
	struct session *session = device->context;
	struct session_card *card = &session->card;
	int is_waiting = card->ask->is_waiting, has_news;
	enum card_event event;

	while ((event = card_ask_hear(card->ask)) != CARD_EVENT_NONE)
		card->has_news |= event == CARD_EVENT_READER;
	if (is_waiting)
		return !card->ask->is_waiting;
	has_news = card->has_news || (card->gone_ms && left_ms(card) <= 0);
	card->has_news = 0;
	return has_news;
}

const struct tui_device screen_card_device = {.watch = watch, .hear = hear};

uint64_t screen_card_insertion(const struct session *session)
{
	return session->card.ask ? session->card.ask->reader.insertion : 0;
}

int screen_card_is_in(const struct session *session, uint64_t insertion)
{
	const struct card_ask *ask = session->card.ask;

	return ask && ask->reader.state == CARD_STATE_IN && ask->reader.insertion == insertion;
}

static enum tui_news end(struct session *session)
{
	session->portal.ended = RULE_CARD_4_OUT;
	return NEWS_LEAVE;
}

enum tui_news screen_card_news(void *context)
{
	struct session *session = context;
	struct session_card *card = &session->card;

	if (!card->is_kept)
		return NEWS_SHOW;
	if (card->gone_ms)
		return left_ms(card) > 0 ? NEWS_SHOW : end(session);
	if (screen_card_is_in(session, card->insertion))
		return NEWS_SHOW;
	if (card->is_nhi)
		return end(session);
	card->gone_ms = base_clock_monotonic_ms();
	return NEWS_LOCK;
}

/* Where there is no reader, the forms that want one say so. */
void screen_card_header(const struct session *session, struct tui_header *header)
{
	int has_reader = session->card.ask && session->card.ask->reader.state >= CARD_STATE_EMPTY;
	const char *reader = has_reader ? base_lang_text(card_state_text(&session->card.ask->reader)) : "";
	const char *insurer =
		portal_nhi_is_simulated(session->portal.conf) ? base_lang_text("模擬健保署驗證") : "";

	snprintf(header->card, sizeof header->card, "%s%s%s", reader, *reader && *insurer ? "  " : "", insurer);
}

void screen_card_forget(struct session *session)
{
	session->card.is_kept = session->card.is_nhi = 0;
	session->card.gone_ms = 0;
	session->card.soft[0] = '\0';
}

void screen_card_keep(struct session *session, int is_nhi, uint64_t insertion)
{
	struct session_card *card = &session->card;

	card->is_kept = 1;
	card->is_nhi = is_nhi;
	card->gone_ms = 0;
	card->insertion = insertion;
	if (card->ask->reader.is_soft)
		(void)base_mem_copy(card->soft, sizeof card->soft, card->ask->reader.name);
}

enum rule screen_card_state(const struct session *session)
{
	if (session->card.ask)
		return card_state_rule(session->card.ask->reader.state);
	return session->is_remote ? RULE_CARD_5 : RULE_CARD_1_READER;
}

void screen_card_describe(const struct session *session, struct buf *out)
{
	enum rule rule = screen_card_state(session);
	const char *text = rule ? domain_rule_text(rule) : base_lang_text(card_state_text(&session->card.ask->reader));

	base_buf_add_text(out, text);
}

/* ---- questions ---- */

/* As long as the person has patience; maportal-card answers within card-timeout, whatever the card does. */
static enum rule await_answer(struct visit *visit, int err)
{
	struct card_ask *ask = screen_session_of(visit)->card.ask;

	if (err)
		return RULE_CARD_2_BUSY;
	while (ask->is_waiting)
		if (!tui_visit_wait(visit)) {
			card_ask_cancel(ask);
			return RULE_CARD_2_CANCELLED;
		}
	return ask->answer.rule;
}

enum rule screen_card_read(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	enum rule rule = screen_card_state(session);

	return rule ? rule : await_answer(visit, card_ask_read(session->card.ask));
}

enum rule screen_card_list(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	enum rule rule = screen_card_state(session);

	return rule ? rule : await_answer(visit, card_ask_list(session->card.ask));
}

enum rule screen_card_sign(struct visit *visit, const char *fingerprint, const char *pin, const struct buf *message)
{
	struct session *session = screen_session_of(visit);
	enum rule rule = screen_card_state(session);

	if (!rule)
		rule = await_answer(visit, card_ask_sign(session->card.ask, fingerprint, pin, message->data,
							 message->len));
	return rule == RULE_CARD_2_CANCELLED ? RULE_CARD_2_CANCELLED_PIN : rule;
}

int screen_card_choose(struct session *session, unsigned sides, const struct card_answer *list,
		       struct card_choice *choice)
{
	struct trust_store *store = NULL;
	char folder[BASE_CONF_TEXT_SIZE];
	struct trust_demand demand;
	int err = portal_card_login_demand(&session->portal, sides, &demand);

	*choice = (struct card_choice){.certificate = NULL};
	if (!err)
		err = trust_store_folder(session->portal.conf, folder);
	if (!err)
		err = trust_store_open(folder, &store);
	if (err)
		return err;
	card_choose(store, list, &demand, choice);
	trust_store_close(store);
	return 0;
}
