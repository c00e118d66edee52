/* What is published: heads as staff type them, and files by their bytes. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/media.h"
#include "domain/publication.h"
#include "domain/rule.h"

#define BYTES(text) text, sizeof text - 1

static enum media probe(const char *bytes, size_t n, size_t piece)
{
	struct media_probe probe;

	domain_media_begin(&probe);
	for (size_t at = 0; at < n; at += piece)
		domain_media_add(&probe, bytes + at, n - at < piece ? n - at : piece);
	return domain_media_finish(&probe);
}

static void test_media(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		enum media media;
	} rows[] = {
		{BYTES("%PDF-1.7\n\0\1"), MEDIA_PDF},
		{BYTES("PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5\0\0\0a.txt"), MEDIA_ZIP},
		{BYTES("PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\23\0\0\0[Content_Types].xml"),
		 MEDIA_OFFICE},
		{BYTES("PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\10\0\0\0"
		       "mimetypeapplication/vnd.oasis.opendocument.text"),
		 MEDIA_OPENDOCUMENT},
		{BYTES("PK\5\6\0\0"), MEDIA_UNKNOWN},
		{BYTES("\211PNG\r\n\32\n\0\0"), MEDIA_PNG},
		{BYTES("\377\330\377\340\0"), MEDIA_JPEG},
		{BYTES("\357\273\277操作手冊\r\n第一章\r\n"), MEDIA_TEXT},
		{BYTES("一,二\n三,四\n"), MEDIA_CSV},
		{BYTES("一,二\n"), MEDIA_CSV},
		{BYTES("一,二\n三\n"), MEDIA_TEXT},
		{BYTES("手"), MEDIA_TEXT},
		{BYTES("\346\211"), MEDIA_UNKNOWN}, /* half a character */
		{BYTES("\244\244\244\345"), MEDIA_UNKNOWN}, /* Big5 */
		{BYTES("a\33[2J"), MEDIA_UNKNOWN},
		{BYTES("a\302\233"), MEDIA_UNKNOWN}, /* C1 */
		{BYTES("MZ\220\0"), MEDIA_UNKNOWN},
		{BYTES("\177ELF\2\1\1\0"), MEDIA_UNKNOWN},
		{BYTES("#!/bin/sh\n"), MEDIA_UNKNOWN},
		{BYTES(""), MEDIA_UNKNOWN},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		for (size_t piece = 1; piece < 5; piece++)
			if (probe(rows[i].bytes, rows[i].n, piece) != rows[i].media)
				fail_msg("row %zu in pieces of %zu: %d", i, piece,
					 (int)probe(rows[i].bytes, rows[i].n, piece));
}

static void test_media_fits(void **state)
{
	static const struct {
		enum media media;
		const char *name;
		int fits;
	} rows[] = {
		{MEDIA_PDF, "a.pdf", 1},   {MEDIA_PDF, "a.PDF", 1},    {MEDIA_PDF, "a.pd", 0},
		{MEDIA_PDF, "a.pdf.exe", 0}, {MEDIA_PDF, "pdf", 0},	 {MEDIA_OFFICE, "a.xlsx", 1},
		{MEDIA_OFFICE, "a.xls", 0},  {MEDIA_TEXT, "a.csv", 1},	 {MEDIA_CSV, "a.txt", 1},
		{MEDIA_UNKNOWN, "a.", 0},    {MEDIA_JPEG, "a.jpeg", 1}, {MEDIA_ZIP, "a.docx", 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (domain_media_fits(rows[i].media, rows[i].name) != rows[i].fits)
			fail_msg("%s", rows[i].name);
	assert_string_equal(domain_media_title("text/plain"), "文字檔");
	assert_string_equal(domain_media_title("text/x-other"), "text/x-other");
}

static void test_name(void **state)
{
	static const struct {
		const char *name;
		int is_right;
	} rows[] = {
		{"a.pdf", 1}, {"A-1_b.tar.gz", 1}, {"9", 1},  {"", 0},	{".a", 0}, {"a..b", 0},	  {"a.", 0},
		{"../a", 0},  {"a/b", 0},	   {"-a", 0}, {"a b", 0}, {"手", 0}, {"a\33b", 0}, {"a\\b", 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct publication head = {0};
		struct problems problems = {0};

		assert_int_equal(base_mem_copy(head.name, sizeof head.name, rows[i].name), 0);
		domain_publication_check_name(&head, &problems);
		if ((problems.n == 0) != rows[i].is_right)
			fail_msg("%s", rows[i].name);
		base_problem_release(&problems);
	}
}

static void test_head(void **state)
{
	static const struct {
		struct publication head;
		const char *rules;
	} rows[] = {
		{{.title = "系統維護"}, ""},
		{{.title = ""}, "R-PUB-1"},
		{{.title = "a\33[2J"}, "R-TEXT-2"},
		{{.title = "維護", .category = "一二三四五六七八九十一二三四五六七八九十一"}, "R-PUB-2"},
		{{.title = "維護", .published_date = "115/2/29"}, "R-PUB-4"},
		{{.title = "維護", .valid_until = "tomorrow"}, "R-PUB-4"},
		{{.title = "維護", .published_date = "115/3/2", .valid_until = "2026-03-01"}, "R-PUB-5"},
		{{.title = "維護", .published_date = "115/3/1", .valid_until = "2026-03-01"}, ""},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct publication head = rows[i].head;
		struct problems problems = {0};

		domain_publication_normalise(&head, "2026-01-02");
		domain_publication_check_notice(&head, &problems);
		assert_string_equal(problems.n ? problems.rows[0].rule : "", rows[i].rules);
		base_problem_release(&problems);
	}
}

static void test_normalise(void **state)
{
	struct publication head = {.valid_until = "民國115年3月1日"};

	(void)state;
	domain_publication_normalise(&head, "2026-01-02");
	assert_string_equal(head.published_date, "2026-01-02");
	assert_string_equal(head.valid_until, "2026-03-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_media), cmocka_unit_test(test_media_fits), cmocka_unit_test(test_name),
		cmocka_unit_test(test_head),  cmocka_unit_test(test_normalise),
	};

	return cmocka_run_group_tests_name("domain-publication", tests, NULL, NULL);
}
