/* Documents as text: labels in line, wide letters, tables over pages. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "print/text.h"

static void build(struct document *document)
{
	static const char *const heads[] = {"時間", "意見"};

	print_document_set_title(document, "應用系統申請", "AS11500000010");
	print_document_add_field(document, "案號", "AS11500000010");
	print_document_add_field(document, "申請事由",
				 "本院辦理成人預防保健業務，需以此系統登錄篩檢結果並查詢受檢者資料");
	print_document_add_heading(document, "辦理紀錄");
	print_document_add_head(document, heads, 2);
}

static void assert_drawn(const struct document *document, unsigned columns, unsigned lines, const char *expected)
{
	const struct paper paper = {.columns = columns, .lines = lines};
	struct buf out = {0};

	print_text_add(document, &paper, &out);
	assert_string_equal(base_buf_text(&out), expected);
	base_buf_release(&out);
}

static void test_one_page(void **state)
{
	struct document document = {0};

	(void)state;
	build(&document);
	print_document_add_row(&document, (const char *const[]){"2026-11-28", "請補正申請事由，敘明業務內容"}, 2);
	print_document_add_text(&document, "以上");
	assert_drawn(&document, 50, 0,
		     "應用系統申請\n"
		     "==================================================\n"
		     "案號      AS11500000010\n"
		     "申請事由  本院辦理成人預防保健業務，需以此系統登錄\n"
		     "          篩檢結果並查詢受檢者資料\n"
		     "\n"
		     "辦理紀錄\n"
		     "--------------------------------------------------\n"
		     "時間        意見\n"
		     "--------------------------------------------------\n"
		     "2026-11-28  請補正申請事由，敘明業務內容\n"
		     "以上\n");
	assert_drawn(&document, 26, 0,
		     "應用系統申請\n"
		     "==========================\n"
		     "案號\n"
		     "  AS11500000010\n"
		     "申請事由\n"
		     "  本院辦理成人預防保健業\n"
		     "  務，需以此系統登錄篩檢結\n"
		     "  果並查詢受檢者資料\n"
		     "\n"
		     "辦理紀錄\n"
		     "--------------------------\n"
		     "時間        意見\n"
		     "--------------------------\n"
		     "2026-11-28  請補正申請事\n"
		     "            由，敘明業務內\n"
		     "            容\n"
		     "以上\n");
	print_document_release(&document);
}

/* Every page has as many lines, the table's head on top, and a number; no row is lost. */
static void test_pages(void **state)
{
	const struct paper paper = {.columns = 50, .lines = 20};
	struct document document = {0};
	struct buf out = {0};
	size_t pages = 1, lines = 0, heads = 0, rows = 0;
	char text[24];

	(void)state;
	build(&document);
	for (int i = 0; i < 40; i++) {
		snprintf(text, sizeof text, "row-%d", i);
		print_document_add_row(&document, (const char *const[]){text, "x"}, 2);
	}
	print_text_add(&document, &paper, &out);
	for (const char *line = out.data; *line; line += strcspn(line, "\n") + 1) {
		if (*line == '\f') {
			assert_int_equal(lines, 20 * pages);
			pages++;
			line++;
		}
		lines++;
		heads += strncmp(line, "時間", strlen("時間")) == 0;
		rows += strncmp(line, "row-", 4) == 0;
	}
	assert_int_equal(lines, 20 * pages);
	assert_int_equal(heads, pages);
	assert_int_equal(rows, 40);
	assert_int_equal(pages, 3);
	assert_non_null(strstr(out.data, "AS11500000010  第3頁\n"));
	base_buf_release(&out);
	print_document_release(&document);
}

/* What is stored may be anything: it is drawn harmless, and a narrow column does not hang. */
static void test_hostile(void **state)
{
	static const char *const cells[] = {"\033[2J", "驗\n驗", "", "三", "四", "五"};
	struct document document = {0};
	struct buf out = {0};

	(void)state;
	print_document_add_row(&document, cells, 6);
	print_document_add_head(&document, cells, 6);
	print_document_add_row(&document, cells, 6);
	print_document_add_row(&document, cells, 2);
	print_document_add_field(&document, "\xff\xff", "\xe4\xb8");
	print_text_add(&document, &(struct paper){.columns = 1, .lines = 1}, &out);
	assert_null(strchr(out.data, '\033'));
	assert_true(base_text_is_utf8(out.data, out.len));
	base_buf_release(&out);
	print_document_release(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_page),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_hostile),
	};

	if (base_text_init())
		return 1;
	return cmocka_run_group_tests_name("print-text", tests, NULL, NULL);
}
