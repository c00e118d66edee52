/* Health cards by APDU: a card of canned answers, right ones and wrong ones. */
#include "config.h"

#include "reader/apdu.h"

#include <string.h>

#include "base/mem.h"
#include "reader/nhi.h"
#include "reader/sign.h"
#include "unit.h"

#define N1 \
	"000012345678\xa4\xfd\xa4\x70\xa9\xfa\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	"A1234567890790101M1130805"
#define OK "\x90\x00"
#define BYTES(text) \
	{ \
		text, sizeof(text) - 1 \
	}

enum { ANSWERS_MAX = 12 };

struct bytes {
	const char *at;
	size_t n;
};

/* What it answers, one after the other, and what it wants to be asked. */
static const struct row {
	const char *what;
	enum rule rule;
	struct bytes answers[ANSWERS_MAX];
	struct bytes last; /* the last command, where it matters */
} rows[] = {
	{"a health card", RULE_NONE, {BYTES(OK), BYTES(N1 OK)}, BYTES("\x00\xca\x11\x00\x02\x00\x00")},
	{"one that wants to be told the length",
	 RULE_NONE,
	 {BYTES(OK), BYTES("\x67\x00"), BYTES(N1 OK)},
	 BYTES("\x00\xca\x11\x00\x02\x00\x00\x00")},
	{"one that says nothing without it",
	 RULE_NONE,
	 {BYTES(OK), BYTES(OK), BYTES(N1 OK)},
	 BYTES("\x00\xca\x11\x00\x02\x00\x00\x00")},
	{"B9: 6C39",
	 RULE_NONE,
	 {BYTES(OK), BYTES("\x6c\x39"), BYTES(N1 OK)},
	 BYTES("\x00\xca\x11\x00\x02\x00\x00\x39")},
	{"B10: 6139", RULE_NONE, {BYTES(OK), BYTES("\x61\x39"), BYTES(N1 OK)}, BYTES("\x00\xc0\x00\x00\x39")},
	{"in two parts",
	 RULE_NONE,
	 {BYTES(OK), BYTES("00001234\x61\x31"),
	  BYTES("5678\xa4\xfd\xa4\x70\xa9\xfa"
		"\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
		"A1234567890790101M1130805" OK)},
	 {NULL, 0}},
	{"SELECT with data", RULE_NONE, {BYTES("\x6f\x02\x84\x00" OK), BYTES(N1 OK)}, {NULL, 0}},
	{"B8: another card", RULE_CARD_7_NHI, {BYTES("\x6a\x82")}, {NULL, 0}},
	{"refuses the class", RULE_CARD_7_NHI, {BYTES("\x6e\x00")}, {NULL, 0}},
	{"refuses to be read", RULE_CARD_3, {BYTES(OK), BYTES("\x69\x82")}, {NULL, 0}},
	{"6C twice", RULE_CARD_3, {BYTES(OK), BYTES("\x6c\x39"), BYTES("\x6c\x39")}, {NULL, 0}},
	{"61 without end",
	 RULE_CARD_3,
	 {BYTES(OK), BYTES("\x61\x01"), BYTES("\x61\x01"), BYTES("\x61\x01"), BYTES("\x61\x01"),
	  BYTES("\x61\x01"), BYTES("\x61\x01"), BYTES("\x61\x01"), BYTES("\x61\x01"), BYTES("\x61\x01")},
	 {NULL, 0}},
	{"no record", RULE_CARD_8_LENGTH, {BYTES(OK), BYTES(OK), BYTES(OK)}, {NULL, 0}},
	{"B1: 56 bytes", RULE_CARD_8_LENGTH, {BYTES(OK), {N1, 56}}, {NULL, 0}},
	{"58 bytes", RULE_CARD_8_LENGTH, {BYTES(OK), BYTES(N1 "x" OK)}, {NULL, 0}},
	{"torn out: no status", RULE_CARD_4_REMOVED, {BYTES(OK), BYTES("")}, {NULL, 0}},
	{"torn out: half a status", RULE_CARD_4_REMOVED, {BYTES(OK), BYTES("\x90")}, {NULL, 0}},
	{"torn out at once", RULE_CARD_4_REMOVED, {BYTES("")}, {NULL, 0}},
};

struct card {
	const struct row *row;
	size_t at;
	unsigned char last[READER_APDU_COMMAND_MAX];
	size_t last_n;
};

static enum rule transmit(void *data, const unsigned char *command, size_t n, unsigned char *answer,
			  size_t *answer_n)
{
	struct card *card = data;
	const struct bytes *bytes = &card->row->answers[card->at++];

	assert_true(n <= sizeof card->last);
	memcpy(card->last, command, n);
	card->last_n = n;
	if (!bytes->at)
		return RULE_CARD_2_TIMEOUT;
	assert_true(bytes->n <= *answer_n);
	memcpy(answer, bytes->at, bytes->n);
	*answer_n = bytes->n;
	if (card->row->answers[card->at - 1].n == 56) /* B1: its status follows */
		memcpy(answer + (*answer_n += 2) - 2, OK, 2);
	return RULE_NONE;
}

static void test_cards(void **state)
{
	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct card card = {.row = &rows[i]};
		const struct reader_line line = {.transmit = transmit, .data = &card};
		struct card_nhi nhi;
		enum rule rule = reader_nhi_read(&line, &nhi);

		if (rule != rows[i].rule)
			fail_msg("%s: %s", rows[i].what, domain_rule_text(rule));
		assert_string_equal(nhi.person_id_no, rule ? "" : "A123456789");
		if (rows[i].last.at) {
			assert_int_equal(card.last_n, rows[i].last.n);
			assert_memory_equal(card.last, rows[i].last.at, card.last_n);
		}
	}
}

/* More than one answer may hold, part by part. */
static enum rule pour(void *data, const unsigned char *command, size_t n, unsigned char *answer,
		      size_t *answer_n)
{
	(void)data;
	(void)command;
	(void)n;
	memset(answer, 'x', *answer_n);
	answer[*answer_n - 2] = 0x61;
	return RULE_NONE;
}

static void test_flood(void **state)
{
	static const unsigned char command[] = {0, 0xCA, 0, 0, 0};
	const struct reader_line line = {.transmit = pour};
	struct reader_apdu answer;

	(void)state;
	assert_int_equal(reader_apdu_send(&line, command, sizeof command, &answer), RULE_CARD_3);
}

static void test_ecdsa(void **state)
{
	struct trust_signature signature = {.n = 64};

	(void)state;
	memset(signature.bytes, 0x80, 64);
	assert_int_equal(reader_sign_ecdsa(&signature), RULE_NONE);
	assert_int_equal(signature.n, 72);
	assert_memory_equal(signature.bytes, "\x30\x46\x02\x21\x00\x80", 6);
	signature.n = 63;
	assert_int_equal(reader_sign_ecdsa(&signature), RULE_CARD_33_NOTHING);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cards),
		cmocka_unit_test(test_flood),
		cmocka_unit_test(test_ecdsa),
	};

	return cmocka_run_group_tests_name("reader-apdu", tests, NULL, NULL);
}
