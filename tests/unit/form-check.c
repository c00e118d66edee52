/* Values against the rules of a form, members, wording and {member}. */
#include "config.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/check.h"
#include "form/expand.h"
#include "form/form.h"
#include "form/member.h"
#include "form/message.h"

struct person {
	char works[4], place[11], since[8], name[41], login[9], pass[9], kind[4], found[41];
};

static const struct form_member members[] = {
	FORM_MEMBER(person, works), FORM_MEMBER(person, place), FORM_MEMBER(person, since),
	FORM_MEMBER(person, name),  FORM_MEMBER(person, login), FORM_MEMBER(person, pass),
	FORM_MEMBER(person, kind),  FORM_MEMBER(person, found),
};

static const struct form_record record_shape = {
	.name = "person",
	.size = sizeof(struct person),
	.members = members,
	.n_members = BASE_COUNT(members),
};

/* Complains about bad places and warns of good ones. */
static void check_place(const void *record, struct problems *problems)
{
	const struct person *person = record;

	if (strcmp(person->place, "GOOD") == 0)
		base_problem_add(problems, "place", "R-2", PROBLEM_WARNING, "注意");
	else if (strcmp(person->place, "BAD") == 0)
		base_problem_add(problems, "place", "R-1", PROBLEM_ERROR, "不對");
}

static const struct form_check checks[] = {{.name = "place", .run = check_place}, {0}};
static const struct screen screen = {.form = "home", .record = &record_shape, .checks = checks};
static const struct screen *const screens[] = {&screen, NULL};

static const char text[] = "form home\n"
			   "title \"人員\"\n"
			   "screen {\n"
			   "  {name}（{works}）您好，\\{name\\} 與 \\\\ 照寫。\n"
			   "  *執業 [works]\n"
			   "  *地點 [place]\n"
			   "   起日 [since]\n"
			   "   姓名 [name]\n"
			   "   帳號 [login]\n"
			   "  *密碼 [pass]\n"
			   "   種類 [kind]\n"
			   "   結果 [found]\n"
			   "}\n"
			   "field works choice yes \"是\" no \"否\" required\n"
			   "field kind choice a \"甲\" b \"乙\" only when works = yes\n"
			   "field place code 10 required when works = yes check place\n"
			   "field since digits 7 only when kind = a\n"
			   "field name text 10\n"
			   "field login name 8\n"
			   "field pass secret 8 required\n"
			   "field found show only when works = no\n"
			   "message R-1 \"地點不對\"\n";

static int set_up(void **state)
{
	struct form_set *set = base_mem_zero(1, sizeof *set);
	struct problems complaints = {0};

	assert_int_equal(base_text_init(), 0);
	set->forms = base_mem_zero(1, sizeof *set->forms);
	set->n = 1;
	set->forms[0] = form_parse("home.form", text, sizeof text - 1, &complaints);
	assert_non_null(set->forms[0]);
	assert_int_equal(form_link(set, screens, NULL, &complaints), 0);
	*state = set;
	return 0;
}

static int tear_down(void **state)
{
	form_tree_release_set(*state);
	free(*state);
	return 0;
}

static const struct form *form_of(void **state)
{
	const struct form_set *set = *state;

	return set->forms[0];
}

/* A record, and what must be said: "field sentence" joined by |, in the order of the form's fields. */
struct values {
	struct person person;
	const char *expected;
};

static const struct values all_values[] = {
	{.person = {.works = "no", .pass = "x"}, .expected = ""},
	{.person = {.works = ""}, .expected = "works 請選擇執業|pass 請輸入密碼"},
	{.person = {.works = "no", .pass = "   "}, .expected = "pass 請輸入密碼"},
	{.person = {.works = "oh", .pass = "x"}, .expected = "works 請選擇執業"},
	{.person = {.works = "yes", .pass = "x"}, .expected = "place 請輸入地點"},
	{.person = {.works = "yes", .pass = "x", .place = "BAD"}, .expected = "place 不對"},
	{.person = {.works = "yes", .pass = "x", .place = "B-D"},
	 .expected = "place 地點只能輸入英文字母與數字"},
	{.person = {.works = "yes", .pass = "x", .place = "GOOD"}, .expected = "place 注意"},
	{.person = {.works = "no", .pass = "x", .place = "BAD"}, .expected = "place 不對"},
	{.person = {.works = "no", .pass = "x", .kind = "z"}, .expected = ""},
	{.person = {.works = "yes", .pass = "x", .place = "GOOD", .kind = "z"},
	 .expected = "kind 請選擇種類|place 注意"},
	{.person = {.works = "yes", .pass = "x", .place = "GOOD", .kind = "a", .since = "11X"},
	 .expected = "place 注意|since 起日只能輸入數字"},
	{.person = {.works = "yes", .pass = "x", .place = "GOOD", .kind = "b", .since = "11X"},
	 .expected = "place 注意"},
	{.person = {.works = "no", .pass = "x", .kind = "a", .since = "11X"}, .expected = ""},
	{.person = {.works = "no", .pass = "x", .name = "一二三四五六七八九十"}, .expected = ""},
	{.person = {.works = "no", .pass = "x", .name = "abcdefghijk"}, .expected = "name 姓名最多10個字"},
	{.person = {.works = "no", .pass = "x", .login = "王"},
	 .expected = "login 帳號只能輸入半形英文、數字與符號"},
	{.person = {.works = "no", .pass = "p w~"}, .expected = ""},
	{.person = {.works = "no", .pass = "密"}, .expected = "pass 密碼只能輸入半形英文、數字與符號"},
};

static void test_values(void **state)
{
	for (size_t i = 0; i < BASE_COUNT(all_values); i++) {
		struct problems problems = {0};
		struct buf said = {0};

		form_check_values(form_of(state), &all_values[i].person, &problems);
		for (size_t k = 0; k < problems.n; k++)
			base_buf_addf(&said, "%s%s %s", k ? "|" : "", problems.rows[k].field,
				      problems.rows[k].text);
		assert_string_equal(base_buf_text(&said), all_values[i].expected);
		base_buf_release(&said);
		base_problem_release(&problems);
	}
}

struct openness {
	const char *works, *kind, *field;
	int is_open, is_required;
};

static const struct openness all_openness[] = {
	{.works = "", .kind = "", .field = "works", .is_open = 1, .is_required = 1},
	{.works = "no", .kind = "", .field = "place", .is_open = 1, .is_required = 0},
	{.works = "yes", .kind = "", .field = "place", .is_open = 1, .is_required = 1},
	{.works = "yes", .kind = "", .field = "kind", .is_open = 1, .is_required = 0},
	{.works = "no", .kind = "", .field = "kind", .is_open = 0, .is_required = 0},
	{.works = "yes", .kind = "a", .field = "since", .is_open = 1, .is_required = 0},
	{.works = "yes", .kind = "b", .field = "since", .is_open = 0, .is_required = 0},
	{.works = "no",
	 .kind = "a",
	 .field = "since",
	 .is_open = 0,
	 .is_required = 0}, /* what it asks is closed */
	{.works = "no", .kind = "", .field = "found", .is_open = 1, .is_required = 0},
};

static void test_open(void **state)
{
	const struct form *form = form_of(state);

	for (size_t i = 0; i < BASE_COUNT(all_openness); i++) {
		const struct openness *row = &all_openness[i];
		const struct form_field *field = form_tree_field(form, row->field);
		struct person person = {0};

		base_mem_copy(person.works, sizeof person.works, row->works);
		base_mem_copy(person.kind, sizeof person.kind, row->kind);
		assert_int_equal(form_check_is_open(form, field, &person), row->is_open);
		assert_int_equal(form_check_is_required(form, field, &person), row->is_required);
	}
}

static void test_empty_closed(void **state)
{
	struct person person = {
		.works = "no", .kind = "a", .since = "1130730", .place = "KEPT", .found = "kept"};

	form_check_empty_closed(form_of(state), &person);
	assert_string_equal(person.kind, "");
	assert_string_equal(person.since, "");
	assert_string_equal(person.place, "KEPT");
	assert_string_equal(person.found, "kept");
}

static void test_message(void **state)
{
	char said[] = "不對";
	struct problem reworded = {.rule = "R-1", .text = said}, plain = {.rule = "R-9", .text = said};
	struct problem generic = {.rule = "", .text = said};

	assert_string_equal(form_message(form_of(state), &reworded), "地點不對");
	assert_ptr_equal(form_message(form_of(state), &plain), said);
	assert_ptr_equal(form_message(form_of(state), &generic), said);
}

static void test_member(void **state)
{
	static const char nothing[9];
	struct person person = {.login = "oldname", .pass = "keep"};
	const struct form_member *login = form_member_find(&record_shape, "login");

	(void)state;
	assert_null(form_member_find(&record_shape, "nobody"));
	assert_null(form_member_find(NULL, "login"));
	assert_string_equal(form_member_value(login, &person), "oldname");
	assert_int_equal(form_member_set(login, &person, "ninechars"), ERR_RANGE);
	assert_string_equal(person.login, "oldname");
	assert_int_equal(form_member_set(login, &person, "eightchr"), 0);
	assert_string_equal(person.login, "eightchr");
	assert_int_equal(form_member_set(login, &person, ""), 0);
	assert_memory_equal(person.login, nothing, sizeof person.login);
	assert_string_equal(person.pass, "keep");
}

static void test_expand(void **state)
{
	const struct form *form = form_of(state);
	const struct person person = {.name = "{works}", .works = "yes"};
	struct buf out = {0};

	form_expand(form->rows[0].text, form, &person, &out);
	assert_string_equal(base_buf_text(&out), "{works}（yes）您好，{name} 與 \\ 照寫。");
	base_buf_clear(&out);
	form_expand(form->rows[0].text, form, NULL, &out);
	assert_string_equal(base_buf_text(&out), "（）您好，{name} 與 \\ 照寫。");
	base_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),       cmocka_unit_test(test_open),
		cmocka_unit_test(test_empty_closed), cmocka_unit_test(test_message),
		cmocka_unit_test(test_member),       cmocka_unit_test(test_expand),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
