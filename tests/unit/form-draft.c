/* What is put away, what is left out, and what is believed when it comes back. */
#include "config.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "form/draft.h"
#include "form/form.h"

struct person {
	char works[4], name[41], login[9], place[11], since[8], pin[9], code[9], found[41], hidden[9];
};

static const struct form_member members[] = {
	FORM_MEMBER(person, works), FORM_MEMBER(person, name),  FORM_MEMBER(person, login),
	FORM_MEMBER(person, place), FORM_MEMBER(person, since), FORM_MEMBER(person, pin),
	FORM_MEMBER(person, code),  FORM_MEMBER(person, found), FORM_MEMBER(person, hidden),
};

static const struct form_record record_shape = {
	.name = "person",
	.size = sizeof(struct person),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static const struct screen home = {.form = "home", .record = &record_shape};
static const struct screen more = {.form = "more", .record = &record_shape};
static const struct screen *const screens[] = {&home, &more, NULL};

static const char *const texts[] = {
	"form home\n"
	"title \"一\"\n"
	"screen {\n"
	"  執業 [works]\n"
	"  姓名 [name]\n"
	"  帳號 [login]\n"
	"  結果 [found]\n"
	"  代碼 [code]\n"
	"}\n"
	"field works choice yes \"是\" no \"否\"\n"
	"field name text 10\n"
	"field login name 8\n"
	"field found show\n"
	"field code name 8 class secret\n"
	"key F2 next \"下一步\"\n"
	"on done -> more\n",
	"form more\n"
	"title \"二\"\n"
	"screen {\n"
	"  姓名 [name]\n"
	"  地點 [place]\n"
	"  起日 [since]\n"
	"  密碼 [pin]\n"
	"  代碼 [code]\n"
	"}\n"
	"field name show\n"
	"field place code 10\n"
	"field since digits 7\n"
	"field pin secret 8\n"
	"field code name 8\n"
	"key F3 back \"上一步\"\n"
	"on back -> home\n",
};

static int set_up(void **state)
{
	struct form_set *set = base_mem_zero(1, sizeof *set);
	struct problems complaints = {0};

	assert_int_equal(base_text_init(), 0);
	set->forms = base_mem_zero(BASE_COUNT(texts), sizeof *set->forms);
	set->n = BASE_COUNT(texts);
	for (size_t i = 0; i < set->n; i++) {
		set->forms[i] = form_parse("test.form", texts[i], strlen(texts[i]), &complaints);
		assert_non_null(set->forms[i]);
	}
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

static void expect_written(const struct form_set *set, const struct person *person, const char *wanted)
{
	for (size_t i = 0; i < set->n; i++) {
		struct buf out = {0};

		form_draft_write(set, set->forms[i], person, &out);
		assert_string_equal(base_buf_text(&out), wanted);
		base_buf_release(&out);
	}
}

/* All forms of the record, without secrets (of any of them), what is only shown, and what no form asks. */
static void test_write(void **state)
{
	static const struct person person = {.works = "yes",
					     .name = "王小明",
					     .login = "a=b",
					     .since = "1151122",
					     .pin = "geheim",
					     .code = "secret",
					     .found = "shown",
					     .hidden = "hidden"};
	static const struct person nobody = {.pin = "geheim", .found = "shown"};

	expect_written(*state, &person, "works=yes\nname=王小明\nlogin=a=b\nsince=1151122\n");
	expect_written(*state, &nobody, "");
}

static void test_read(void **state)
{
	static const struct {
		const char *text;
		struct person wanted;
	} rows[] = {
		{"", {.works = ""}},
		{"works=yes\nname=王小明\nlogin=a=b\nsince=1151122\n",
		 {.works = "yes", .name = "王小明", .login = "a=b", .since = "1151122"}},
		{"name=無換行", {.name = "無換行"}},
		/* the forms or the record have changed since */
		{"gone=x\nname=王\nname2=y\nnam=z\n=\n\n\nx\n", {.name = "王"}},
		/* what nobody can type */
		{"works=maybe\nname=一二三四五六七八九十一\nlogin=a b\nplace=A-1\nsince=115x\n", {.works = ""}},
		{"login=123456789\nplace=12345678901\nsince=12345678\n", {.works = ""}},
		{"name=a\033[2Jb\nlogin=a\x01\nplace=\xff\xfe\nsince=\xe4\xb8\n", {.works = ""}},
		{"name=a\xe2\x80\xae\n", {.works = ""}},
		/* secrets, shown and unasked members */
		{"pin=geheim\ncode=secret\nfound=x\nhidden=y\n", {.works = ""}},
	};
	const struct form_set *set = *state;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct person person = {.works = ""};

		form_draft_read(set, set->forms[i % 2], rows[i].text, &person);
		if (memcmp(&person, &rows[i].wanted, sizeof person) != 0)
			fail_msg("row %zu", i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_write, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_read, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("form-draft", tests, NULL, NULL);
}
