/* Shape, check digit and meaning of the numbers of persons. */
#include "config.h"

#include "domain/person-id.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "domain/identifier.h"
#include "domain/shape.h"

struct letter {
	unsigned char value;
	const char *place; /* of first household registration, or of issue */
	int is_closed;	   /* no longer issued; what was issued stays valid for life */
};

/* Not alphabetical: I, O, W, X, Y, Z are out of sequence. */
static const struct letter letters[26] = {
	['A' - 'A'] = {10, "臺北市", 0}, ['B' - 'A'] = {11, "臺中市", 0}, ['C' - 'A'] = {12, "基隆市", 0},
	['D' - 'A'] = {13, "臺南市", 0}, ['E' - 'A'] = {14, "高雄市", 0}, ['F' - 'A'] = {15, "新北市", 0},
	['G' - 'A'] = {16, "宜蘭縣", 0}, ['H' - 'A'] = {17, "桃園市", 0}, ['I' - 'A'] = {34, "嘉義市", 0},
	['J' - 'A'] = {18, "新竹縣", 0}, ['K' - 'A'] = {19, "苗栗縣", 0}, ['L' - 'A'] = {20, "臺中縣", 1},
	['M' - 'A'] = {21, "南投縣", 0}, ['N' - 'A'] = {22, "彰化縣", 0}, ['O' - 'A'] = {35, "新竹市", 0},
	['P' - 'A'] = {23, "雲林縣", 0}, ['Q' - 'A'] = {24, "嘉義縣", 0}, ['R' - 'A'] = {25, "臺南縣", 1},
	['S' - 'A'] = {26, "高雄縣", 1}, ['T' - 'A'] = {27, "屏東縣", 0}, ['U' - 'A'] = {28, "花蓮縣", 0},
	['V' - 'A'] = {29, "臺東縣", 0}, ['W' - 'A'] = {32, "金門縣", 0}, ['X' - 'A'] = {30, "澎湖縣", 0},
	['Y' - 'A'] = {31, "陽明山管理局", 1}, ['Z' - 'A'] = {33, "連江縣", 0},
};

/* The three numbers differ in their second character only; one row each. */
static const struct form {
	const char *word, *title_zh, *shape, *seconds;
} forms[] = {
	[PERSON_ID_NATIONAL] = {"national", "身分證", "A999999999", "12"},
	[PERSON_ID_RESIDENT_OLD] = {"resident_old", "外來人口統一證號(舊式)", "AA99999999", "ABCD"},
	[PERSON_ID_RESIDENT_NEW] = {"resident_new", "外來人口統一證號(新式)", "A999999999", "89"},
};

enum person_id_kind domain_person_id_kind(const char *value)
{
	for (enum person_id_kind kind = PERSON_ID_NATIONAL; kind <= PERSON_ID_RESIDENT_NEW; kind++)
		if (domain_shape_matches(value, forms[kind].shape) && strchr(forms[kind].seconds, value[1]))
			return kind;
	return PERSON_ID_NONE;
}

const char *domain_person_id_kind_word(enum person_id_kind kind)
{
	return kind == PERSON_ID_NONE ? "" : forms[kind].word;
}

static const struct letter *letter_of(char c)
{
	return &letters[c - 'A'];
}

/* The sum over the first nine characters; a letter in the second place counts by its units digit. */
static unsigned partial_total(const char *value)
{
	unsigned first = letter_of(value[0])->value;
	unsigned total = first / 10 + first % 10 * 9;

	for (unsigned i = 1; i <= 8; i++) {
		unsigned digit = domain_shape_is_digit(value[i]) ? (unsigned)(value[i] - '0')
								 : letter_of(value[i])->value % 10u;

		total += digit * (9 - i);
	}
	return total;
}

unsigned domain_person_id_total(const char *value)
{
	return partial_total(value) + (unsigned)(value[9] - '0');
}

char domain_person_id_digit(const char *value)
{
	return (char)('0' + (10 - partial_total(value) % 10) % 10);
}

char domain_person_id_sex(const char *value)
{
	return strchr("18AC", value[1]) ? 'M' : 'F';
}

enum rule domain_person_id_check_day(enum person_id_kind kind, struct date today, struct date last_day)
{
	int is_over = base_date_days(today) > base_date_days(last_day);

	return kind == PERSON_ID_RESIDENT_OLD && is_over ? RULE_ID_2_OVER : RULE_NONE;
}

static void describe(enum person_id_kind kind, struct identifier *identifier)
{
	const char *value = identifier->value;
	const struct letter *letter = letter_of(value[0]);

	snprintf(identifier->detail, sizeof identifier->detail, "%s %s %s%s%s", forms[kind].title_zh,
		 domain_person_id_sex(value) == 'M' ? base_lang_text("男性") : base_lang_text("女性"),
		 base_lang_text(letter->place),
		 kind == PERSON_ID_NATIONAL ? base_lang_text("初設戶籍") : base_lang_text("核發"),
		 letter->is_closed ? base_lang_text("(英文代碼已停止配賦)") : "");
}

enum rule domain_person_id_identify_national(struct identifier *identifier)
{
	if (domain_person_id_kind(identifier->value) != PERSON_ID_NATIONAL)
		return RULE_ID_1;
	if (domain_person_id_digit(identifier->value) != identifier->value[9])
		return RULE_ID_1_DIGIT;
	describe(PERSON_ID_NATIONAL, identifier);
	return RULE_NONE;
}

enum rule domain_person_id_identify_resident(struct identifier *identifier)
{
	enum person_id_kind kind = domain_person_id_kind(identifier->value);

	if (kind != PERSON_ID_RESIDENT_OLD && kind != PERSON_ID_RESIDENT_NEW)
		return RULE_ID_3;
	if (domain_person_id_digit(identifier->value) != identifier->value[9])
		return RULE_ID_3_DIGIT;
	describe(kind, identifier);
	return RULE_NONE;
}
