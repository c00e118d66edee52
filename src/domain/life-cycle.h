/*
 * The life of an application, as tables: what may happen in which state, who may let it happen, and what it becomes.
 * Each kind of application has such a table; most have the standard one.
 */
#ifndef DOMAIN_LIFE_CYCLE_H
#define DOMAIN_LIFE_CYCLE_H

#include "domain/rule.h"

/* word, code in the database; what people call it stands in the code table */
#define DOMAIN_LIFE_CYCLE_STATE_LIST(X) \
	X(STATE_NONE, "") \
	X(STATE_SUBMITTED, "submitted") \
	X(STATE_IN_REVIEW, "in_review") \
	X(STATE_RETURNED, "returned") \
	X(STATE_APPROVED, "approved") \
	X(STATE_REJECTED, "rejected") \
	X(STATE_WITHDRAWN, "withdrawn")

/* word, code in the database, what people call it */
#define DOMAIN_LIFE_CYCLE_EVENT_LIST(X) \
	X(EVENT_SUBMIT, "submit", "送審") \
	X(EVENT_RESUBMIT, "resubmit", "補正送審") \
	X(EVENT_WITHDRAW, "withdraw", "撤回") \
	X(EVENT_TAKE, "take", "取件審查") \
	X(EVENT_RELEASE, "release", "放回待審") \
	X(EVENT_APPROVE, "approve", "通過") \
	X(EVENT_REJECT, "reject", "不通過") \
	X(EVENT_RETURN, "return", "退回補正")

#define DOMAIN_LIFE_CYCLE_STATE_ENUM(word, code) word,
enum state { DOMAIN_LIFE_CYCLE_STATE_LIST(DOMAIN_LIFE_CYCLE_STATE_ENUM) STATE_COUNT };

#define DOMAIN_LIFE_CYCLE_EVENT_ENUM(word, code, title) word,
enum event { DOMAIN_LIFE_CYCLE_EVENT_LIST(DOMAIN_LIFE_CYCLE_EVENT_ENUM) EVENT_COUNT };

enum party {
	PARTY_APPLICANT,
	PARTY_REVIEWER,
};

enum transition_need {
	TRANSITION_LEASE = 1, /* the reviewer must have taken it */
	TRANSITION_NOTE = 2,  /* an opinion must be given */
};

struct transition {
	enum state from;
	enum event event;
	enum state to;
	enum party who;
	unsigned needs;	    /* of transition_need */
	const char *letter; /* the template of the letter that tells the applicant; NULL: none */
};

/* Submitted, taken, decided; returned and submitted again; withdrawn.  Ends with a row for EVENT_COUNT. */
extern const struct transition domain_life_cycle_standard[];

/* The row of an event in a state; NULL: it cannot happen then. */
const struct transition *domain_life_cycle_find(const struct transition *table, enum state from, enum event event);

/* Why an event cannot happen in a state. */
enum rule domain_life_cycle_refusal(enum state state, enum event event);

/* By code; STATE_COUNT and EVENT_COUNT for what the tables do not know. */
enum state domain_life_cycle_find_state(const char *code);
enum event domain_life_cycle_find_event(const char *code);

const char *domain_life_cycle_state_code(enum state state);
const char *domain_life_cycle_event_code(enum event event);
const char *domain_life_cycle_event_title(enum event event);

/* Whether a state waits for a reviewer. */
int domain_life_cycle_is_waiting(enum state state);

#endif
