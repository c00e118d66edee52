/* Connecting to the card in a reader, and reading health cards. */
#include "config.h"

#include "reader/pcsc.h"

#include <string.h>
#include <time.h>
#include <winscard.h>

#include "base/mem.h"
#include "reader/name.h"
#include "reader/nhi.h"

enum { BUSY_TRIES = 10, BUSY_PAUSE_MS = 100 };

struct connection {
	SCARDCONTEXT context;
	SCARDHANDLE card;
	DWORD protocol;
	int has_context, has_card;
};

static const struct {
	LONG result;
	enum rule rule;
} results[] = {
	{SCARD_E_NO_SERVICE, RULE_CARD_1_SERVICE},       {SCARD_E_SERVICE_STOPPED, RULE_CARD_1_SERVICE},
	{SCARD_F_COMM_ERROR, RULE_CARD_1_SERVICE},       {SCARD_E_NO_READERS_AVAILABLE, RULE_CARD_1_READER},
	{SCARD_E_UNKNOWN_READER, RULE_CARD_1_READER},    {SCARD_E_READER_UNAVAILABLE, RULE_CARD_1_READER},
	{SCARD_E_NO_SMARTCARD, RULE_CARD_1_EMPTY},       {SCARD_W_REMOVED_CARD, RULE_CARD_4_REMOVED},
	{SCARD_E_COMM_DATA_LOST, RULE_CARD_4_REMOVED},   {SCARD_E_NOT_TRANSACTED, RULE_CARD_4_REMOVED},
	{SCARD_E_SHARING_VIOLATION, RULE_CARD_2_IN_USE}, {SCARD_E_TIMEOUT, RULE_CARD_2_TIMEOUT},
	{SCARD_W_UNRESPONSIVE_CARD, RULE_CARD_1_MUTE},   {SCARD_W_UNPOWERED_CARD, RULE_CARD_1_MUTE},
	{SCARD_W_UNSUPPORTED_CARD, RULE_CARD_1_MUTE},    {SCARD_E_PROTO_MISMATCH, RULE_CARD_1_MUTE},
};

static enum rule rule_of(LONG result)
{
	if (result == SCARD_S_SUCCESS)
		return RULE_NONE;
	for (size_t i = 0; i < BASE_COUNT(results); i++)
		if (results[i].result == result)
			return results[i].rule;
	return RULE_CARD_3;
}

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){.tv_nsec = ms * 1000000L}, NULL);
}

/* The first reader that has a card, of those that may be used. */
static LONG find_card(SCARDCONTEXT context, const struct reader_setting *setting,
		      char reader[CARD_READER_SIZE])
{
	char names[READER_NAMES_SIZE];
	DWORD n = sizeof names;
	LONG result = SCardListReaders(context, NULL, names, &n);
	int is_found = 0;

	if (result != SCARD_S_SUCCESS)
		return result;
	for (const char *name = names; *name; name += strlen(name) + 1) {
		SCARD_READERSTATE state = {.szReader = name, .dwCurrentState = SCARD_STATE_UNAWARE};

		if (!reader_name_is_wanted(setting, name) || base_mem_copy(reader, CARD_READER_SIZE, name))
			continue;
		is_found = 1;
		if (SCardGetStatusChange(context, 0, &state, 1) == SCARD_S_SUCCESS &&
		    state.dwEventState & SCARD_STATE_PRESENT)
			return state.dwEventState & SCARD_STATE_MUTE ? SCARD_W_UNRESPONSIVE_CARD
								     : SCARD_S_SUCCESS;
	}
	return is_found ? SCARD_E_NO_SMARTCARD : SCARD_E_NO_READERS_AVAILABLE;
}

/* Whoever else uses the card gets a second to finish. */
static LONG connect_card(struct connection *connection, const char *reader)
{
	LONG result = SCARD_E_SHARING_VIOLATION;

	for (int i = 0; result == SCARD_E_SHARING_VIOLATION && i < BUSY_TRIES; i++) {
		if (i > 0)
			pause_ms(BUSY_PAUSE_MS);
		result = SCardConnect(connection->context, reader, SCARD_SHARE_SHARED,
				      SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &connection->card,
				      &connection->protocol);
	}
	return result;
}

static void disconnect(struct connection *connection)
{
	if (connection->has_card)
		SCardDisconnect(connection->card, SCARD_RESET_CARD); /* nothing survives for the next user */
	if (connection->has_context)
		SCardReleaseContext(connection->context);
}

static enum rule open_card(struct connection *connection, const struct reader_setting *setting)
{
	char reader[CARD_READER_SIZE];
	LONG result = SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &connection->context);

	connection->has_context = result == SCARD_S_SUCCESS;
	if (result == SCARD_S_SUCCESS)
		result = find_card(connection->context, setting, reader);
	if (result == SCARD_S_SUCCESS) {
		result = connect_card(connection, reader);
		connection->has_card = result == SCARD_S_SUCCESS;
	}
	if (result == SCARD_S_SUCCESS) /* nobody may select another application between our commands */
		result = SCardBeginTransaction(connection->card);
	return rule_of(result);
}

static enum rule transmit(void *data, const unsigned char *command, size_t n, unsigned char *answer,
			  size_t *answer_n)
{
	const struct connection *connection = data;
	const SCARD_IO_REQUEST *header =
		connection->protocol == SCARD_PROTOCOL_T1 ? SCARD_PCI_T1 : SCARD_PCI_T0;
	DWORD got = *answer_n;
	LONG result = SCardTransmit(connection->card, header, command, n, NULL, answer, &got);

	*answer_n = got;
	if (result == SCARD_E_INSUFFICIENT_BUFFER)
		return RULE_CARD_3;
	return rule_of(result);
}

enum rule reader_pcsc_read_nhi(const struct reader_setting *setting, struct card_nhi *nhi)
{
	struct connection connection = {0};
	const struct reader_line line = {.transmit = transmit, .data = &connection};
	enum rule rule = open_card(&connection, setting);

	*nhi = (struct card_nhi){0};
	if (!rule)
		rule = reader_nhi_read(&line, nhi);
	if (connection.has_card)
		SCardEndTransaction(connection.card, SCARD_LEAVE_CARD);
	disconnect(&connection);
	return rule;
}
