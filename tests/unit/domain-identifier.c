/* Every vector of the other identifiers, kind by kind: identifiers.md 4 to 9 and 12. */
#include "config.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/application.h"
#include "domain/certificate.h"
#include "domain/identifier.h"
#include "domain/institution-code.h"
#include "domain-vector.h"

/* As it is typed; letters, digits and hyphens, up to twenty of them. */
static void test_application_number(void **state)
{
	static const struct {
		const char *typed, *number;
		enum rule rule;
	} rows[] = {
		{"1156300000000017", "1156300000000017", RULE_NONE},
		{" a-1 ", "A-1", RULE_NONE},
		{"１１５－a", "115-A", RULE_NONE},
		{"12345678901234567890", "12345678901234567890", RULE_NONE},
		{"123456789012345678901", "", RULE_APP_1},
		{"", "", RULE_APP_1},
		{"   ", "", RULE_APP_1},
		{"1 2", "", RULE_APP_1},
		{"1_2", "", RULE_APP_1},
		{"案1", "", RULE_APP_1},
		{"1\0332", "", RULE_TEXT_CONTROL},
		{"1\xff", "", RULE_TEXT_ENCODING},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		char number[DOMAIN_APPLICATION_NUMBER_SIZE];

		assert_int_equal(domain_application_read_number(rows[i].typed, number), rows[i].rule);
		assert_string_equal(number, rows[i].number);
	}
}

static void test_institution(void **state)
{
	static const struct vector vectors[] = {
		OK("0401180014"), OK("0601160016"), OK("1101100011"), OK("1301170017"), OK("2311010010"),
		OK("3501010012"), OK("3701010034"), OK("3801010054"), OK("5901010076"), OK("7401011333"),
		OK("9401010374"), OK("350102A009"), OK("350102A107"), OK("JY01010089"), OK("QY01010157"),
		OK("RY01010050"), OK("4Y01090019"), ODD("1029384212", "1029384212", RULE_ACT_35),
		ODD("0101090517", "0101090517", RULE_ACT_35), ODD("2391030026", "2391030026", RULE_ACT_35),
		ODD("3401160014", "3401160014", RULE_ACT_35), ODD("3501028029", "3501028029", RULE_ACT_35),
		ODD("327200000I", "327200000I", RULE_ACT_35), BAD("040118001", RULE_ID_4),
		BAD("04011800144", RULE_ID_4), BAD("0401-80014", RULE_ID_4),
		AS("０４０１１８００１４", "0401180014"), BAD("0401180 14", RULE_ID_4), BAD("", RULE_ID_4),
		ODD("0401180013", "0401180013", RULE_ACT_35), ODD("0401810014", "0401810014", RULE_ACT_35),
		ODD("04011800l4", "04011800L4", RULE_ID_4_LETTER),
		ODD("0472180014", "0472180014", RULE_ACT_35),
		ODD("0472180019", "0472180019", RULE_ID_4_COUNTY), BAD("0401180#14", RULE_ID_4),
		BAD("醫0118001", RULE_ID_4), AS("350102a009", "350102A009"),
	};
	static const struct {
		const char *value;
		char digit;
	} digits[] = {
		{"1029384212", '9'}, {"0101090517", '9'}, {"2391030026", '5'}, {"3401160014", '5'}, {"3501028029", '3'},
	};

	(void)state;
	CHECK("institution", vectors);
	for (size_t i = 0; i < BASE_COUNT(digits); i++)
		assert_int_equal(domain_institution_code_digit(digits[i].value), digits[i].digit);
}

static void test_certificate(void **state)
{
	static const struct vector vectors[] = {
		OK("049465"), OK("000001"), OK("123456"), OK("004226"), OK("999999"), OK("000485"),
		OK("009685"), OK("100000"), OK("030303"), OK("070809"), BAD("49465", RULE_ACT_33),
		BAD("0494655", RULE_ACT_33), BAD("04946A", RULE_ACT_33), BAD("O49465", RULE_ACT_33),
		BAD("049 465", RULE_ACT_33), BAD("-49465", RULE_ACT_33), BAD("", RULE_ACT_33),
		AS("０４９４６５", "049465"), BAD("驗師字第004226號", RULE_ACT_33),
		BAD("000000", RULE_ID_5_ZERO),
	};

	(void)state;
	CHECK("certificate", vectors);
}

static void test_certificate_printed(void **state)
{
	static const struct {
		const char *input;
		enum rule rule;
		const char *prefix, *serial;
	} rows[] = {
		{"驗師字第004226號", RULE_NONE, "驗師", "004226"},
		{"諮心字第49號", RULE_NONE, "諮心", "000049"},
		{"XX字第049465號", RULE_NONE, "XX", "049465"},
		{"藥字第０４９４６５號", RULE_NONE, "藥", "049465"},
		{"049465", RULE_NONE, "", "049465"},
		{"字第049465號", RULE_ACT_33, "", ""},
		{"一二三四五字第049465號", RULE_ACT_33, "", ""},
		{"護理字第號", RULE_ACT_33, "", ""},
		{"護理字第0494655號", RULE_ACT_33, "", ""},
		{"護理字第049465", RULE_ACT_33, "", ""},
		{"護理字第049465號等", RULE_ACT_33, "", ""},
		{"護理字第0號", RULE_ID_5_ZERO, "", ""},
		{"護理字第04 465號", RULE_ACT_33, "", ""},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct certificate certificate;

		if (domain_certificate_parse(rows[i].input, &certificate) != rows[i].rule)
			fail_msg("%s", rows[i].input);
		assert_string_equal(certificate.prefix, rows[i].prefix);
		assert_string_equal(certificate.serial, rows[i].serial);
	}
}

static void test_nhi_card(void **state)
{
	static const struct vector vectors[] = {
		OK("000012345678"), AS("0000 1234 5678", "000012345678"),
		AS("0000-1234-5678", "000012345678"), OK("000098765432"), OK("000055566677"),
		OK("000100000001"), OK("000011112222"), OK("000000000001"), OK("000099999999"),
		OK("000020240805"), BAD("00001234567", RULE_ID_6), BAD("0000123456789", RULE_ID_6),
		BAD("00001234567A", RULE_ID_6), BAD("", RULE_ID_6), BAD("0000123 45678", RULE_ID_6),
		BAD("0000\u20131234\u20135678", RULE_ID_6), BAD("+00012345678", RULE_ID_6),
		BAD("000012345678.0", RULE_ID_6), BAD("ABCDEFGHIJKL", RULE_ID_6),
		BAD("0000_1234_5678", RULE_ID_6),
	};

	(void)state;
	CHECK("nhi-card", vectors);
}

static void test_mobile(void **state)
{
	static const struct vector vectors[] = {
		OK("0912345678"), AS("0912-345678", "0912345678"), AS("0912-345-678", "0912345678"),
		AS("0912 345 678", "0912345678"), AS("+886912345678", "0912345678"),
		AS("+886-912-345-678", "0912345678"), AS("886912345678", "0912345678"),
		BAD("912345678", RULE_ID_7), BAD("091234567", RULE_ID_7), BAD("09123456789", RULE_ID_7),
		BAD("0812345678", RULE_ID_7), BAD("02-12345678", RULE_ID_7), BAD("09-12345678#12", RULE_ID_7),
		BAD("0912 34567O", RULE_ID_7), BAD("+88691234567", RULE_ID_7), BAD("0900", RULE_ID_7),
		BAD("", RULE_ID_7), BAD("-0912345678", RULE_ID_7), BAD("+-886912345678", RULE_ID_7),
		BAD("+0912345678", RULE_ID_7), BAD("0912--345678", RULE_ID_7),
		BAD("8860912345678", RULE_ID_7), BAD("0912345678901234567890", RULE_ID_7),
	};

	(void)state;
	CHECK("mobile", vectors);
}

static void test_landline(void **state)
{
	static const struct vector vectors[] = {
		OK("02-12345678#123456"), AS("02-12345678=123456", "02-12345678#123456"),
		AS("(02)8590-6666 分機7392", "02-85906666#7392"),
		AS("(02)8590-6666分機：7392", "02-85906666#7392"), AS("02-12345678轉12", "02-12345678#12"),
		AS("02-12345678 ext. 12", "02-12345678#12"), AS("02-12345678x12", "02-12345678#12"),
		AS("(02)2776-9993#116", "02-27769993#116"), AS("(04) 2322-6055#14", "04-23226055#14"),
		OK("037-123456"), OK("049-2222222"), OK("089-123456"), OK("082-123456"), OK("0836-12345"),
		OK("07-1234567"), OK("03-5551234"), AS("0212345678", "02-12345678"),
		ODD("0800-232258", "0800-232258", RULE_ID_8_TOLL_FREE), BAD("12345678", RULE_ID_8),
		BAD("02-1234567", RULE_ID_8), BAD("037-1234567", RULE_ID_8), BAD("02-12345678#", RULE_ID_8),
		BAD("02-12345678#1234567", RULE_ID_8), BAD("09-12345678", RULE_ID_8),
		BAD("02--12345678", RULE_ID_8), BAD("02-1234-567A", RULE_ID_8),
		BAD("+886-2-1234-567", RULE_ID_8), BAD("", RULE_ID_8), BAD("0-212345678", RULE_ID_8),
		BAD("(02-12345678", RULE_ID_8), BAD("()0212345678", RULE_ID_8), BAD("(02)", RULE_ID_8),
		BAD("02-12345678 12", RULE_ID_8), BAD("02-12345678#12a", RULE_ID_8),
		BAD("(02)123456789012345", RULE_ID_8), BAD("-0212345678", RULE_ID_8),
		BAD("(02)--12345678", RULE_ID_8), BAD("02-12345678901234567", RULE_ID_8),
	};

	(void)state;
	CHECK("landline", vectors);
}

static void test_email(void **state)
{
	static const struct vector vectors[] = {
		OK("dohcs@csc.tradevan.com.tw"), OK("md7384@mohw.gov.tw"), OK("a@b.tw"),
		OK("first.last@example.com"), OK("x+tag@example.org"), OK("a_b@example.co"),
		OK("1@example.net"), OK("A@EXAMPLE.COM"), OK("user-1@sub.example.com.tw"),
		OK("hpa.pportal@gmail.com"), AS(" a@b.tw ", "a@b.tw"), AS("ａ＠ｂ．ｔｗ", "a@b.tw"),
		OK("a@b.xn--kpry57d"), BAD("abc", RULE_ACT_41), BAD("abc@", RULE_ACT_41),
		BAD("@example.com", RULE_ACT_41), BAD("a@b", RULE_ACT_41),
		BAD("a..b@example.com", RULE_ACT_41), BAD(".a@example.com", RULE_ACT_41),
		BAD("a.@example.com", RULE_ACT_41), BAD("a@-example.com", RULE_ACT_41),
		BAD("a@example-.com", RULE_ACT_41), BAD("a@example..com", RULE_ACT_41),
		BAD("a@.com", RULE_ACT_41), BAD("a@example.com.", RULE_ACT_41),
		BAD("a@example.c", RULE_ACT_41), BAD("a@192.168.0.11", RULE_ACT_41),
		BAD("a@b@example.com", RULE_ACT_41), BAD("a b@example.com", RULE_ACT_41),
		BAD("a@example.com,b@example.com", RULE_ACT_41), BAD("a;b@example.com", RULE_ACT_41),
		BAD("a@exam_ple.com", RULE_ACT_41), BAD("王@example.com", RULE_ACT_41),
		BAD("a@example.com\nBcc: x@y.tw", RULE_TEXT_CONTROL),
		BAD("a@example.com\r\nBcc: x@y.tw", RULE_TEXT_CONTROL),
	};

	(void)state;
	CHECK("email", vectors);
}

/* Limits of RFC 5321: 64 before the @, 63 in a label, 254 in all; each exactly and one more. */
static void test_email_lengths(void **state)
{
	static const struct {
		int local, label, labels;
		enum rule rule;
	} rows[] = {
		{64, 10, 1, RULE_NONE}, {65, 10, 1, RULE_ACT_41}, {10, 63, 1, RULE_NONE}, {10, 64, 1, RULE_ACT_41},
		{63, 46, 4, RULE_NONE}, {64, 46, 4, RULE_ACT_41}, {64, 63, 5, RULE_ACT_41},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct identifier identifier;
		struct buf address = {0};

		for (int n = 0; n < rows[i].local; n++)
			base_buf_add_char(&address, 'a');
		base_buf_add_char(&address, '@');
		for (int label = 0; label < rows[i].labels; label++) {
			for (int n = 0; n < rows[i].label; n++)
				base_buf_add_char(&address, 'b');
			base_buf_add_char(&address, '.');
		}
		base_buf_add_text(&address, "tw");
		if (domain_identifier_check(domain_identifier_find("email"), base_buf_text(&address), &identifier) !=
		    rows[i].rule)
			fail_msg("%zu bytes: %s", address.len, base_buf_text(&address));
		base_buf_release(&address);
	}
}

static void test_account(void **state)
{
	static const struct vector vectors[] = {
		OK("bakerlai"), OK("a1234567"), OK("Wang2026abc"), OK("abcdefghij0123456789"),
		BAD("abc1234", RULE_ACT_38), BAD("abcdefghij01234567890", RULE_ACT_38),
		BAD("1abcdefg", RULE_ACT_38), BAD("abc_defg", RULE_ACT_38), BAD("abc defg", RULE_ACT_38),
		BAD("ａbcdefgh", RULE_ACT_38), BAD("王abcdefg", RULE_ACT_38),
		BAD("A123456789", RULE_ACT_38_PERSON), BAD("f100000000", RULE_ACT_38_PERSON),
		BAD("CC48310171", RULE_ACT_38_PERSON), BAD("zz00000000", RULE_ACT_38_PERSON), OK("a12345678"),
		OK("abc1234567"), BAD("", RULE_ACT_38),
	};

	(void)state;
	CHECK("account", vectors);
}

static void test_details(void **state)
{
	static const struct {
		const char *kind, *input, *detail;
	} rows[] = {
		{"national", "A123456789", "身分證 男性 臺北市初設戶籍"},
		{"national", "R249906986", "身分證 女性 臺南縣初設戶籍(英文代碼已停止配賦)"},
		{"resident", "CC48310171", "外來人口統一證號(舊式) 男性 基隆市核發"},
		{"resident", "A927824234", "外來人口統一證號(新式) 女性 臺北市核發"},
		{"institution", "0401180014", "醫事機構 臺北市"},
		{"institution", "1029384212", "醫事機構 縣市碼不明"},
		{"certificate", "049465", "證書字號 第049465號"},
		{"nhi-card", "0000 1234 5678", "健保卡 0000-1234-5678"},
		{"mobile", "+886912345678", "行動電話 0912-345678"},
		{"landline", "037-123456", "市話 苗栗"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		const struct identifier_kind *kind = domain_identifier_find(rows[i].kind);
		struct identifier identifier;

		assert_int_equal(domain_identifier_check(kind, rows[i].input, &identifier), RULE_NONE);
		assert_string_equal(identifier.detail, rows[i].detail);
	}
}

/* Whatever the kind: too much is refused before it is looked at, and nothing of it is kept. */
static void test_too_long(void **state)
{
	const struct identifier_kind *kind;
	size_t n = 10 * 1024 * 1024;
	char *paste = base_mem_zero(n + 1, 1);

	(void)state;
	memset(paste, '1', n);
	for (size_t i = 0; (kind = domain_identifier_row(i)); i++) {
		struct identifier identifier;

		assert_ptr_equal(domain_identifier_find(kind->name), kind);
		assert_int_equal(domain_identifier_check(kind, paste, &identifier), kind->unreadable);
		assert_string_equal(identifier.value, "");
		paste[300] = '\0';
		assert_int_equal(domain_identifier_check(kind, paste, &identifier), kind->unreadable);
		paste[300] = '1';
	}
	assert_null(domain_identifier_find("passport"));
	free(paste);
}

static void test_mask(void **state)
{
	static const struct {
		const char *value, *masked;
	} rows[] = {
		{"A123456789", "A123***789"}, {"", ""}, {"A123456", "*******"}, {"A1234567", "A123*567"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		char masked[DOMAIN_IDENTIFIER_MASK_SIZE];

		domain_identifier_mask(rows[i].value, masked);
		assert_string_equal(masked, rows[i].masked);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_application_number),
		cmocka_unit_test(test_institution),
		cmocka_unit_test(test_certificate),
		cmocka_unit_test(test_certificate_printed),
		cmocka_unit_test(test_nhi_card),
		cmocka_unit_test(test_mobile),
		cmocka_unit_test(test_landline),
		cmocka_unit_test(test_email),
		cmocka_unit_test(test_email_lengths),
		cmocka_unit_test(test_account),
		cmocka_unit_test(test_details),
		cmocka_unit_test(test_too_long),
		cmocka_unit_test(test_mask),
	};

	if (base_text_init() != 0)
		return 1;
	return cmocka_run_group_tests_name("domain-identifier", tests, NULL, NULL);
}
