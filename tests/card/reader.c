/*
 * pcscd with a virtual reader and a virtual card: events, health cards, certificate cards by OpenSC, and what
 * goes wrong. All of it in mount and network namespaces of this process, so that socket and ports are nobody
 * else's; for that it has to be root.  With the word "bench" it measures instead, with the name of a test it
 * runs that one.
 */
#include "config.h"

#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "card/ask.h"
#include "pcscd.h"
#include "rig.h"
#include "unit.h"
#include "vcard.h"

#define PIN "123456"
#define N1 \
	"000012345678\xa4\xfd\xa4\x70\xa9\xfa\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	"A1234567890790101M1130805"

enum { SEEN_MS = 10000, PATIENT_S = 30, HANG_S = 4, BENCH_ROUNDS = 20 }; /* for loaded machines */

struct reader_rig {
	struct rig *rig;
	struct vcard vcard, second; /* the second one only where there are two readers */
	struct vcard_card card, second_card;
	pid_t pcscd;
};

/* ---- a card in the reader ---- */

static void write_conf(struct rig *rig, const char *name, int timeout_s)
{
	glob_t found = {0};
	char conf[512];
	int has_opensc = glob("/usr/lib/*/opensc-pkcs11.so", 0, NULL, &found) == 0;

	snprintf(conf, sizeof conf, "card-timeout %d\ncard-reader \"%s\"\ncard-module \"%s\"\n", timeout_s, name,
		 has_opensc ? found.gl_pathv[0] : "");
	globfree(&found);
	rig_write(rig, "maportal.conf", conf, strlen(conf));
}

static struct reader_rig *open_rig(const char *name, int timeout_s)
{
	struct reader_rig *reader = base_mem_zero(1, sizeof *reader);
	struct rig *rig = rig_open("");

	reader->rig = rig;
	write_conf(rig, name, timeout_s);
	rig->x509 = pki_make(rig->pki, &(struct pki_leaf){.key = PKI_KEY_RSA});
	reader->card = (struct vcard_card){
		.nhi = N1, .x509 = rig->x509, .key = rig->pki->keys[PKI_KEY_RSA], .pin = PIN};
	return reader;
}

static void start_all(struct reader_rig *reader)
{
	vcard_start(&reader->vcard, &reader->card);
	if (reader->second_card.pin)
		vcard_start(&reader->second, &reader->second_card);
	rig_start(reader->rig, NULL);
	rig_await_state(reader->rig, CARD_STATE_NO_SERVICE);
	reader->pcscd = pcscd_start(NULL);
	rig_await_state(reader->rig, CARD_STATE_EMPTY);
}

static int open_reader(void **state)
{
	*state = open_rig("Virtual PCD 00 00", PATIENT_S);
	start_all(*state);
	return 0;
}

static int open_unnamed(void **state)
{
	*state = open_rig("", PATIENT_S);
	start_all(*state);
	return 0;
}

static int open_hanging(void **state)
{
	*state = open_rig("Virtual PCD 00 00", HANG_S);
	start_all(*state);
	return 0;
}

/* A health card in the first reader, a certificate card in the second. */
static int open_two(void **state, const char *name)
{
	struct reader_rig *reader = open_rig(name, PATIENT_S);

	*state = reader;
	reader->second_card = reader->card;
	reader->second_card.slot = 1;
	reader->second_card.nhi = NULL;
	reader->card.x509 = NULL;
	start_all(reader);
	return 0;
}

static int open_any(void **state)
{
	return open_two(state, "");
}

static int open_first(void **state)
{
	return open_two(state, "Virtual PCD 00 00");
}

static int open_second(void **state)
{
	return open_two(state, "Virtual PCD 00 01");
}

static int close_reader(void **state)
{
	struct reader_rig *reader = *state;

	rig_close(reader->rig);
	vcard_stop(&reader->vcard);
	if (reader->second_card.pin)
		vcard_stop(&reader->second);
	pcscd_stop(&reader->pcscd);
	free(reader);
	return 0;
}

static void insert(struct reader_rig *reader)
{
	vcard_order(&reader->vcard, VCARD_REMOVE, 0);
	rig_await_state(reader->rig, CARD_STATE_EMPTY);
	vcard_order(&reader->vcard, VCARD_INSERT, 0);
	rig_await_state(reader->rig, CARD_STATE_IN);
}

/* Milliseconds from an order until it is seen. */
static int64_t time_to(struct reader_rig *reader, enum vcard_order order, enum card_state state)
{
	int64_t begun_ms = base_clock_monotonic_ms();

	vcard_order(&reader->vcard, order, 0);
	rig_await_state(reader->rig, state);
	return base_clock_monotonic_ms() - begun_ms;
}

/* ---- tests ---- */

static void test_events(void **state)
{
	struct reader_rig *reader = *state;
	uint64_t insertion = 0;

	for (int i = 0; i < 3; i++) {
		assert_true(time_to(reader, VCARD_INSERT, CARD_STATE_IN) < SEEN_MS);
		assert_string_equal(reader->rig->ask->reader.name, "Virtual PCD 00 00");
		assert_false(reader->rig->ask->reader.is_soft);
		assert_true(reader->rig->ask->reader.insertion != insertion);
		insertion = reader->rig->ask->reader.insertion;
		assert_true(time_to(reader, VCARD_REMOVE, CARD_STATE_EMPTY) < SEEN_MS);
	}
}

static void test_service_stops_and_starts(void **state)
{
	struct reader_rig *reader = *state;

	insert(reader);
	for (int i = 0; i < 2; i++) {
		pcscd_stop(&reader->pcscd);
		rig_await_state(reader->rig, CARD_STATE_NO_SERVICE);
		assert_int_equal(rig_read(reader->rig), RULE_CARD_1_SERVICE);
		reader->pcscd = pcscd_start(NULL);
		rig_await_state(reader->rig,
				CARD_STATE_EMPTY); /* the virtual card fell out with its reader */
		insert(reader);
		assert_int_equal(rig_read(reader->rig), RULE_NONE);
	}
}

/* A service without a reader, and with one again; only so can a virtual one be unplugged. */
static void test_reader_goes_and_comes(void **state)
{
	struct reader_rig *reader = *state;
	char folder[PATH_MAX];

	rig_write(reader->rig, "readers/none", "", 0);
	snprintf(folder, sizeof folder, "%s/readers", reader->rig->data);
	insert(reader);
	pcscd_stop(&reader->pcscd);
	reader->pcscd = pcscd_start(folder);
	rig_await_state(reader->rig, CARD_STATE_NO_READER);
	assert_int_equal(rig_read(reader->rig), RULE_CARD_1_READER);
	pcscd_stop(&reader->pcscd);
	reader->pcscd = pcscd_start(NULL);
	rig_await_state(reader->rig, CARD_STATE_EMPTY);
	insert(reader);
	assert_int_equal(rig_read(reader->rig), RULE_NONE);
}

/* A reader whose maker put a control character into its name is watched like any other one. */
static void test_strange_name(void **state)
{
	static const char conf[] = "FRIENDLYNAME \"Virtual\001PCD\"\nDEVICENAME /dev/null:0x8C7B\n"
				   "LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\nCHANNELID 0x8C7B\n";
	struct reader_rig *reader = *state;
	char folder[PATH_MAX];

	rig_write(reader->rig, "readers/vpcd", conf, sizeof conf - 1);
	snprintf(folder, sizeof folder, "%s/readers", reader->rig->data);
	pcscd_stop(&reader->pcscd);
	reader->pcscd = pcscd_start(folder);
	rig_await_state(reader->rig, CARD_STATE_EMPTY);
	insert(reader);
	assert_string_equal(reader->rig->ask->reader.name, "Virtual?PCD 00 00");
}

static void test_health_card(void **state)
{
	struct reader_rig *reader = *state;

	assert_int_equal(rig_read(reader->rig), RULE_CARD_1_EMPTY);
	insert(reader);
	assert_int_equal(rig_read(reader->rig), RULE_NONE);
	assert_string_equal(reader->rig->ask->answer.nhi.name, "王小明");
	vcard_order(&reader->vcard, VCARD_SLOW, 200);
	assert_int_equal(rig_read(reader->rig), RULE_NONE);
	vcard_order(&reader->vcard, VCARD_SLOW, 0);
	vcard_order(&reader->vcard, VCARD_STATUS, 0x6982);
	assert_int_equal(rig_read(reader->rig), RULE_CARD_3);
	vcard_order(&reader->vcard, VCARD_STATUS, 0);
	reader->card.nhi = NULL; /* is another process's; the card keeps its own */
	assert_int_equal(rig_read(reader->rig), RULE_NONE);
}

static void test_torn_out(void **state)
{
	struct reader_rig *reader = *state;

	for (int i = 1; i <= 2; i++) {
		insert(reader);
		vcard_order(&reader->vcard, VCARD_CUT, i);
		assert_int_equal(rig_read(reader->rig), RULE_CARD_4_REMOVED);
		rig_await_state(reader->rig, CARD_STATE_EMPTY);
	}
	insert(reader);
	assert_int_equal(rig_read(reader->rig), RULE_NONE);
}

static void test_garbage(void **state)
{
	static const int lengths[] = {1, 2, 57, 59, 258, 300, 5000};
	struct reader_rig *reader = *state;

	for (size_t i = 0; i < BASE_COUNT(lengths); i++) {
		insert(reader);
		vcard_order(&reader->vcard, VCARD_GARBAGE, lengths[i]);
		assert_int_not_equal(rig_read(reader->rig), RULE_NONE);
		vcard_order(&reader->vcard, VCARD_GARBAGE, 0);
	}
	insert(reader);
	assert_int_equal(rig_read(reader->rig), RULE_NONE);
}

/* A card that hangs costs one request and its time. */
static void test_hanging(void **state)
{
	struct reader_rig *reader = *state;

	insert(reader);
	vcard_order(&reader->vcard, VCARD_SLOW, 6000);
	assert_int_equal(rig_read(reader->rig), RULE_CARD_2_TIMEOUT);
	vcard_order(&reader->vcard, VCARD_SLOW, 0);
	vcard_order(&reader->vcard, VCARD_SETTLE, 0); /* torn out during the reset it would stay in for the service */
	insert(reader);
	assert_int_equal(rig_read(reader->rig), RULE_NONE);
}

static void need_opensc(const struct reader_rig *reader)
{
	glob_t found = {0};
	int has_opensc = glob("/usr/lib/*/opensc-pkcs11.so", 0, NULL, &found) == 0;

	(void)reader;
	globfree(&found);
	if (!has_opensc) {
		print_message("opensc-pkcs11 is not installed\n");
		skip();
	}
}

static void test_certificate_card(void **state)
{
	struct reader_rig *reader = *state;
	struct trust_verdict verdict;

	need_opensc(reader);
	insert(reader);
	assert_int_equal(rig_log_in(reader->rig, PIN, TRUST_SIDE_PERSON, &verdict), RULE_NONE);
	assert_string_equal(verdict.holder.identity, "A123456789");
	assert_int_equal(rig_log_in(reader->rig, PIN, TRUST_SIDE_INSTITUTION, &verdict),
			 RULE_CARD_34_INSTITUTION);
}

/* Both cards go in; the state says so from the first one that may be used on. */
static void insert_both(struct reader_rig *reader)
{
	vcard_order(&reader->second, VCARD_INSERT, 0);
	vcard_order(&reader->vcard, VCARD_INSERT, 0);
	rig_await_state(reader->rig, CARD_STATE_IN);
}

/* Each card that comes or goes is told, though another one is in all the time. */
static void test_any_of_two_readers(void **state)
{
	struct reader_rig *reader = *state;
	struct rig *rig = reader->rig;
	struct trust_verdict verdict;
	uint64_t insertion;

	need_opensc(reader);
	vcard_order(&reader->vcard, VCARD_INSERT, 0);
	rig_await_state(rig, CARD_STATE_IN);
	insertion = rig->ask->reader.insertion;
	vcard_order(&reader->second, VCARD_INSERT, 0);
	rig_await_change(rig, insertion);
	assert_int_equal(rig_log_in(rig, PIN, TRUST_SIDE_PERSON, &verdict), RULE_NONE);
	insertion = rig->ask->reader.insertion;
	vcard_order(&reader->second, VCARD_REMOVE, 0);
	rig_await_change(rig, insertion);
	assert_int_equal(rig->ask->reader.state, CARD_STATE_IN);
	assert_int_equal(rig_read(rig), RULE_NONE);
	assert_int_equal(rig_list(rig), RULE_CARD_7_CERTIFICATE);
}

/* A reader that was chosen by name is the one of the certificate card, too. */
static void test_first_of_two_readers(void **state)
{
	struct reader_rig *reader = *state;

	need_opensc(reader);
	insert_both(reader);
	assert_int_equal(rig_list(reader->rig), RULE_CARD_7_CERTIFICATE);
	assert_int_equal(rig_read(reader->rig), RULE_NONE);
}

static void test_second_of_two_readers(void **state)
{
	struct reader_rig *reader = *state;
	struct trust_verdict verdict;

	need_opensc(reader);
	insert_both(reader);
	assert_int_equal(rig_log_in(reader->rig, PIN, TRUST_SIDE_PERSON, &verdict), RULE_NONE);
	assert_int_equal(rig_read(reader->rig), RULE_CARD_7_NHI);
	vcard_order(&reader->second, VCARD_REMOVE, 0);
	rig_await_state(reader->rig, CARD_STATE_EMPTY);
}

/* Three wrong PINs: the card says that few are left, that one is left, that it is locked. */
static void test_pins(void **state)
{
	struct reader_rig *reader = *state;
	struct trust_verdict verdict;

	need_opensc(reader);
	insert(reader);
	for (int i = 0; i < 2; i++)
		assert_int_equal(rig_log_in(reader->rig, "654321", TRUST_SIDE_PERSON, &verdict),
				 i ? RULE_CARD_41_WRONG_FINAL : RULE_CARD_41_WRONG);
	assert_int_equal(rig_list(reader->rig), RULE_NONE);
	assert_int_equal(card_token_rule(&reader->rig->ask->answer.token), RULE_CARD_41_FINAL);
	assert_int_equal(rig_log_in(reader->rig, PIN, TRUST_SIDE_PERSON, &verdict), RULE_NONE);
	for (int i = 0; i < 2; i++)
		assert_int_equal(rig_log_in(reader->rig, "654321", TRUST_SIDE_PERSON, &verdict),
				 i ? RULE_CARD_41_WRONG_FINAL : RULE_CARD_41_WRONG);
	assert_int_equal(rig_log_in(reader->rig, "654321", TRUST_SIDE_PERSON, &verdict), RULE_CARD_41_LOCKED);
	assert_int_equal(rig_log_in(reader->rig, PIN, TRUST_SIDE_PERSON, &verdict), RULE_CARD_41_LOCKED);
}

/* Out in the middle of the signature, wherever in it; the card that comes back signs again. */
static void test_out_while_signing(void **state)
{
	struct reader_rig *reader = *state;
	struct trust_verdict verdict;
	char fingerprint[BASE_HASH_TEXT_SIZE];

	need_opensc(reader);
	base_clock_set(PKI_NOW);
	for (int cut = 4; cut <= 24; cut += 10) {
		insert(reader);
		assert_int_equal(rig_list(reader->rig), RULE_NONE);
		base_hash_sha256_text(reader->rig->ask->answer.certificates[0].der,
				      reader->rig->ask->answer.certificates[0].n, fingerprint);
		vcard_order(&reader->vcard, VCARD_CUT, cut);
		assert_int_not_equal(rig_sign(reader->rig, fingerprint, PIN, "x"), RULE_NONE);
		vcard_order(&reader->vcard, VCARD_CUT, 0);
	}
	insert(reader);
	assert_int_equal(rig_log_in(reader->rig, PIN, TRUST_SIDE_PERSON, &verdict), RULE_NONE);
}

/* ---- measuring ---- */

static int compare(const void *a, const void *b)
{
	const int64_t *one = a, *other = b;

	return *one < *other ? -1 : *one > *other;
}

static void print_times(const char *what, int64_t times[BENCH_ROUNDS])
{
	qsort(times, BENCH_ROUNDS, sizeof *times, compare);
	printf("%-28s median %4lld ms, most %4lld ms\n", what, (long long)times[BENCH_ROUNDS / 2],
	       (long long)times[BENCH_ROUNDS - 1]);
}

static int64_t time_request(struct reader_rig *reader, int what, const char *fingerprint)
{
	int64_t begun_ms = base_clock_monotonic_ms();

	assert_int_equal(what == 0   ? rig_read(reader->rig)
			 : what == 1 ? rig_list(reader->rig)
				     : rig_sign(reader->rig, fingerprint, PIN, "x"),
			 RULE_NONE);
	return base_clock_monotonic_ms() - begun_ms;
}

static void bench(void **state)
{
	int64_t in[BENCH_ROUNDS], out[BENCH_ROUNDS], read[BENCH_ROUNDS], list[BENCH_ROUNDS],
		sign[BENCH_ROUNDS];
	struct reader_rig *reader = *state;
	char fingerprint[BASE_HASH_TEXT_SIZE];

	for (size_t i = 0; i < BENCH_ROUNDS; i++) {
		in[i] = time_to(reader, VCARD_INSERT, CARD_STATE_IN);
		read[i] = time_request(reader, 0, NULL);
		list[i] = time_request(reader, 1, NULL);
		base_hash_sha256_text(reader->rig->ask->answer.certificates[0].der,
				      reader->rig->ask->answer.certificates[0].n, fingerprint);
		sign[i] = time_request(reader, 2, fingerprint);
		out[i] = time_to(reader, VCARD_REMOVE, CARD_STATE_EMPTY);
	}
	print_times("card in to event", in);
	print_times("card out to event", out);
	print_times("health card read", read);
	print_times("certificates listed (OpenSC)", list);
	print_times("signature (OpenSC, RSA 2048)", sign);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_events, open_reader, close_reader),
		cmocka_unit_test_setup_teardown(test_service_stops_and_starts, open_reader, close_reader),
		cmocka_unit_test_setup_teardown(test_reader_goes_and_comes, open_reader, close_reader),
		cmocka_unit_test_setup_teardown(test_strange_name, open_unnamed, close_reader),
		cmocka_unit_test_setup_teardown(test_health_card, open_reader, close_reader),
		cmocka_unit_test_setup_teardown(test_torn_out, open_reader, close_reader),
		cmocka_unit_test_setup_teardown(test_garbage, open_reader, close_reader),
		cmocka_unit_test_setup_teardown(test_hanging, open_hanging, close_reader),
		cmocka_unit_test_setup_teardown(test_certificate_card, open_reader, close_reader),
		cmocka_unit_test_setup_teardown(test_any_of_two_readers, open_any, close_reader),
		cmocka_unit_test_setup_teardown(test_first_of_two_readers, open_first, close_reader),
		cmocka_unit_test_setup_teardown(test_second_of_two_readers, open_second, close_reader),
		cmocka_unit_test_setup_teardown(test_pins, open_reader, close_reader),
		cmocka_unit_test_setup_teardown(test_out_while_signing, open_reader, close_reader),
	};
	static const struct CMUnitTest measures[] = {
		cmocka_unit_test_setup_teardown(bench, open_reader, close_reader)};
	const char *why_not = pcscd_enter_namespaces();

	if (why_not) {
		printf("1..0 # SKIP %s\n", why_not);
		return 0;
	}
	if (argc > 1 && strcmp(argv[1], "bench") == 0)
		return cmocka_run_group_tests_name("card-bench", measures, NULL, NULL);
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests_name("card-reader", tests, NULL, NULL);
}
