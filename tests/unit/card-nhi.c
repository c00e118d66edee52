/* Records of health cards: the vectors of the shared document (cards.md 8.1), and what must not pass. */
#include "config.h"

#include "card/nhi.h"

#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "unit.h"

#define NUMBER "000012345678"
#define NAME "\xa4\xfd\xa4\x70\xa9\xfa" /* 王小明 */
#define ZEROS "\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define REST "A1234567890790101M1130805"
#define GAP "\xef\xbf\xbd"

/* A record from its parts; a name is filled up with zeros. */
#define RECORD(number, name, rest) \
	{ \
		number, name, sizeof(name) - 1, rest \
	}

static const struct {
	const char *what;
	struct {
		const char *number, *name;
		size_t name_n;
		const char *rest;
	} record;
	enum rule rule, warning;
	const char *name, *person_id_no;
	int born_year;
	char sex;
	int has_gap;
} rows[] = {
	{"N1", RECORD(NUMBER, NAME, REST), RULE_NONE, RULE_NONE, "王小明", "A123456789", 1990, 'M', 0},
	{"N2", RECORD("000098765432", "\xbc\xda\xb6\xa7\xac\xfc\xac\xc2", "F2272284661010229F1120601"),
	 RULE_NONE, RULE_NONE, "歐陽美玲", "F227228466", 2012, 'F', 0},
	{"N3", RECORD("000055566677", "\xb3\xaf\xaa\xfc\xba\xbf", "HC711756870681231M0981115"), RULE_NONE,
	 RULE_NONE, "陳阿瑪", "HC71175687", 1979, 'M', 0},
	{"N4", RECORD("000033344455", "\xb3\x5c\xa5\x5c\xbb\x5c", "A1569006030610708M1110303"), RULE_NONE,
	 RULE_NONE, "許功蓋", "A156900603", 1972, 'M', 0},
	{"B2 sex", RECORD(NUMBER, NAME, "A1234567890790101X1130805"), RULE_NONE, RULE_CARD_8_SEX, "王小明",
	 "A123456789", 1990, 0, 0},
	{"B3 month 13", RECORD(NUMBER, NAME, "A1234567890791301M1130805"), RULE_NONE, RULE_CARD_8_DATE,
	 "王小明", "A123456789", 0, 'M', 0},
	{"born tomorrow", RECORD(NUMBER, NAME, "A1234567891151129M1130805"), RULE_NONE, RULE_CARD_8_DATE,
	 "王小明", "A123456789", 0, 'M', 0},
	{"B4 card number", RECORD("A00012345678", NAME, REST), RULE_CARD_8_NUMBER, 0, "", "", 0, 0, 0},
	{"B5 no Big5", RECORD(NUMBER, "\xff\x41", REST), RULE_NONE, RULE_NONE, GAP "A", "A123456789", 1990,
	 'M', 1},
	{"B6 check digit", RECORD(NUMBER, NAME, "A1234567880790101M1130805"), RULE_CARD_8_ID, 0, "", "", 0, 0,
	 0},
	{"B7 behind the name", RECORD(NUMBER, NAME ZEROS "\xa4", REST), RULE_NONE, RULE_NONE, "王小明",
	 "A123456789", 1990, 'M', 0},
	{"of HKSCS", RECORD(NUMBER, "\xfb\x69", REST), RULE_NONE, RULE_NONE, "堃", "A123456789", 1990, 'M',
	 0},
	{"an escape", RECORD(NUMBER, "\x1b[2J", REST), RULE_NONE, RULE_NONE, GAP "[2J", "A123456789", 1990,
	 'M', 1},
	{"half a character at the end", RECORD(NUMBER, "\xa4\xfd\xa4", REST), RULE_NONE, RULE_NONE, "王",
	 "A123456789", 1990, 'M', 0},
	{"blanks of both widths", RECORD(NUMBER, " \xa1\x40\xa4\xfd\xa1\x40 ", REST), RULE_NONE, RULE_NONE,
	 "王", "A123456789", 1990, 'M', 0},
	{"no name", RECORD(NUMBER, "", REST), RULE_NONE, RULE_NONE, "", "A123456789", 1990, 'M', 0},
	{"twenty bytes that are none",
	 RECORD(NUMBER,
		"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
		"\xff\xff\xff\xff\xff",
		REST),
	 RULE_NONE, RULE_NONE,
	 GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP GAP, "A123456789", 1990,
	 'M', 1},
	{"small letter", RECORD(NUMBER, NAME, "a1234567890790101M1130805"), RULE_CARD_8_ID, 0, "", "", 0, 0,
	 0},
	{"zeros for a number", RECORD(NUMBER, NAME, ZEROS), RULE_CARD_8_ID, 0, "", "", 0, 0, 0},
};

static void make(size_t i, unsigned char bytes[CARD_NHI_BYTES])
{
	memset(bytes, 0, CARD_NHI_BYTES);
	memcpy(bytes, rows[i].record.number, 12);
	memcpy(bytes + 12, rows[i].record.name, rows[i].record.name_n);
	memcpy(bytes + 32, rows[i].record.rest, rows[i].record.rest[0] ? 25 : 14);
}

static void test_records(void **state)
{
	(void)state;
	base_clock_set(1795852800);
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		unsigned char bytes[CARD_NHI_BYTES];
		struct card_nhi nhi;
		enum rule rule;

		make(i, bytes);
		rule = card_nhi_read(bytes, sizeof bytes, &nhi);
		if (rule != rows[i].rule || strcmp(nhi.name, rows[i].name) != 0 ||
		    strcmp(nhi.person_id_no, rows[i].person_id_no) != 0 ||
		    nhi.born.year != rows[i].born_year || nhi.sex != rows[i].sex ||
		    nhi.has_gap != rows[i].has_gap)
			fail_msg("%s: %s, %s, %s, %d, %c, %d", rows[i].what, domain_rule_text(rule), nhi.name,
				 nhi.person_id_no, nhi.born.year, nhi.sex ? nhi.sex : '-', nhi.has_gap);
		if (!rule)
			assert_int_equal(card_nhi_warning(&nhi), rows[i].warning);
	}
}

static void test_lengths(void **state)
{
	unsigned char bytes[CARD_NHI_BYTES + 1] = {0};
	struct card_nhi nhi;

	(void)state;
	make(0, bytes);
	for (size_t n = 0; n <= sizeof bytes; n++)
		assert_int_equal(card_nhi_read(bytes, n, &nhi),
				 n == CARD_NHI_BYTES ? RULE_NONE : RULE_CARD_8_LENGTH);
}

static void test_pins(void **state)
{
	static const struct {
		const char *pin;
		enum rule rule;
	} pins[] = {
		{"123456", RULE_NONE},           {"12345678", RULE_NONE},
		{"aB#456", RULE_NONE},           {"12345", RULE_CARD_40},
		{"123456789", RULE_CARD_40},     {"", RULE_CARD_40},
		{"123 456", RULE_CARD_40_FORM},  {"12345\t", RULE_CARD_40_FORM},
		{"密碼密碼", RULE_CARD_40_FORM},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(pins); i++)
		assert_int_equal(card_pin_check(pins[i].pin), pins[i].rule);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_pins),
	};

	return cmocka_run_group_tests_name("card-nhi", tests, NULL, NULL);
}
