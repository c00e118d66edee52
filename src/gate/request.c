/* One row a message: when it may come, and what it changes. */
#include "config.h"

#include "gate/request.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"

/* What a terminal may tell of itself; a name that ends in * begins so. */
static const char *const variable_names[] = {"LANG", "LC_*", "NO_COLOR", "COLORTERM"};

static unsigned clamp(uint64_t n, unsigned none, unsigned least, unsigned most)
{
	if (n == 0)
		return none;
	return n < least ? least : n > most ? most : (unsigned)n;
}

static void take_size(struct gate_request *request, struct ipc_packet *packet)
{
	uint64_t lines, columns;

	ipc_packet_get_number(packet, &lines);
	ipc_packet_get_number(packet, &columns);
	request->lines = clamp(lines, GATE_LINES_USUAL, GATE_LINES_LEAST, GATE_LINES_MOST);
	request->columns = clamp(columns, GATE_COLUMNS_USUAL, GATE_COLUMNS_LEAST, GATE_COLUMNS_MOST);
}

static int keep_proven(struct gate_request *request)
{
	for (size_t i = 0; i < request->n_proven; i++)
		if (request->proven[i].n == request->shown.n &&
		    memcmp(request->proven[i].bytes, request->shown.bytes, request->shown.n) == 0)
			return ERR_SYNTAX;
	if (request->n_proven == BASE_COUNT(request->proven))
		return ERR_SYNTAX;
	request->proven[request->n_proven++] = request->shown;
	return 0;
}

static int take_key(struct gate_request *request, struct ipc_packet *packet)
{
	const void *bytes;
	uint64_t is_proven;
	size_t n;

	ipc_packet_get_number(packet, &is_proven);
	bytes = ipc_packet_get_bytes(packet, &n);
	if (packet->err || is_proven > 1 || !ipc_key_is_allowed(bytes, n) ||
	    request->n_shown == IPC_KEYS_SHOWN_MAX)
		return ERR_SYNTAX;
	request->n_shown++;
	request->shown.n = n;
	memcpy(request->shown.bytes, bytes, n);
	return is_proven ? keep_proven(request) : 0;
}

/* Keys are shown at a door that asks for one, and at no other. */
static int take_enter(struct gate_request *request, struct ipc_packet *packet)
{
	ipc_packet_get_text(packet, request->user, sizeof request->user);
	request->stage = domain_door_find(request->user, &request->door) ? GATE_REFUSED : GATE_ENTERED;
	return request->n_shown && !domain_door_has_key(&request->door) ? ERR_SYNTAX : 0;
}

/* The kind becomes the name of a file of terminfo: what is no such name is a kind that nobody knows. */
static int take_terminal(struct gate_request *request, struct ipc_packet *packet)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-._";
	int is_second = *request->term != '\0';

	ipc_packet_get_text(packet, request->term, sizeof request->term);
	take_size(request, packet);
	if (!*request->term || request->term[strspn(request->term, letters)])
		base_mem_copy(request->term, sizeof request->term, "unknown");
	return is_second ? ERR_SYNTAX : 0;
}

static int is_variable(const char *name)
{
	for (size_t i = 0; i < BASE_COUNT(variable_names); i++) {
		size_t n = strcspn(variable_names[i], "*");

		if (strncmp(name, variable_names[i], n) == 0 && (variable_names[i][n] == '*' || !name[n]))
			return 1;
	}
	return 0;
}

static int take_variable(struct gate_request *request, struct ipc_packet *packet)
{
	struct gate_variable variable = {.name = ""};

	ipc_packet_get_text(packet, variable.name, sizeof variable.name);
	ipc_packet_get_text(packet, variable.value, sizeof variable.value);
	if (packet->err || !is_variable(variable.name) || request->n_variables == BASE_COUNT(request->variables))
		return ERR_SYNTAX;
	request->variables[request->n_variables++] = variable;
	return 0;
}

static int take_shell(struct gate_request *request, struct ipc_packet *packet)
{
	(void)packet;
	request->stage = GATE_SHELL;
	return 0;
}

static int take_command(struct gate_request *request, struct ipc_packet *packet)
{
	const void *bytes = ipc_packet_get_bytes(packet, &request->command_n);

	if (request->command_n > IPC_COMMAND_MAX)
		request->command_n = 0;
	else if (bytes)
		memcpy(request->command, bytes, request->command_n);
	request->stage = GATE_COMMAND;
	return request->command_n ? 0 : ERR_SYNTAX;
}

static int take_resize(struct gate_request *request, struct ipc_packet *packet)
{
	take_size(request, packet);
	return 0;
}

static const struct row {
	uint32_t kind;
	unsigned stages; /* in which it may come; those that come once lead to another stage */
	int (*take)(struct gate_request *request, struct ipc_packet *packet);
} rows[] = {
	{IPC_GATE_KEY, GATE_OUTSIDE, take_key},
	{IPC_GATE_ENTER, GATE_OUTSIDE, take_enter},
	{IPC_GATE_TERMINAL, GATE_ENTERED, take_terminal},
	{IPC_GATE_VARIABLE, GATE_ENTERED, take_variable},
	{IPC_GATE_SHELL, GATE_ENTERED, take_shell},
	{IPC_GATE_COMMAND, GATE_ENTERED, take_command},
	{IPC_GATE_RESIZE, GATE_ENTERED | GATE_SHELL | GATE_COMMAND, take_resize},
};

void gate_request_init(struct gate_request *request)
{
	memset(request, 0, sizeof *request);
	request->stage = GATE_OUTSIDE;
	request->lines = GATE_LINES_USUAL;
	request->columns = GATE_COLUMNS_USUAL;
}

int gate_request_take(struct gate_request *request, struct ipc_packet *packet)
{
	int err = ERR_SYNTAX;

	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (rows[i].kind == packet->kind && rows[i].stages & request->stage)
			err = rows[i].take(request, packet);
	return ipc_packet_end(packet) || err ? ERR_SYNTAX : 0;
}

const char *gate_request_variable(const struct gate_request *request, const char *name)
{
	for (size_t i = 0; i < request->n_variables; i++)
		if (strcmp(request->variables[i].name, name) == 0)
			return request->variables[i].value;
	return NULL;
}
