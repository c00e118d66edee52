/* Messages about cards: what was put comes out; what a card process must not say ends it. */
#include "config.h"

#include "card/message.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "unit.h"

struct pair {
	int ends[2];
	struct ipc_packet packet;
	struct card_answer answer;
};

static int open_pair(void **state)
{
	struct pair *pair = base_mem_zero(1, sizeof *pair);

	*state = pair;
	return ipc_packet_pair(pair->ends);
}

static int close_pair(void **state)
{
	struct pair *pair = *state;

	close(pair->ends[0]);
	close(pair->ends[1]);
	free(pair);
	return 0;
}

static void pass(struct pair *pair)
{
	assert_int_equal(ipc_packet_send(pair->ends[0], &pair->packet), 0);
	assert_int_equal(ipc_packet_receive(pair->ends[1], &pair->packet), 0);
}

static int answer(struct pair *pair)
{
	pass(pair);
	return card_message_get_answer(&pair->packet, &pair->answer);
}

static void test_requests(void **state)
{
	struct card_request request = {.kind = IPC_CARD_SIGN,
				       .id = 7,
				       .pin = "123456",
				       .n = 3,
				       .bytes = "abc"},
			    got;
	struct pair *pair = *state;

	memset(request.fingerprint, 'f', sizeof request.fingerprint - 1);
	card_message_put_request(&pair->packet, &request);
	pass(pair);
	assert_int_equal(card_message_get_request(&pair->packet, &got), 0);
	assert_memory_equal(&got, &request, sizeof got);
	request.n = 0; /* nothing to sign */
	card_message_put_request(&pair->packet, &request);
	pass(pair);
	assert_int_equal(card_message_get_request(&pair->packet, &got), ERR_SYNTAX);
	assert_string_equal(got.pin, "");
	ipc_packet_begin(&pair->packet, IPC_CARD_DONE); /* no request */
	ipc_packet_put_number(&pair->packet, 1);
	pass(pair);
	assert_int_equal(card_message_get_request(&pair->packet, &got), ERR_SYNTAX);
}

static void test_reader(void **state)
{
	struct card_reader reader = {.state = CARD_STATE_IN,
				     .is_soft = 1,
				     .insertion = 3,
				     .name = "Reader 00"},
			   got;
	struct pair *pair = *state;

	card_message_put_reader(&pair->packet, &reader);
	pass(pair);
	assert_int_equal(card_message_get_reader(&pair->packet, &got), 0);
	assert_memory_equal(&got, &reader, sizeof got);
	reader.state = CARD_STATE_COUNT;
	card_message_put_reader(&pair->packet, &reader);
	pass(pair);
	assert_int_equal(card_message_get_reader(&pair->packet, &got), ERR_SYNTAX);
	reader = (struct card_reader){.name = "\033[2J"};
	card_message_put_reader(&pair->packet, &reader);
	pass(pair);
	assert_int_equal(card_message_get_reader(&pair->packet, &got), ERR_SYNTAX);
}

static struct card_nhi good_nhi(void)
{
	return (struct card_nhi){.number = "000012345678",
				 .person_id_no = "A123456789",
				 .name = "王小明",
				 .sex = 'M',
				 .born = {1990, 1, 1}};
}

static void begin(struct pair *pair, enum ipc_message kind)
{
	memset(&pair->answer, 0, sizeof pair->answer);
	pair->answer.kind = kind;
	pair->answer.id = 5;
}

static void test_health_card(void **state)
{
	struct pair *pair = *state;
	struct card_nhi nhi = good_nhi();

	begin(pair, IPC_CARD_READ);
	card_message_put_nhi(&pair->packet, 5, &nhi);
	assert_int_equal(answer(pair), 0);
	assert_memory_equal(&pair->answer.nhi, &nhi, sizeof nhi);
	card_message_put_done(&pair->packet, 5, RULE_NONE);
	assert_int_equal(answer(pair), 1);
	assert_int_equal(pair->answer.rule, RULE_NONE);
}

static void test_health_cards_that_are_none(void **state)
{
	struct pair *pair = *state;
	struct card_nhi rows[5];

	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		rows[i] = good_nhi();
	rows[0].person_id_no[9] = '8';
	rows[1].number[3] = 'x';
	rows[2].sex = 'Q';
	memcpy(rows[3].name, "\033c", 3);
	rows[4].born = (struct date){20000, 1, 1};
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		begin(pair, IPC_CARD_READ);
		card_message_put_nhi(&pair->packet, 5, &rows[i]);
		assert_int_equal(answer(pair), ERR_SYNTAX);
	}
}

static void test_a_success_needs_what_was_asked_for(void **state)
{
	static const enum ipc_message kinds[] = {IPC_CARD_READ, IPC_CARD_LIST, IPC_CARD_SIGN};
	struct pair *pair = *state;

	for (size_t i = 0; i < BASE_COUNT(kinds); i++) {
		begin(pair, kinds[i]);
		card_message_put_done(&pair->packet, 5, RULE_NONE);
		assert_int_equal(answer(pair), ERR_SYNTAX);
		begin(pair, kinds[i]);
		card_message_put_done(&pair->packet, 5, RULE_CARD_3);
		assert_int_equal(answer(pair), 1);
		begin(pair, kinds[i]);
		card_message_put_done(&pair->packet, 5, RULE_ACT_5); /* no rule of cards */
		assert_int_equal(answer(pair), ERR_SYNTAX);
		begin(pair, kinds[i]);
		card_message_put_done(&pair->packet, 5, RULE_COUNT);
		assert_int_equal(answer(pair), ERR_SYNTAX);
	}
}

static void test_pieces_of_other_requests(void **state)
{
	struct trust_signature signature = {.scheme = TRUST_SCHEME_ECDSA, .n = 3};
	struct card_certificate certificate = {.has_key = 1, .n = 9};
	struct pair *pair = *state;

	begin(pair, IPC_CARD_LIST);
	card_message_put_signature(&pair->packet, 5, &signature); /* nobody asked for one */
	assert_int_equal(answer(pair), ERR_SYNTAX);
	begin(pair, IPC_CARD_SIGN);
	card_message_put_signature(&pair->packet, 4, &signature); /* of an earlier request */
	assert_int_equal(answer(pair), 0);
	assert_int_equal(pair->answer.signature.n, 0);
	signature.scheme = TRUST_SCHEME_NONE;
	card_message_put_signature(&pair->packet, 5, &signature);
	assert_int_equal(answer(pair), ERR_SYNTAX);
	begin(pair, IPC_CARD_SIGN);
	signature = (struct trust_signature){.scheme = TRUST_SCHEME_PSS}; /* no signature */
	card_message_put_signature(&pair->packet, 5, &signature);
	assert_int_equal(answer(pair), ERR_SYNTAX);
	begin(pair, IPC_CARD_LIST);
	for (size_t i = 0; i <= CARD_CERTIFICATES_MAX; i++) {
		card_message_put_certificate(&pair->packet, 5, &certificate);
		assert_int_equal(answer(pair), i < CARD_CERTIFICATES_MAX ? 0 : ERR_SYNTAX);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_requests, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_reader, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_health_card, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_health_cards_that_are_none, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_a_success_needs_what_was_asked_for, open_pair,
						close_pair),
		cmocka_unit_test_setup_teardown(test_pieces_of_other_requests, open_pair, close_pair),
	};

	return cmocka_run_group_tests_name("card-message", tests, NULL, NULL);
}
