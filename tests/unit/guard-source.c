/* Addresses in one form, counted by their first bits. */
#include "config.h"

#include "unit.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "guard/source.h"

static void test_addresses_are_read_and_written(void **state)
{
	static const struct {
		const char *text, *written; /* written NULL: no address */
	} rows[] = {
		{"127.0.0.1", "127.0.0.1"},
		{"::ffff:127.0.0.1", "127.0.0.1"},
		{"2001:DB8::0:1", "2001:db8::1"},
		{"::1", "::1"},
		{"::", "::"},
		{"255.255.255.255", "255.255.255.255"},
		{"1.2.3", NULL},
		{"1.2.3.4/8", NULL},
		{"localhost", NULL},
		{"[::1]", NULL},
		{"", NULL},
	};
	char text[IPC_SOURCE_SIZE];
	struct guard_source source;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		assert_int_equal(guard_source_read(rows[i].text, &source), rows[i].written ? 0 : ERR_SYNTAX);
		if (!rows[i].written)
			continue;
		guard_source_text(&source, text);
		assert_string_equal(text, rows[i].written);
	}
}

static void test_sockets_of_both_families(void **state)
{
	struct sockaddr_in ipv4 = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct sockaddr_in6 ipv6 = {.sin6_family = AF_INET6};
	struct sockaddr_storage address = {0};
	struct guard_source one, other;

	(void)state;
	memcpy(&address, &ipv4, sizeof ipv4);
	assert_int_equal(guard_source_of(&address, &one), 0);
	inet_pton(AF_INET6, "::ffff:127.0.0.1", &ipv6.sin6_addr);
	memcpy(&address, &ipv6, sizeof ipv6);
	assert_int_equal(guard_source_of(&address, &other), 0);
	assert_true(guard_source_is_equal(&one, &other));
	address.ss_family = AF_UNIX;
	assert_int_equal(guard_source_of(&address, &one), ERR_SYNTAX);
}

static void test_first_bits_count(void **state)
{
	static const struct {
		const char *address;
		unsigned bits_ipv4, bits_ipv6;
		const char *left;
	} rows[] = {
		{"192.0.2.131", 32, 1, "192.0.2.131"}, {"192.0.2.131", 24, 1, "192.0.2.0"},
		{"192.0.2.131", 25, 1, "192.0.2.128"}, {"192.0.2.131", 1, 1, "128.0.0.0"},
		{"2001:db8:1:2:3:4:5:6", 32, 64, "2001:db8:1:2::"},
		{"2001:db8:1:2:3:4:5:6", 32, 128, "2001:db8:1:2:3:4:5:6"},
		{"2001:db8:1:2:3:4:5:6", 32, 1, "::"}, {"2001:db8:1:2:3:4:5:6", 32, 63, "2001:db8:1:2::"},
		{"2001:db8:1:3:3:4:5:6", 32, 63, "2001:db8:1:2::"},
	};
	struct guard_source address, left;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		assert_int_equal(guard_source_read(rows[i].address, &address), 0);
		assert_int_equal(guard_source_read(rows[i].left, &left), 0);
		address = guard_source_mask(address, rows[i].bits_ipv4, rows[i].bits_ipv6);
		assert_true(guard_source_is_equal(&address, &left));
	}
}

/* A network of addresses spreads over a table as it should, and differently in each process. */
static void test_the_hash_spreads(void **state)
{
	enum { SOURCES = 4096, CHAINS = 1024, WORST = 32 };
	static unsigned chains[CHAINS];
	struct guard_source source = {{0x20, 0x01, 0x0d, 0xb8}};
	struct guard_source_keys keys, others;
	unsigned same = 0;

	(void)state;
	guard_source_keys_init(&keys);
	guard_source_keys_init(&others);
	memset(chains, 0, sizeof chains);
	for (unsigned i = 0; i < SOURCES; i++) {
		uint32_t hash;

		source.bytes[6] = (unsigned char)(i >> 8);
		source.bytes[7] = (unsigned char)i;
		hash = guard_source_hash(&source, &keys);
		assert_int_equal(hash, guard_source_hash(&source, &keys));
		same += hash == guard_source_hash(&source, &others);
		assert_true(++chains[hash % CHAINS] < WORST);
	}
	assert_true(same < 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses_are_read_and_written),
		cmocka_unit_test(test_sockets_of_both_families),
		cmocka_unit_test(test_first_bits_count),
		cmocka_unit_test(test_the_hash_spreads),
	};

	return cmocka_run_group_tests_name("guard-source", tests, NULL, NULL);
}
