/* What may come through the gate, and when. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "gate/request.h"

/* One message: its kind, then texts and numbers as the kind has them. */
struct message {
	uint32_t kind;
	const char *texts[2];
	uint64_t numbers[2];
	size_t n_texts, n_numbers;
};

#define TEXT(kind, text) {kind, {text}, {0}, 1, 0}
#define VARIABLE(name, value) {IPC_GATE_VARIABLE, {name, value}, {0}, 2, 0}
#define TERMINAL(term, lines, columns) {IPC_GATE_TERMINAL, {term}, {lines, columns}, 1, 2}
#define RESIZE(lines, columns) {IPC_GATE_RESIZE, {0}, {lines, columns}, 0, 2}
#define BARE(kind) {kind, {0}, {0}, 0, 0}

static int take(struct gate_request *request, const struct message *message)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, message->kind);
	for (size_t i = 0; i < message->n_texts; i++)
		ipc_packet_put_text(&packet, message->texts[i]);
	for (size_t i = 0; i < message->n_numbers; i++)
		ipc_packet_put_number(&packet, message->numbers[i]);
	assert_int_equal(packet.err, 0);
	return gate_request_take(request, &packet);
}

enum { LONGEST = 6 };

static void test_order(void **state)
{
	/* all are taken but the last, which is when err says so */
	static const struct {
		int err;
		struct message messages[LONGEST];
	} rows[] = {
		{0, {TEXT(IPC_GATE_ENTER, "portal"), TERMINAL("xterm", 24, 80), BARE(IPC_GATE_SHELL), RESIZE(30, 90)}},
		{0, {TEXT(IPC_GATE_ENTER, "portal"), VARIABLE("LANG", "zh_TW.UTF-8"), VARIABLE("LC_ALL", "C"),
		     TEXT(IPC_GATE_COMMAND, "help"), RESIZE(1, 1)}},
		{0, {TEXT(IPC_GATE_ENTER, "nobody")}},
		{ERR_SYNTAX, {BARE(IPC_GATE_SHELL)}},
		{ERR_SYNTAX, {TERMINAL("xterm", 24, 80)}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_COMMAND, "help")}},
		{ERR_SYNTAX, {RESIZE(24, 80)}},
		{ERR_SYNTAX, {VARIABLE("LANG", "C")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), TEXT(IPC_GATE_ENTER, "portal")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "nobody"), TEXT(IPC_GATE_ENTER, "portal")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "nobody"), BARE(IPC_GATE_SHELL)}},
		{ERR_SYNTAX,
		 {TEXT(IPC_GATE_ENTER, "portal"), TERMINAL("xterm", 24, 80), TERMINAL("xterm", 24, 80)}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), BARE(IPC_GATE_SHELL), BARE(IPC_GATE_SHELL)}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), BARE(IPC_GATE_SHELL), TEXT(IPC_GATE_COMMAND, "help")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), TEXT(IPC_GATE_COMMAND, "x"), BARE(IPC_GATE_SHELL)}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), BARE(IPC_GATE_SHELL), VARIABLE("LANG", "C")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), TEXT(IPC_GATE_COMMAND, "")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), TEXT(IPC_GATE_SHELL, "x")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), VARIABLE("LD_PRELOAD", "x")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), VARIABLE("LANGUAGE", "x")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), VARIABLE("LC", "x")}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), BARE(IPC_GATE_LEAVE)}},
		{ERR_SYNTAX, {TEXT(IPC_GATE_ENTER, "portal"), BARE(IPC_CONTROL_END)}},
		{ERR_SYNTAX, {BARE(12345)}},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct gate_request request;
		size_t n = 0;

		gate_request_init(&request);
		while (n < LONGEST && rows[i].messages[n].kind)
			n++;
		for (size_t k = 0; k < n; k++)
			if (take(&request, &rows[i].messages[k]) != (k == n - 1 ? rows[i].err : 0))
				fail_msg("row %zu, message %zu", i, k);
	}
}

static void test_door(void **state)
{
	static const struct message enter = TEXT(IPC_GATE_ENTER, "verify.abc"), wrong = TEXT(IPC_GATE_ENTER, "root");
	struct gate_request request;

	(void)state;
	gate_request_init(&request);
	assert_int_equal(take(&request, &enter), 0);
	assert_int_equal(request.stage, GATE_ENTERED);
	assert_string_equal(request.door.form, "verification-password");
	assert_string_equal(request.door.token, "abc");
	gate_request_init(&request);
	assert_int_equal(take(&request, &wrong), 0);
	assert_int_equal(request.stage, GATE_REFUSED);
}

static void test_size(void **state)
{
	static const struct {
		uint64_t lines, columns;
		unsigned got_lines, got_columns;
	} rows[] = {
		{24, 80, 24, 80},	{0, 0, 24, 80},	       {0, 132, 24, 132}, {50, 0, 50, 80},
		{1, 1, 5, 20},		{5, 20, 5, 20},	       {120, 300, 120, 300}, {121, 301, 120, 300},
		{9999, 9999, 120, 300}, {UINT64_MAX, UINT64_MAX, 120, 300},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		const struct message enter = TEXT(IPC_GATE_ENTER, "portal");
		const struct message terminal = TERMINAL("xterm", rows[i].lines, rows[i].columns);
		const struct message resize = RESIZE(rows[i].lines, rows[i].columns);
		struct gate_request request;

		gate_request_init(&request);
		assert_int_equal(take(&request, &enter), 0);
		assert_int_equal(take(&request, &terminal), 0);
		assert_int_equal(request.lines, rows[i].got_lines);
		assert_int_equal(request.columns, rows[i].got_columns);
		request.lines = request.columns = 0;
		assert_int_equal(take(&request, &resize), 0);
		assert_int_equal(request.lines, rows[i].got_lines);
		assert_int_equal(request.columns, rows[i].got_columns);
	}
}

static void test_term(void **state)
{
	static const struct {
		const char *term, *got;
	} rows[] = {
		{"xterm-256color", "xterm-256color"}, {"screen.xterm+x", "screen.xterm+x"}, {"", "unknown"},
		{"../../etc/passwd", "unknown"},      {"x term", "unknown"},		    {"終端", "unknown"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		const struct message enter = TEXT(IPC_GATE_ENTER, "portal");
		const struct message terminal = TERMINAL(rows[i].term, 24, 80);
		struct gate_request request;

		gate_request_init(&request);
		assert_int_equal(take(&request, &enter), 0);
		assert_int_equal(take(&request, &terminal), 0);
		assert_string_equal(request.term, rows[i].got);
	}
}

static void test_variables(void **state)
{
	const struct message enter = TEXT(IPC_GATE_ENTER, "portal"), variable = VARIABLE("LC_TIME", "C");
	const struct message no_color = VARIABLE("NO_COLOR", "1");
	struct gate_request request;

	(void)state;
	gate_request_init(&request);
	assert_int_equal(take(&request, &enter), 0);
	assert_null(gate_request_variable(&request, "NO_COLOR"));
	assert_int_equal(take(&request, &no_color), 0);
	assert_string_equal(gate_request_variable(&request, "NO_COLOR"), "1");
	for (int i = 1; i < IPC_VARIABLES_MAX; i++)
		assert_int_equal(take(&request, &variable), 0);
	assert_int_equal(take(&request, &variable), ERR_SYNTAX);
}

static void test_command(void **state)
{
	static const char bytes[] = "status \0\xff\n";
	char longest[IPC_COMMAND_MAX + 1];
	struct gate_request request;
	struct ipc_packet packet;

	(void)state;
	memset(longest, 'x', sizeof longest);
	for (size_t n = IPC_COMMAND_MAX; n <= sizeof longest; n++) {
		const struct message enter = TEXT(IPC_GATE_ENTER, "portal");

		gate_request_init(&request);
		assert_int_equal(take(&request, &enter), 0);
		ipc_packet_begin(&packet, IPC_GATE_COMMAND);
		ipc_packet_put_bytes(&packet, longest, n);
		assert_int_equal(gate_request_take(&request, &packet), n > IPC_COMMAND_MAX ? ERR_SYNTAX : 0);
	}
	gate_request_init(&request);
	request.stage = GATE_ENTERED;
	ipc_packet_begin(&packet, IPC_GATE_COMMAND);
	ipc_packet_put_bytes(&packet, bytes, sizeof bytes);
	assert_int_equal(gate_request_take(&request, &packet), 0);
	assert_int_equal(request.command_n, sizeof bytes);
	assert_memory_equal(request.command, bytes, sizeof bytes);
}

/* A P-256 key, which differs by its last byte. */
static size_t make_key(unsigned char key[IPC_KEY_MAX], unsigned char last)
{
	static const char head[] = "\0\0\0\x13" "ecdsa-sha2-nistp256" "\0\0\0\x08" "nistp256" "\0\0\0\x41\x04";
	size_t n = sizeof head - 1;

	memcpy(key, head, n);
	memset(key + n, 7, 63);
	key[n + 63] = last;
	return n + 64;
}

/* Three numbers: is_proven, which key, how many bytes are missing. */
static int show_key(struct gate_request *request, uint64_t is_proven, unsigned char last, size_t missing)
{
	unsigned char key[IPC_KEY_MAX];
	size_t n = make_key(key, last);
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_KEY);
	ipc_packet_put_number(&packet, is_proven);
	ipc_packet_put_bytes(&packet, key, n - missing);
	return gate_request_take(request, &packet);
}

static void test_keys(void **state)
{
	static const struct message card = TEXT(IPC_GATE_ENTER, "card"), portal = TEXT(IPC_GATE_ENTER, "portal");
	struct gate_request request;

	(void)state;
	gate_request_init(&request);
	assert_int_equal(show_key(&request, 0, 1, 0), 0);
	assert_int_equal(request.n_proven, 0);
	for (unsigned char i = 0; i < IPC_KEYS_PROVEN_MAX; i++)
		assert_int_equal(show_key(&request, 1, i, 0), 0);
	assert_int_equal(request.n_proven, IPC_KEYS_PROVEN_MAX);
	assert_int_equal(request.proven[2].bytes[request.proven[2].n - 1], 2);
	assert_int_equal(take(&request, &card), 0);
	assert_int_equal(request.stage, GATE_ENTERED);
	assert_int_equal(show_key(&request, 0, 1, 0), ERR_SYNTAX);

	gate_request_init(&request);
	assert_int_equal(show_key(&request, 0, 1, 0), 0);
	assert_int_equal(take(&request, &portal), ERR_SYNTAX);
}

static void test_key_breaches(void **state)
{
	static const struct {
		uint64_t is_proven;
		size_t missing;
	} rows[] = {{2, 0}, {UINT64_MAX, 0}, {0, 1}, {1, 64}, {1, 103}};
	struct gate_request request;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		gate_request_init(&request);
		if (show_key(&request, rows[i].is_proven, 1, rows[i].missing) != ERR_SYNTAX)
			fail_msg("row %zu", i);
		assert_int_equal(request.n_proven, 0);
	}
	gate_request_init(&request); /* one that is proven already */
	assert_int_equal(show_key(&request, 1, 1, 0), 0);
	assert_int_equal(show_key(&request, 1, 1, 0), ERR_SYNTAX);
	gate_request_init(&request); /* more than are kept */
	for (unsigned char i = 0; i < IPC_KEYS_PROVEN_MAX; i++)
		assert_int_equal(show_key(&request, 1, i, 0), 0);
	assert_int_equal(show_key(&request, 1, 99, 0), ERR_SYNTAX);
	gate_request_init(&request); /* more than are looked at */
	for (int i = 0; i < IPC_KEYS_SHOWN_MAX; i++)
		assert_int_equal(show_key(&request, 0, 1, 0), 0);
	assert_int_equal(show_key(&request, 0, 1, 0), ERR_SYNTAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),	  cmocka_unit_test(test_door), cmocka_unit_test(test_size),
		cmocka_unit_test(test_term),	  cmocka_unit_test(test_variables),
		cmocka_unit_test(test_command),	  cmocka_unit_test(test_keys), cmocka_unit_test(test_key_breaches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
