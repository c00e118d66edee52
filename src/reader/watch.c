/* Waiting for changes with SCardGetStatusChange: of readers by its pseudo reader, of cards by each reader. */
#include "config.h"

#include "reader/watch.h"

#include <string.h>
#include <time.h>
#include <winscard.h>

#include "base/clock.h"
#include "base/gate.h"
#include "base/mem.h"
#include "reader/name.h"

#define PNP "\\\\?PnP?\\Notification"

enum { READERS_MAX = 15, SERVICE_PAUSE_MS = 500, COUNTER_SHIFT = 16 };

struct watch {
	const struct reader_setting *setting;
	const struct reader_teller *teller;
	SCARDCONTEXT context;
	char names[READER_NAMES_SIZE];
	SCARD_READERSTATE states[READERS_MAX + 1]; /* the first is the pseudo reader */
	size_t n;
	uint64_t insertion; /* the last number that was given out */
	struct card_reader told;
	int is_told, err;
};

static void tell(struct watch *watch, const struct card_reader *reader)
{
	if (watch->is_told && watch->told.state == reader->state &&
	    watch->told.insertion == reader->insertion && strcmp(watch->told.name, reader->name) == 0)
		return;
	watch->told = *reader;
	watch->is_told = 1;
	watch->err = watch->teller->tell(watch->teller->data, reader);
}

static void tell_state(struct watch *watch, enum card_state state)
{
	tell(watch, &(struct card_reader){.state = state, .insertion = watch->insertion});
}

static enum card_state state_of(DWORD flags)
{
	if (!(flags & SCARD_STATE_PRESENT))
		return CARD_STATE_EMPTY;
	return flags & SCARD_STATE_MUTE ? CARD_STATE_MUTE : CARD_STATE_IN;
}

/* Its maker may have put anything into it; what the keeper would not take never leaves here. */
static void name_reader(struct card_reader *reader, const char *name)
{
	struct buf harmless = {0};

	base_gate_harmless(name, strlen(name), 0, &harmless);
	if (base_mem_copy(reader->name, sizeof reader->name, base_buf_text(&harmless)))
		reader->name[0] = '\0';
	base_buf_release(&harmless);
}

/*
 * Of several readers the one with a card speaks; a card that cannot be read says more than a slot without
 * one.  The number is that of the last change of any of them: which card somebody is logged in by is not
 * known here, and none of them may go unnoticed.
 */
static void tell_readers(struct watch *watch)
{
	struct card_reader reader = {.state = CARD_STATE_NO_READER, .insertion = watch->insertion};

	for (size_t i = 1; i < watch->n; i++) {
		enum card_state state = state_of(watch->states[i].dwCurrentState);

		if (state <= reader.state)
			continue;
		reader.state = state;
		name_reader(&reader, watch->states[i].szReader);
	}
	tell(watch, &reader);
}

static LONG list_readers(struct watch *watch)
{
	DWORD size = sizeof watch->names;
	LONG result = SCardListReaders(watch->context, NULL, watch->names, &size);

	memset(watch->states + 1, 0, sizeof watch->states - sizeof *watch->states);
	watch->n = 1;
	if (result == SCARD_E_NO_READERS_AVAILABLE)
		return SCARD_S_SUCCESS;
	if (result != SCARD_S_SUCCESS)
		return result;
	for (const char *name = watch->names; *name && watch->n <= READERS_MAX; name += strlen(name) + 1)
		if (reader_name_is_wanted(watch->setting, name))
			watch->states[watch->n++].szReader = name;
	return result;
}

/* The counter in the high word tells of a card that was out and in again between two looks. */
static void take_change(struct watch *watch, size_t i)
{
	SCARD_READERSTATE *state = &watch->states[i];
	DWORD before = state->dwCurrentState, now = state->dwEventState & ~(DWORD)SCARD_STATE_CHANGED;
	int was_in = before & SCARD_STATE_PRESENT ? 1 : 0, is_in = now & SCARD_STATE_PRESENT ? 1 : 0;

	if (is_in != was_in || (is_in && before >> COUNTER_SHIFT != now >> COUNTER_SHIFT))
		watch->insertion++;
	state->dwCurrentState = now;
}

/* 1: the list of readers has to be made anew. */
static int take_changes(struct watch *watch)
{
	int is_new = watch->states[0].dwEventState & SCARD_STATE_CHANGED ? 1 : 0;

	watch->states[0].dwCurrentState = watch->states[0].dwEventState & ~(DWORD)SCARD_STATE_CHANGED;
	for (size_t i = 1; i < watch->n; i++) {
		if (watch->states[i].dwEventState & (SCARD_STATE_UNKNOWN | SCARD_STATE_IGNORE))
			is_new = 1;
		else if (watch->states[i].dwEventState & SCARD_STATE_CHANGED)
			take_change(watch, i);
	}
	return is_new;
}

/* One stay at the reader service; ends when it has gone. */
static void attend(struct watch *watch)
{
	LONG result = SCARD_S_SUCCESS;
	int is_new = 1;

	watch->states[0] = (SCARD_READERSTATE){.szReader = PNP};
	while (!watch->err && result == SCARD_S_SUCCESS) {
		if (is_new)
			result = list_readers(watch);
		if (result == SCARD_S_SUCCESS && watch->n == 1)
			tell_readers(watch);
		if (result == SCARD_S_SUCCESS && !watch->err)
			result = SCardGetStatusChange(watch->context, INFINITE, watch->states,
						      (DWORD)watch->n);
		if (result == SCARD_E_UNKNOWN_READER || result == SCARD_E_TIMEOUT) {
			is_new = 1;
			result = SCARD_S_SUCCESS;
		} else if (result == SCARD_S_SUCCESS) {
			is_new = take_changes(watch);
			if (!is_new)
				tell_readers(watch);
		}
	}
}

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){.tv_nsec = ms * 1000000L}, NULL);
}

int reader_watch_run(const struct reader_setting *setting, const struct reader_teller *teller)
{
	struct watch watch = {
		.setting = setting, .teller = teller, .insertion = (uint64_t)base_clock_monotonic_ms()};

	while (!watch.err) {
		if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &watch.context) ==
		    SCARD_S_SUCCESS) {
			attend(&watch);
			SCardReleaseContext(watch.context);
		}
		if (!watch.err)
			tell_state(&watch, CARD_STATE_NO_SERVICE);
		if (!watch.err)
			pause_ms(SERVICE_PAUSE_MS);
	}
	return watch.err;
}
