/* Every vector of the numbers of persons: identifiers.md 1 to 3. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/identifier.h"
#include "domain-vector.h"

/* number, total, check digit: identifiers.md 1.3, 2.1, 3.1 */
static const struct person {
	const char *value;
	unsigned total;
	char digit;
	enum person_id_kind kind;
} persons[] = {
	{"A123456789", 130, '9', PERSON_ID_NATIONAL}, {"A156900603", 140, '3', PERSON_ID_NATIONAL},
	{"B137735463", 160, '3', PERSON_ID_NATIONAL}, {"C258745266", 200, '6', PERSON_ID_NATIONAL},
	{"D246938494", 210, '4', PERSON_ID_NATIONAL}, {"E133964014", 170, '4', PERSON_ID_NATIONAL},
	{"F227228466", 180, '6', PERSON_ID_NATIONAL}, {"G218926932", 220, '2', PERSON_ID_NATIONAL},
	{"H209556272", 210, '2', PERSON_ID_NATIONAL}, {"I255606360", 180, '0', PERSON_ID_NATIONAL},
	{"J114614164", 170, '4', PERSON_ID_NATIONAL}, {"K134373263", 200, '3', PERSON_ID_NATIONAL},
	{"L112975110", 120, '0', PERSON_ID_NATIONAL}, {"M221341161", 90, '1', PERSON_ID_NATIONAL},
	{"N119735929", 180, '9', PERSON_ID_NATIONAL}, {"O250375192", 170, '2', PERSON_ID_NATIONAL},
	{"P256407352", 170, '2', PERSON_ID_NATIONAL}, {"Q130388637", 160, '7', PERSON_ID_NATIONAL},
	{"R249906986", 240, '6', PERSON_ID_NATIONAL}, {"S140040066", 120, '6', PERSON_ID_NATIONAL},
	{"T103405479", 150, '9', PERSON_ID_NATIONAL}, {"U210387952", 190, '2', PERSON_ID_NATIONAL},
	{"V136680573", 230, '3', PERSON_ID_NATIONAL}, {"W257207372", 160, '2', PERSON_ID_NATIONAL},
	{"X139075314", 140, '4', PERSON_ID_NATIONAL}, {"Y153145574", 130, '4', PERSON_ID_NATIONAL},
	{"Z225965980", 200, '0', PERSON_ID_NATIONAL}, {"F264715106", 190, '6', PERSON_ID_NATIONAL},
	{"F275633811", 210, '1', PERSON_ID_NATIONAL}, {"F288919286", 260, '6', PERSON_ID_NATIONAL},
	{"F296383781", 240, '1', PERSON_ID_NATIONAL}, {"T115033590", 150, '0', PERSON_ID_NATIONAL},
	{"AA53526872", 130, '2', PERSON_ID_RESIDENT_OLD}, {"BB51648430", 140, '0', PERSON_ID_RESIDENT_OLD},
	{"CC48310171", 140, '1', PERSON_ID_RESIDENT_OLD}, {"DD90071513", 160, '3', PERSON_ID_RESIDENT_OLD},
	{"EA07582875", 170, '5', PERSON_ID_RESIDENT_OLD}, {"FB70378706", 190, '6', PERSON_ID_RESIDENT_OLD},
	{"HC71175687", 210, '7', PERSON_ID_RESIDENT_OLD}, {"ID38140043", 160, '3', PERSON_ID_RESIDENT_OLD},
	{"OA53659128", 190, '8', PERSON_ID_RESIDENT_OLD}, {"WB71201049", 110, '9', PERSON_ID_RESIDENT_OLD},
	{"XC73089327", 160, '7', PERSON_ID_RESIDENT_OLD}, {"ZD29211323", 150, '3', PERSON_ID_RESIDENT_OLD},
	{"A927824234", 200, '4', PERSON_ID_RESIDENT_NEW}, {"B866157084", 210, '4', PERSON_ID_RESIDENT_NEW},
	{"F806228888", 220, '8', PERSON_ID_RESIDENT_NEW}, {"H959464072", 290, '2', PERSON_ID_RESIDENT_NEW},
	{"I813177599", 210, '9', PERSON_ID_RESIDENT_NEW}, {"O942937735", 260, '5', PERSON_ID_RESIDENT_NEW},
	{"W845045846", 200, '6', PERSON_ID_RESIDENT_NEW}, {"X912232366", 140, '6', PERSON_ID_RESIDENT_NEW},
	{"Z928478844", 260, '4', PERSON_ID_RESIDENT_NEW}, {"A870385693", 200, '3', PERSON_ID_RESIDENT_NEW},
	{"A882142911", 180, '1', PERSON_ID_RESIDENT_NEW}, {"A897476862", 260, '2', PERSON_ID_RESIDENT_NEW},
	{"E903112973", 170, '3', PERSON_ID_RESIDENT_NEW}, {"E962756120", 240, '0', PERSON_ID_RESIDENT_NEW},
};

static void test_person_valid(void **state)
{
	(void)state;
	for (size_t i = 0; i < BASE_COUNT(persons); i++) {
		const struct person *person = &persons[i];
		const char *name = person->kind == PERSON_ID_NATIONAL ? "national" : "resident";
		char value[DOMAIN_PERSON_ID_SIZE];
		struct identifier identifier;
		enum person_id_kind kind;

		assert_int_equal(domain_person_id_total(person->value), person->total);
		assert_int_equal(domain_person_id_digit(person->value), person->digit);
		assert_int_equal(domain_identifier_person(person->value, value, &kind), RULE_NONE);
		assert_int_equal(kind, person->kind);
		assert_string_equal(value, person->value);
		assert_int_equal(domain_identifier_check(domain_identifier_find(name), person->value, &identifier),
				 RULE_NONE);
		assert_string_equal(identifier.value, person->value);
	}
}

/* Of ten numbers that differ in the last digit alone exactly one is right, whatever the other digits are. */
static void test_person_digit(void **state)
{
	(void)state;
	for (size_t i = 0; i < BASE_COUNT(persons); i++) {
		char changed[DOMAIN_PERSON_ID_SIZE], value[DOMAIN_PERSON_ID_SIZE];
		enum person_id_kind kind;
		size_t accepted = 0;

		memcpy(changed, persons[i].value, sizeof changed);
		changed[2 + i % 7] = (char)('0' + i % 10);
		for (char digit = '0'; digit <= '9'; digit++) {
			changed[9] = digit;
			accepted += domain_identifier_person(changed, value, &kind) == RULE_NONE;
		}
		assert_int_equal(accepted, 1);
		changed[9] = domain_person_id_digit(changed);
		assert_int_equal(domain_identifier_person(changed, value, &kind), RULE_NONE);
		assert_int_equal(domain_person_id_total(changed) % 10, 0);
	}
}

static void test_national(void **state)
{
	static const struct vector vectors[] = {
		BAD("E133964015", RULE_ID_1_DIGIT), BAD("H209656272", RULE_ID_1_DIGIT),
		BAD("J11461416", RULE_ID_1), BAD("K1343732630", RULE_ID_1), AS("l112975110", "L112975110"),
		BAD("", RULE_ID_1), BAD("1221341161", RULE_ID_1), BAD("N319735929", RULE_ID_1),
		BAD("O050375192", RULE_ID_1), BAD("P2564O7352", RULE_ID_1), AS(" Q130388637", "Q130388637"),
		BAD("R24-906986", RULE_ID_1), BAD("T104305479", RULE_ID_1_DIGIT),
		AS("Ａ123456789", "A123456789"), AS("　A123456789　", "A123456789"),
		BAD("A1234 56789", RULE_ID_1), BAD("A927824234", RULE_ID_1),
		BAD("A12345678\xc3\xa9", RULE_ID_1), BAD("A12345678\xff", RULE_TEXT_ENCODING),
		BAD("A123\033456789", RULE_TEXT_CONTROL), BAD("A123\u202e456789", RULE_TEXT_DIRECTION),
		BAD("A123\u200b456789", RULE_TEXT_INVISIBLE),
	};

	(void)state;
	CHECK("national", vectors);
}

static void test_resident(void **state)
{
	static const struct vector vectors[] = {
		BAD("AA53526873", RULE_ID_3_DIGIT), BAD("BB51649430", RULE_ID_3_DIGIT),
		BAD("CE48310171", RULE_ID_3), BAD("DZ90071513", RULE_ID_3), BAD("EA0758287", RULE_ID_3),
		BAD("FB703787060", RULE_ID_3), AS("hc71175687", "HC71175687"), BAD("1D38140043", RULE_ID_3),
		BAD("OAA3659128", RULE_ID_3), BAD("W171201049", RULE_ID_3), BAD("", RULE_ID_3),
		BAD("A927824235", RULE_ID_3_DIGIT), BAD("B866167084", RULE_ID_3_DIGIT),
		BAD("F706228888", RULE_ID_3), BAD("HA59464072", RULE_ID_3_DIGIT), BAD("I81317759", RULE_ID_3),
		BAD("O9429377351", RULE_ID_3), BAD("8845045846", RULE_ID_3), AS("x912232366", "X912232366"),
		BAD("Z928B78844", RULE_ID_3), BAD("A170385693", RULE_ID_3), BAD("*927824234", RULE_ID_3),
		BAD("A123456789", RULE_ID_3),
	};

	(void)state;
	CHECK("resident", vectors);
}

static void test_person_one_field(void **state)
{
	static const struct {
		const char *input;
		enum rule rule;
		const char *value;
		enum person_id_kind kind;
	} rows[] = {
		{" ａ１２３４５６７８９ ", RULE_NONE, "A123456789", PERSON_ID_NATIONAL},
		{"hc71175687", RULE_NONE, "HC71175687", PERSON_ID_RESIDENT_OLD},
		{"a927824234", RULE_NONE, "A927824234", PERSON_ID_RESIDENT_NEW},
		{"A170385693", RULE_ACT_22_DIGIT, "", PERSON_ID_NONE},
		{"HA59464072", RULE_ACT_22_DIGIT, "", PERSON_ID_NONE},
		{"F706228888", RULE_ACT_22, "", PERSON_ID_NONE},
		{"", RULE_ACT_22, "", PERSON_ID_NONE},
		{"A1234567890", RULE_ACT_22, "", PERSON_ID_NONE},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		char value[DOMAIN_PERSON_ID_SIZE];
		enum person_id_kind kind;

		assert_int_equal(domain_identifier_person(rows[i].input, value, &kind), rows[i].rule);
		assert_string_equal(value, rows[i].value);
		assert_int_equal(kind, rows[i].kind);
	}
}

static void test_person_sex(void **state)
{
	(void)state;
	assert_int_equal(domain_person_id_sex("A123456789"), 'M');
	assert_int_equal(domain_person_id_sex("C258745266"), 'F');
	assert_int_equal(domain_person_id_sex("B866157084"), 'M');
	assert_int_equal(domain_person_id_sex("A927824234"), 'F');
	assert_int_equal(domain_person_id_sex("AA53526872"), 'M');
	assert_int_equal(domain_person_id_sex("BB51648430"), 'F');
	assert_int_equal(domain_person_id_sex("CC48310171"), 'M');
	assert_int_equal(domain_person_id_sex("DD90071513"), 'F');
}

static void test_person_last_day(void **state)
{
	const struct date last = {2030, 12, 31}, next = {2031, 1, 1};

	(void)state;
	assert_int_equal(domain_person_id_check_day(PERSON_ID_RESIDENT_OLD, last, last), RULE_NONE);
	assert_int_equal(domain_person_id_check_day(PERSON_ID_RESIDENT_OLD, next, last), RULE_ID_2_OVER);
	assert_int_equal(domain_person_id_check_day(PERSON_ID_RESIDENT_NEW, next, last), RULE_NONE);
	assert_int_equal(domain_person_id_check_day(PERSON_ID_NATIONAL, next, last), RULE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_person_valid),
		cmocka_unit_test(test_person_digit),
		cmocka_unit_test(test_national),
		cmocka_unit_test(test_resident),
		cmocka_unit_test(test_person_one_field),
		cmocka_unit_test(test_person_sex),
		cmocka_unit_test(test_person_last_day),
	};

	if (base_text_init() != 0)
		return 1;
	return cmocka_run_group_tests_name("domain-person-id", tests, NULL, NULL);
}
