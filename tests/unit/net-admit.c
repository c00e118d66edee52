/* What a client may ask for, as tables; and that floods end while people do not. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "ipc/message.h"
#include "net/admit.h"
#include "unit.h"

struct text_case {
	const char *name, *value;
	int is_good;
};

static void test_users(void **state)
{
	static char long_name[IPC_USER_SIZE + 1], longest_name[IPC_USER_SIZE];
	static const struct text_case cases[] = {
		{"portal", "", 1},    {"verify.AbC-123_x", "", 1}, {"王小明", "", 1},   {"", "", 0},
		{"a\nb", "", 0},      {"a\033[31m", "", 0},        {"\xff\xfe", "", 0}, {"\xc0\xaf", "", 0},
		{"a\xc2\x9b", "", 0}, {"\xe2\x80\xae", "", 0},     {long_name, "", 0},  {longest_name, "", 1},
	};

	(void)state;
	memset(long_name, 'x', sizeof long_name - 1);
	memset(longest_name, 'x', sizeof longest_name - 1);
	for (size_t i = 0; i < BASE_COUNT(cases); i++)
		assert_int_equal(net_admit_user(cases[i].name), cases[i].is_good);
}

static void test_terminals(void **state)
{
	static const struct text_case cases[] = {
		{"xterm-256color", "", 1},
		{"screen.xterm+x", "", 1},
		{"", "", 0},
		{"../../etc/passwd", "", 0},
		{"..", "", 0},
		{"-x", "", 0},
		{"x term", "", 0},
		{"vt100\n", "", 0},
		{"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "", 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++)
		assert_int_equal(net_admit_terminal(cases[i].name), cases[i].is_good);
}

static void test_variables(void **state)
{
	static const struct text_case cases[] = {
		{"LANG", "zh_TW.UTF-8", 1},
		{"LC_ALL", "C", 1},
		{"NO_COLOR", "", 1},
		{"COLORTERM", "truecolor", 1},
		{"LC_CTYPE", "a\nb", 0},
		{"PATH", "/", 0},
		{"LANGUAGE", "zh", 0},
		{"LC_ALL=x", "", 0},
		{"LC_all", "C", 0},
		{"", "", 0},
		{"LD_PRELOAD", "", 0},
		{"NO_COLOR2", "", 0},
		{"LC_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "", 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++)
		assert_int_equal(net_admit_variable(cases[i].name, cases[i].value), cases[i].is_good);
}

static void test_sizes(void **state)
{
	(void)state;
	assert_int_equal(net_admit_size(0), 0);
	assert_int_equal(net_admit_size(80), 80);
	assert_int_equal(net_admit_size(NET_ADMIT_SIZE_MAX + 1), NET_ADMIT_SIZE_MAX);
	assert_int_equal(net_admit_size(-1), NET_ADMIT_SIZE_MAX); /* 4294967295 on the wire */
}

static void test_strangers(void **state)
{
	struct net_traffic traffic = {.packets = 7, .bytes_in = 2000};

	(void)state;
	assert_int_equal(net_admit_stranger(&traffic), FAULT_NONE);
	traffic.bytes_in = 1 << 20;
	assert_int_equal(net_admit_stranger(&traffic), FAULT_FLOOD);
	traffic = (struct net_traffic){.packets = 1000, .bytes_in = 2000};
	assert_int_equal(net_admit_stranger(&traffic), FAULT_FLOOD);
}

/* What comes in each second of a quarter of an hour, and whether it is borne. */
static void test_guests(void **state)
{
	enum { SECONDS = 900, MS_PER_S = 1000 };
	static const struct {
		struct net_traffic each_second;
		enum ipc_fault fault;
	} cases[] = {
		{{0}, FAULT_NONE},
		{{.packets = 1, .bytes_in = 52}, FAULT_NONE}, /* asks whether we live */
		{{.packets = 20, .data_packets = 20, .data_bytes = 20, .bytes_out = 800},
		 FAULT_NONE},                                                        /* types */
		{{.packets = 60, .bytes_in = 3000, .bytes_out = 40000}, FAULT_NONE}, /* drags its window */
		{{.packets = 1200, .data_packets = 1000, .data_bytes = 32000000},
		 FAULT_NONE}, /* pipes, with rekeying */
		{{.packets = 300, .bytes_in = 32000000, .bytes_out = 90000000},
		 FAULT_NONE}, /* opens its window */
		{{.packets = 200, .bytes_in = 10000}, FAULT_FLOOD},
		{{.packets = 200, .bytes_in = 2000000}, FAULT_FLOOD}, /* long ones are no better */
		{{.packets = 100000, .bytes_in = 5000000}, FAULT_FLOOD},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct net_traffic traffic = {.packets = 12, .bytes_in = 4000, .bytes_out = 3000};
		enum ipc_fault fault = FAULT_NONE;
		struct net_quota quota;

		net_admit_begin(&quota, &traffic, MS_PER_S);
		for (int64_t second = 2; !fault && second < SECONDS; second++) {
			traffic.packets += cases[i].each_second.packets;
			traffic.data_packets += cases[i].each_second.data_packets;
			traffic.data_bytes += cases[i].each_second.data_bytes;
			traffic.bytes_in += cases[i].each_second.bytes_in;
			traffic.bytes_out += cases[i].each_second.bytes_out;
			fault = net_admit_guest(&quota, &traffic, second * MS_PER_S);
		}
		assert_int_equal(fault, cases[i].fault);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_users),     cmocka_unit_test(test_terminals),
		cmocka_unit_test(test_variables), cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_strangers), cmocka_unit_test(test_guests),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
