/*
 * The card reader of a kiosk, between maportal-card (card/ask.h) and the forms.
 *
 * Who came in by a card stays as long as it is in: a certificate card that is taken out locks the screen at once, and
 * opens it again when it comes back within a minute, with its PIN; a health card that is taken out logs out, because
 * nothing on it can prove that it is the same (R-CARD-4).  What was typed is kept as a draft either way.
 */
#ifndef SCREEN_CARD_H
#define SCREEN_CARD_H

#include "card/ask.h"
#include "card/choose.h"
#include "screen/session.h"
#include "tui/device.h"

/* The form that locks the screen when the card is out. */
#define SCREEN_CARD_LOCK "lock-card"

/* Watches the reader beside the keys; its context is the session. */
extern const struct tui_device screen_card_device;

/* The host function news of tui_run. */
enum tui_news screen_card_news(void *context);

/* On the header line: what the reader has, if there is one; that a simulator answers for the insurer, if it does. */
void screen_card_header(const struct session *session, struct tui_header *header);

/* Nobody is logged in by a card any more. */
void screen_card_forget(struct session *session);

/*
 * Which time a card was put in: taken before the card is looked at.  What was read or signed counts as long as that
 * card is still in, which is asked before anything comes of it.
 */
uint64_t screen_card_insertion(const struct session *session);
int screen_card_is_in(const struct session *session, uint64_t insertion);

/* Somebody has just come in by the card that was put in then; if it is out by now, screen_card_news finds that. */
void screen_card_keep(struct session *session, int is_nhi, uint64_t insertion);

/* RULE_NONE when a card is in, else why none can be read: also that there is no reader here. */
enum rule screen_card_state(const struct session *session);

/* The sentence of the state, or of what is wrong, for the forms' source "card". */
void screen_card_describe(const struct session *session, struct buf *out);

/*
 * Asks and waits for the answer, at most as long as maportal-card gives a card, or the person (R-CARD-2): RULE_NONE,
 * and it stands in ask->answer; else the rule.  The PIN is the caller's to wipe; a signature that was given up may
 * have cost a try of it, which RULE_CARD_2_CANCELLED_PIN says.
 */
enum rule screen_card_read(struct visit *visit);
enum rule screen_card_list(struct visit *visit);
enum rule screen_card_sign(struct visit *visit, const char *fingerprint, const char *pin, const struct buf *message);

/* The action of a key that offers soft cards: "soft", or NULL where there are none. */
const char *screen_card_soft_offer(struct visit *visit);

/* The certificate to log in with, off a list; choice->certificate is freed by the caller. */
int screen_card_choose(struct session *session, unsigned sides, const struct card_answer *list,
		       struct card_choice *choice);

#endif
