/* The statements of several parts: menu, list, text, answers. */
#include "config.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "form/complain.h"
#include "form/expect.h"
#include "form/parse.h"
#include "form/screen.h"

enum { COLUMN_WIDTH_MAX = 200 };

/* item WORD "LABEL" ["HINT"] */
static int parse_item(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form *form = parser->form;
	struct form_item *item = FORM_PARSE_ADD(form->items, form->n_items);

	item->place = lexer->token.place;
	if (form_expect_keyword(lexer, "item") || form_expect_name(lexer, "選項名稱", &item->word) ||
	    form_expect_label(lexer, "選項文字", &item->label))
		return ERR_SYNTAX;
	for (size_t i = 0; i + 1 < form->n_items; i++)
		if (strcmp(form->items[i].word, item->word) == 0)
			form_complain(lexer->complaints, &item->place, "選項「%s」重複", item->word);
	if (form_expect_sees(lexer, TOKEN_STRING))
		return form_expect_label(lexer, "選項說明", &item->hint);
	item->hint = base_mem_dup("");
	return 0;
}

/* menu { ITEM … } */
int form_parse_block_menu(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;

	if (form_expect_kind(lexer, TOKEN_OPEN, "「{」"))
		return ERR_SYNTAX;
	do {
		if (parse_item(parser))
			return ERR_SYNTAX;
	} while (!form_expect_sees(lexer, TOKEN_CLOSE));
	form_lex_next(lexer);
	return 0;
}

/* WIDTH | rest */
static int parse_width(struct lexer *lexer, struct form_list *list, struct form_column *column)
{
	struct form_place place = lexer->token.place;

	if (!form_expect_accept(lexer, "rest"))
		return form_expect_number(lexer, "欄寬或「rest」", COLUMN_WIDTH_MAX, &column->width);
	for (size_t i = 0; i + 1 < list->n_columns; i++)
		if (list->columns[i].width == 0)
			form_complain(lexer->complaints, &place, "只能有一欄的寬度是 rest");
	return 0;
}

/* column NAME "TITLE" WIDTH, then perhaps wide */
static int parse_column(struct lexer *lexer, struct form_list *list)
{
	struct form_column *column = FORM_PARSE_ADD(list->columns, list->n_columns);

	column->place = lexer->token.place;
	if (list->n_columns > FORM_LIST_COLUMNS)
		form_complain(lexer->complaints, &column->place, "清單最多 %d 欄", FORM_LIST_COLUMNS);
	if (!form_expect_accept(lexer, "column"))
		return form_expect_missing(lexer,
					   list->n_columns > 1 ? "「column」或「empty」" : "「column」");
	if (form_expect_name(lexer, "欄名", &column->name) ||
	    form_expect_label(lexer, "欄標題", &column->title) || parse_width(lexer, list, column))
		return ERR_SYNTAX;
	column->is_wide_only = form_expect_accept(lexer, "wide");
	for (size_t i = 0; i + 1 < list->n_columns; i++)
		if (strcmp(list->columns[i].name, column->name) == 0)
			form_complain(lexer->complaints, &column->place, "欄「%s」重複", column->name);
	return 0;
}

/* list LISTER { COLUMN … empty "TEXT" } */
int form_parse_block_list(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form_list *list = parser->form->list = base_mem_zero(1, sizeof *list);

	list->place = parser->place;
	if (form_expect_name(lexer, "清單名稱", &list->lister) ||
	    form_expect_kind(lexer, TOKEN_OPEN, "「{」"))
		return ERR_SYNTAX;
	do {
		if (parse_column(lexer, list))
			return ERR_SYNTAX;
	} while (!form_expect_accept(lexer, "empty"));
	if (form_expect_text(lexer, "無資料時的文字", &list->empty))
		return ERR_SYNTAX;
	return form_expect_kind(lexer, TOKEN_CLOSE, "「}」");
}

static void add_line(struct parser *parser, char *line, const struct form_place *place)
{
	(void)place;
	base_buf_add_text(&parser->body, line);
	base_buf_add_char(&parser->body, '\n');
}

/* The blanks that all lines with text begin with. */
static size_t common_indent(const char *body)
{
	size_t common = strlen(body);

	for (const char *line = body; *line; line = strchr(line, '\n') + 1) {
		size_t indent = strspn(line, " ");

		if (line[indent] != '\n' && indent < common)
			common = indent;
	}
	return common;
}

/* The lines without common indent and without blank lines at both ends. */
static char *trim_body(const char *body)
{
	size_t indent = common_indent(body), n;
	struct buf out = {0};

	for (const char *line = body; *line; line += n + 1) {
		n = strcspn(line, "\n");
		if (n > indent)
			base_buf_add(&out, line + indent, n - indent);
		if (out.len > 0)
			base_buf_add_char(&out, '\n');
	}
	while (out.len > 0 && out.data[out.len - 1] == '\n')
		base_buf_cut(&out, out.len - 1);
	return base_buf_detach(&out);
}

/* text [must-read] from SOURCE | text [must-read] { LINES } */
int form_parse_block_text(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form_text *text = parser->form->text = base_mem_zero(1, sizeof *text);

	text->place = parser->place;
	text->must_read = form_expect_accept(lexer, "must-read");
	if (form_expect_accept(lexer, "from"))
		return form_expect_name(lexer, "來源名稱", &text->source);
	if (form_parse_body(parser, add_line, "文字"))
		return ERR_SYNTAX;
	text->body = trim_body(base_buf_text(&parser->body));
	if (!*text->body)
		form_complain(lexer->complaints, &text->place, "文字沒有內容");
	return 0;
}

/* answers FORM … */
int form_parse_block_answers(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form_answers *answers = parser->form->answers = base_mem_zero(1, sizeof *answers);

	answers->place = parser->place;
	do {
		char **name = FORM_PARSE_ADD(answers->forms, answers->n_forms);
		struct form_place place = lexer->token.place;

		if (form_expect_name(lexer, "表單名稱", name))
			return ERR_SYNTAX;
		for (size_t i = 0; i + 1 < answers->n_forms; i++)
			if (strcmp(answers->forms[i], *name) == 0)
				form_complain(lexer->complaints, &place, "表單「%s」重複", *name);
	} while (form_expect_sees(lexer, TOKEN_WORD));
	return 0;
}
