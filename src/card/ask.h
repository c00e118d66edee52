/*
 * The asking side: starts maportal-card, hears what happens at the reader, asks one thing at a time.  Nothing
 * here waits, so the loop of a screen can serve it beside the keys:
 *
 *	card_ask_open(&ask, &start)		before base_cage_enter: later there is no exec
 *	poll card_ask_fd() for POLLIN, for at most card_ask_wait_ms()
 *	while (card_ask_hear(ask) != CARD_EVENT_NONE) …	ask->reader, ask->answer
 *
 * maportal-card forks a worker for each request; one that crashes or hangs is ended by it and costs that
 * request alone, which is then answered with a rule.  Should maportal-card itself end, it is started anew
 * (card/starter.h) by card_ask_hear, after a moment that grows while it does not last; until then the state is
 * CARD_STATE_DOWN and every request is answered with RULE_CARD_1_DOWN.
 */
#ifndef CARD_ASK_H
#define CARD_ASK_H

#include "card/message.h"
#include "card/starter.h"

enum { CARD_ASK_PATH_SIZE = 1024 };

enum card_event {
	CARD_EVENT_NONE,
	CARD_EVENT_READER, /* ask->reader is new: a card came or went, the reader, or its service */
	CARD_EVENT_ANSWER, /* ask->answer is whole; answer.rule says whether it is what was asked for */
};

struct card_ask {
	struct card_reader reader;
	struct card_answer
		answer; /* valid from CARD_EVENT_ANSWER to the next request; wipe what you took from it */
	int fd;
	struct card_starter starter;
	uint64_t n_starts;
	int64_t begun_ms;           /* of the one that runs, or ran last */
	int64_t again_ms, pause_ms; /* when it is made anew, once it has gone */
	uint64_t last_id;
	int is_waiting;      /* a request is on its way */
	int64_t deadline_ms; /* then: of maportal-card itself, long after its own */
	int has_news;        /* an event that did not come by message */
};

/*
 * ERR_NOT_FOUND when there is no program maportal-card; the state is CARD_STATE_DOWN until it has said
 * something.
 */
int card_ask_open(struct card_ask **ask, const struct card_start *start);

/* Ends it; NULL is nothing. */
void card_ask_close(struct card_ask *ask);

/* -1 while there is no maportal-card. */
int card_ask_fd(const struct card_ask *ask);

/* -1: for ever. */
int card_ask_wait_ms(const struct card_ask *ask);

/* The next thing that has happened. */
enum card_event card_ask_hear(struct card_ask *ask);

/*
 * Requests: 0, or ERR_BUSY while another one is on its way.  Each is answered by one CARD_EVENT_ANSWER: the
 * record of a health card; token flags and certificates of a certificate card; a signature.  The PIN is sent
 * once and wiped here; the caller wipes his.  A fingerprint is that of the certificate whose key shall sign
 * (trust_description).
 */
int card_ask_read(struct card_ask *ask);
int card_ask_list(struct card_ask *ask);
int card_ask_sign(struct card_ask *ask, const char *fingerprint, const char *pin, const void *bytes,
		  size_t n);

/* Gives up waiting (a key was pressed); the worker is ended, and no answer comes. */
void card_ask_cancel(struct card_ask *ask);

/* Puts a soft card into the soft reader, or takes it out (""); without a soft reader nothing happens. */
void card_ask_insert(struct card_ask *ask, const char *card);

/* The path of maportal-card: beside the program that runs, else where it was installed; ERR_NOT_FOUND. */
int card_ask_program(char *path, size_t size);

#endif
