/*
 * Soft cards through the whole of maportal-card: events, the health card, logins, PINs, and what cannot be
 * asked.
 */
#include "config.h"

#include <openssl/pem.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "card/ask.h"
#include "rig.h"
#include "unit.h"

#define N1 \
	"000012345678\xa4\xfd\xa4\x70\xa9\xfa\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	"A1234567890790101M1130805"

static void write_pem(struct rig *rig, const char *name, X509 *x509, EVP_PKEY *key)
{
	BIO *out = BIO_new(BIO_s_mem());
	char *bytes;
	long n;

	if (x509)
		PEM_write_bio_X509(out, x509);
	else
		PEM_write_bio_PrivateKey(out, key, NULL, NULL, 0, NULL, NULL);
	n = BIO_get_mem_data(out, &bytes);
	rig_write(rig, name, bytes, (size_t)n);
	BIO_free(out);
}

/* A nurse, a clinic, a nurse whose certificate belongs to another key, and a health card that is none. */
static int open_soft(void **state)
{
	static const struct pki_leaf clinic = {
		.type = PKI_INSTITUTION, .id = "1101100011", .name = "測試診所", .key = PKI_KEY_RSA};
	struct rig *rig = rig_open("card-soft soft\n");
	X509 *second = pki_make(rig->pki, &clinic);

	*state = rig;
	rig->x509 = pki_make(rig->pki, &(struct pki_leaf){0});
	write_pem(rig, "soft/nurse/certificate.pem", rig->x509, NULL);
	write_pem(rig, "soft/nurse/key.pem", NULL, rig->pki->keys[PKI_KEY_P256]);
	rig_write(rig, "soft/nurse/nhi", N1, CARD_NHI_BYTES);
	rig_write(rig, "soft/nurse/pin", "123456\n", 7);
	write_pem(rig, "soft/clinic/certificate.pem", second, NULL);
	write_pem(rig, "soft/clinic/key.pem", NULL, rig->pki->keys[PKI_KEY_RSA]);
	rig_write(rig, "soft/clinic/pin", "12345678", 8);
	write_pem(rig, "soft/swapped/certificate.pem", rig->x509, NULL);
	write_pem(rig, "soft/swapped/key.pem", NULL, rig->pki->keys[PKI_KEY_P256_OTHER]);
	rig_write(rig, "soft/swapped/pin", "123456", 6);
	rig_write(rig, "soft/short/nhi", N1, CARD_NHI_BYTES - 1);
	X509_free(second);
	rig_start(rig, NULL);
	rig_await_state(rig, CARD_STATE_EMPTY);
	return 0;
}

static int close_soft(void **state)
{
	rig_close(*state);
	return 0;
}

static void insert(struct rig *rig, const char *card)
{
	card_ask_insert(rig->ask, "");
	rig_await_state(rig, CARD_STATE_EMPTY);
	card_ask_insert(rig->ask, card);
	rig_await_state(rig, CARD_STATE_IN);
	assert_string_equal(rig->ask->reader.name, card);
	assert_true(rig->ask->reader.is_soft);
}

static void test_cards_come_and_go(void **state)
{
	struct rig *rig = *state;
	uint64_t insertion;

	assert_string_equal(card_state_text(&rig->ask->reader), "模擬讀卡機：無卡");
	assert_int_equal(rig_read(rig), RULE_CARD_1_EMPTY);
	assert_int_equal(rig_list(rig), RULE_CARD_1_EMPTY);
	insert(rig, "nurse");
	insertion = rig->ask->reader.insertion;
	insert(rig, "nurse");
	assert_true(rig->ask->reader.insertion != insertion);
	card_ask_insert(rig->ask, "nobody"); /* no such card: nothing happens */
	card_ask_insert(rig->ask, "../soft/nurse");
	assert_int_equal(rig_read(rig), RULE_NONE);
	assert_string_equal(rig->ask->reader.name, "nurse");
}

static void test_health_cards(void **state)
{
	struct rig *rig = *state;

	insert(rig, "nurse");
	assert_int_equal(rig_read(rig), RULE_NONE);
	assert_string_equal(rig->ask->answer.nhi.name, "王小明");
	assert_string_equal(rig->ask->answer.nhi.person_id_no, "A123456789");
	insert(rig, "clinic");
	assert_int_equal(rig_read(rig), RULE_CARD_7_NHI);
	insert(rig, "short");
	assert_int_equal(rig_read(rig), RULE_CARD_8_LENGTH);
	assert_int_equal(rig_list(rig), RULE_CARD_7_CERTIFICATE);
}

static void test_logins(void **state)
{
	struct rig *rig = *state;
	struct trust_verdict verdict;

	insert(rig, "nurse");
	assert_int_equal(rig_log_in(rig, "123456", TRUST_SIDE_PERSON, &verdict), RULE_NONE);
	assert_string_equal(verdict.holder.identity, "A123456789");
	assert_int_equal(rig_log_in(rig, "123456", TRUST_SIDE_INSTITUTION, &verdict),
			 RULE_CARD_34_INSTITUTION);
	insert(rig, "clinic");
	assert_int_equal(rig_log_in(rig, "12345678", TRUST_SIDE_INSTITUTION, &verdict), RULE_NONE);
	assert_string_equal(verdict.holder.identity, "1101100011");
	assert_int_equal(rig_log_in(rig, "12345678", TRUST_SIDE_PERSON, &verdict), RULE_CARD_34_PERSON);
	insert(rig, "swapped");
	assert_int_equal(rig_log_in(rig, "123456", TRUST_SIDE_PERSON, &verdict), RULE_CARD_45_SIGNATURE);
}

static void test_pins(void **state)
{
	struct rig *rig = *state;
	struct trust_verdict verdict;

	insert(rig, "nurse");
	assert_int_equal(rig_log_in(rig, "12345", TRUST_SIDE_PERSON, &verdict), RULE_CARD_40);
	assert_int_equal(rig_log_in(rig, "123456789", TRUST_SIDE_PERSON, &verdict), RULE_CARD_40);
	assert_int_equal(rig_log_in(rig, "654321", TRUST_SIDE_PERSON, &verdict), RULE_CARD_41_WRONG_LOW);
	assert_int_equal(rig_list(rig), RULE_NONE);
	assert_int_equal(card_token_rule(&rig->ask->answer.token), RULE_CARD_41_LOW);
	assert_int_equal(rig_log_in(rig, "654321", TRUST_SIDE_PERSON, &verdict), RULE_CARD_41_WRONG_FINAL);
	assert_int_equal(rig_list(rig), RULE_NONE);
	assert_int_equal(card_token_rule(&rig->ask->answer.token), RULE_CARD_41_FINAL);
	assert_int_equal(rig_log_in(rig, "123456", TRUST_SIDE_PERSON, &verdict),
			 RULE_NONE); /* counts from new */
	assert_int_equal(rig_log_in(rig, "654321", TRUST_SIDE_PERSON, &verdict), RULE_CARD_41_WRONG_LOW);
	assert_int_equal(rig_log_in(rig, "654321", TRUST_SIDE_PERSON, &verdict), RULE_CARD_41_WRONG_FINAL);
	assert_int_equal(rig_log_in(rig, "654321", TRUST_SIDE_PERSON, &verdict), RULE_CARD_41_LOCKED);
	assert_int_equal(rig_log_in(rig, "123456", TRUST_SIDE_PERSON, &verdict), RULE_CARD_41_LOCKED);
}

/* Between the list and the PIN another card was put in: its key signs nothing. */
static void test_another_card(void **state)
{
	struct rig *rig = *state;
	char fingerprint[BASE_HASH_TEXT_SIZE];

	insert(rig, "nurse");
	assert_int_equal(rig_list(rig), RULE_NONE);
	base_hash_sha256_text(rig->ask->answer.certificates[0].der, rig->ask->answer.certificates[0].n,
			      fingerprint);
	insert(rig, "clinic");
	assert_int_equal(rig_sign(rig, fingerprint, "123456", "hello"), RULE_CARD_4_REMOVED);
}

static void test_one_thing_at_a_time(void **state)
{
	struct rig *rig = *state;
	char long_pin[CARD_PIN_SIZE + 1] = "1234567890123456";

	insert(rig, "nurse");
	assert_int_equal(card_ask_read(rig->ask), 0);
	assert_int_equal(card_ask_read(rig->ask), ERR_BUSY);
	card_ask_cancel(rig->ask);
	while (rig_read(rig) == RULE_CARD_2_BUSY) /* the one given up may not be gone yet */
		continue;
	assert_int_equal(rig->ask->answer.rule, RULE_NONE);
	long_pin[16] = '7';
	assert_int_equal(card_ask_sign(rig->ask, "00", long_pin, "x", 1), ERR_RANGE);
	assert_int_equal(card_ask_sign(rig->ask, "00", "123456", "", 0), ERR_RANGE);
}

/* The only child of the child that starts maportal-card. */
static pid_t keeper_of(const struct rig *rig)
{
	char path[64];
	long pid = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", (long)rig->ask->starter.pid,
		 (long)rig->ask->starter.pid);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "%ld", &pid), 1);
	fclose(file);
	return (pid_t)pid;
}

/*
 * maportal-card itself is killed, twice: requests are answered all the same, and nothing waits; then there is another
 * one, for which the card was put in anew.
 */
static void test_killed(void **state)
{
	struct rig *rig = *state;

	insert(rig, "nurse");
	for (int i = 0; i < 2; i++) {
		uint64_t insertion = rig->ask->reader.insertion;

		kill(keeper_of(rig), SIGKILL);
		rig_await_state(rig, CARD_STATE_DOWN);
		assert_int_equal(card_ask_fd(rig->ask), -1);
		assert_int_equal(rig_read(rig), RULE_CARD_1_DOWN);
		assert_int_equal(rig_list(rig), RULE_CARD_1_DOWN);
		rig_await_state(rig, CARD_STATE_IN);
		assert_true(rig->ask->reader.insertion != insertion);
		assert_int_equal(rig_list(rig), RULE_NONE);
	}
}

/* A message that is none ends its sender like death does: that is told, and nothing known before is lost. */
static void test_malformed(void **state)
{
	struct rig *rig = *state;
	struct card_reader reader = {.state = CARD_STATE_COUNT, .insertion = 1};
	struct ipc_packet packet;
	uint64_t insertion;
	int ends[2];

	insert(rig, "nurse");
	insertion = rig->ask->reader.insertion;
	assert_int_equal(ipc_packet_pair(ends), 0);
	close(rig->ask->fd);
	rig->ask->fd = ends[0];
	card_message_put_reader(&packet, &reader);
	assert_int_equal(ipc_packet_send(ends[1], &packet), 0);
	assert_int_equal(card_ask_hear(rig->ask), CARD_EVENT_READER);
	assert_int_equal(rig->ask->reader.state, CARD_STATE_DOWN);
	assert_true(rig->ask->reader.insertion == insertion);
	close(ends[1]);
	rig_await_state(rig, CARD_STATE_IN);
	assert_true(rig->ask->reader.insertion != insertion);
}

/* C20: of two good certificates the one that is valid longest, in whatever order the card tells them. */
static void test_newest(void **state)
{
	struct rig *rig = *state;
	struct trust_demand demand = {.sides = TRUST_SIDE_PERSON, .now = PKI_NOW};
	X509 *renewed = pki_make(rig->pki, &(struct pki_leaf){.from_days = -1, .to_days = 90});
	X509 *const all[] = {rig->x509, renewed};

	for (size_t first = 0; first < 2; first++) {
		struct card_answer *answer = base_mem_zero(1, sizeof *answer);
		struct card_choice choice;

		for (answer->n = 0; answer->n < 2; answer->n++) {
			struct card_certificate *certificate = &answer->certificates[answer->n];
			unsigned char *der = pki_der(all[(first + answer->n) % 2], &certificate->n);

			memcpy(certificate->der, der, certificate->n);
			certificate->has_key = 1;
			free(der);
		}
		card_choose(rig->store, answer, &demand, &choice);
		assert_int_equal(choice.verdict.rule, RULE_NONE);
		assert_true(choice.verdict.description.valid_to == PKI_NOW + 90 * (int64_t)PKI_DAY);
		trust_certificate_free(choice.certificate);
		free(answer);
	}
	X509_free(renewed);
}

/* Who starts it is killed as well: nothing is started any more, and nothing waits. */
static void test_starter_killed(void **state)
{
	struct rig *rig = *state;
	pid_t keeper;

	insert(rig, "nurse");
	keeper = keeper_of(rig);
	kill(rig->ask->starter.pid, SIGKILL);
	kill(keeper, SIGKILL);
	rig_await_state(rig, CARD_STATE_DOWN);
	while (card_ask_wait_ms(rig->ask) >= 0) {
		poll(NULL, 0, card_ask_wait_ms(rig->ask));
		assert_int_equal(card_ask_hear(rig->ask), CARD_EVENT_NONE);
	}
	assert_int_equal(rig_list(rig), RULE_CARD_1_DOWN);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_cards_come_and_go, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_health_cards, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_logins, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_pins, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_another_card, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_one_thing_at_a_time, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_killed, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_malformed, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_newest, open_soft, close_soft),
		cmocka_unit_test_setup_teardown(test_starter_killed, open_soft, close_soft),
	};

	return cmocka_run_group_tests_name("card-soft", tests, NULL, NULL);
}
