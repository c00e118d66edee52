/* What servers answer, and what is made of it. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "mail/judge.h"
#include "unit.h"

#define OK {250, "2.0.0 ok\r\n"}

static const struct {
	struct outcome outcome;
	enum verdict_kind kind;
	int is_alarm;
	const char *reply;
} rows[] = {
	{{.mail = OK, .recipient = OK, .message = OK}, VERDICT_DELIVERED, 0, "250 2.0.0 ok"},
	{{.mail = OK, .recipient = OK, .message = {554, "no"}}, VERDICT_NEVER, 0, "554 no"},
	{{.mail = OK, .recipient = OK, .message = {552, "5.3.4 big"}}, VERDICT_NEVER, 0, "552 5.3.4 big"},
	{{.mail = OK, .recipient = OK, .message = {451, "busy"}}, VERDICT_LATER, 0, "451 busy"},
	/* after a refused recipient the answer to DATA is an echo */
	{{.mail = OK, .recipient = {451, "grey"}, .message = {554, "none"}}, VERDICT_LATER, 0, "451 grey"},
	{{.mail = OK, .recipient = {550, "who?"}, .message = {354, "go"}}, VERDICT_NEVER, 0, "550 who?"},
	{{.mail = OK, .recipient = {550, "5.7.1 Authentication required"}}, VERDICT_LATER, 1,
	 "550 5.7.1 Authentication required"},
	/* the sender is the same for all letters: none of them is to blame */
	{{.mail = {550, "5.7.1 not you"}}, VERDICT_LATER, 1, "550 5.7.1 not you"},
	{{.mail = {530, "login first"}}, VERDICT_LATER, 1, "530 login first"},
	{{.mail = {552, "5.3.4 big"}}, VERDICT_NEVER, 0, "552 5.3.4 big"},
	{{.mail = {451, "later"}}, VERDICT_LATER, 0, "451 later"},
	/* cut off in DATA, or no answer after the dot */
	{{.mail = OK, .recipient = OK}, VERDICT_LATER, 0, "連線在信件送出時中斷，伺服器可能已收下"},
	{{.mail = OK, .recipient = OK, .message = {354, "go"}}, VERDICT_LATER, 0,
	 "連線在信件送出時中斷，伺服器可能已收下"},
	{{.trouble = "憑證", .is_alarm = 1, .last = "220 go"}, VERDICT_LATER, 1, "憑證"},
	{{.last = "421 4.3.2 too busy"}, VERDICT_LATER, 0, "421 4.3.2 too busy"},
	{{.last = "220 hello"}, VERDICT_LATER, 0, "伺服器沒有回應"},
	{{.last = ""}, VERDICT_LATER, 0, "伺服器沒有回應"},
};

static void test_outcome(void **state)
{
	struct verdict verdict;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		mail_judge_outcome(&rows[i].outcome, &verdict);
		assert_string_equal(verdict.reply, rows[i].reply);
		assert_int_equal(verdict.kind, rows[i].kind);
		assert_int_equal(verdict.is_alarm, rows[i].is_alarm);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_outcome),
	};

	return base_text_init() ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
