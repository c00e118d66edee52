/* The standard life of an application. */
#include "config.h"

#include "domain/life-cycle.h"

#include <stddef.h>
#include <string.h>

#define RECEIVED "application-received"
#define DECIDED "application-decided"

enum { WITH_NOTE = TRANSITION_LEASE | TRANSITION_NOTE };

const struct transition domain_life_cycle_standard[] = {
	{STATE_NONE, EVENT_SUBMIT, STATE_SUBMITTED, PARTY_APPLICANT, 0, RECEIVED},
	{STATE_SUBMITTED, EVENT_WITHDRAW, STATE_WITHDRAWN, PARTY_APPLICANT, 0, NULL},
	{STATE_SUBMITTED, EVENT_TAKE, STATE_IN_REVIEW, PARTY_REVIEWER, 0, NULL},
	{STATE_IN_REVIEW, EVENT_TAKE, STATE_IN_REVIEW, PARTY_REVIEWER, 0, NULL},
	{STATE_IN_REVIEW, EVENT_RELEASE, STATE_SUBMITTED, PARTY_REVIEWER, TRANSITION_LEASE, NULL},
	{STATE_IN_REVIEW, EVENT_APPROVE, STATE_APPROVED, PARTY_REVIEWER, TRANSITION_LEASE, DECIDED},
	{STATE_IN_REVIEW, EVENT_REJECT, STATE_REJECTED, PARTY_REVIEWER, WITH_NOTE, DECIDED},
	{STATE_IN_REVIEW, EVENT_RETURN, STATE_RETURNED, PARTY_REVIEWER, WITH_NOTE, DECIDED},
	{STATE_IN_REVIEW, EVENT_WITHDRAW, STATE_WITHDRAWN, PARTY_APPLICANT, 0, NULL},
	{STATE_RETURNED, EVENT_RESUBMIT, STATE_SUBMITTED, PARTY_APPLICANT, 0, RECEIVED},
	{STATE_RETURNED, EVENT_WITHDRAW, STATE_WITHDRAWN, PARTY_APPLICANT, 0, NULL},
	{.event = EVENT_COUNT},
};

static const char *const states[STATE_COUNT] = {
#define ROW(word, code) [word] = (code),
	DOMAIN_LIFE_CYCLE_STATE_LIST(ROW)
#undef ROW
};

static const struct {
	const char *code, *title;
} events[EVENT_COUNT] = {
#define ROW(word, its_code, its_title) [word] = {.code = (its_code), .title = (its_title)},
	DOMAIN_LIFE_CYCLE_EVENT_LIST(ROW)
#undef ROW
};

const struct transition *domain_life_cycle_find(const struct transition *table, enum state from, enum event event)
{
	for (; table->event != EVENT_COUNT; table++)
		if (table->from == from && table->event == event)
			return table;
	return NULL;
}

enum rule domain_life_cycle_refusal(enum state state, enum event event)
{
	switch (state) {
	case STATE_WITHDRAWN:
		return RULE_APP_22;
	case STATE_RETURNED:
		return RULE_APP_24;
	case STATE_NONE:
	case STATE_SUBMITTED:
	case STATE_IN_REVIEW:
		return event == EVENT_RESUBMIT ? RULE_APP_26 : RULE_APP_21;
	case STATE_APPROVED:
	case STATE_REJECTED:
	case STATE_COUNT:
		break;
	}
	return RULE_APP_23;
}

enum state domain_life_cycle_find_state(const char *code)
{
	enum state state = 0;

	while (state < STATE_COUNT && strcmp(states[state], code) != 0)
		state++;
	return state;
}

enum event domain_life_cycle_find_event(const char *code)
{
	enum event event = 0;

	while (event < EVENT_COUNT && strcmp(events[event].code, code) != 0)
		event++;
	return event;
}

const char *domain_life_cycle_state_code(enum state state)
{
	return states[state];
}

const char *domain_life_cycle_event_code(enum event event)
{
	return events[event].code;
}

const char *domain_life_cycle_event_title(enum event event)
{
	return events[event].title;
}

int domain_life_cycle_is_waiting(enum state state)
{
	return state == STATE_SUBMITTED || state == STATE_IN_REVIEW;
}
