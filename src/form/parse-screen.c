/* The statement screen: the picture of a form, line by line. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "form/complain.h"
#include "form/expand.h"
#include "form/parse.h"

/* A line of the picture, and what is needed to complain about a spot in it. */
struct line {
	const char *text;
	struct form_place place;
	struct problems *complaints;
};

static void complain_at(const struct line *line, const char *spot, const char *sentence)
{
	struct form_place place = line->place;

	for (const char *at = line->text; at < spot; at++)
		place.column += ((unsigned char)*at & 0xc0) != 0x80;
	form_complain(line->complaints, &place, "%s", sentence);
}

/* The first of a character that no backslash protects; NULL when there is none. */
static const char *find_bare(const char *text, char wanted)
{
	for (; *text; text++) {
		if (*text == wanted)
			return text;
		text += *text == '\\' && text[1];
	}
	return NULL;
}

/*
 * A part of a line without blanks around it and without backslashes, but for those before a character of
 * keep.
 */
static char *copy_part(const struct line *line, const char *from, const char *end, const char *keep)
{
	struct buf out = {0};

	while (from < end && *from == ' ')
		from++;
	while (end > from && end[-1] == ' ')
		end--;
	for (; from < end; from++) {
		if (*from == '\\' && (from + 1 == end || !strchr("[]{}<>*\\", from[1]))) {
			complain_at(line, from, "\\ 之後只能是 [ ] { } < > * 或 \\");
			continue;
		}
		if (*from == '\\' && strchr(keep, *++from))
			base_buf_add_char(&out, '\\');
		base_buf_add_char(&out, *from);
	}
	return base_buf_detach(&out);
}

static size_t name_length(const char *text)
{
	return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-");
}

/* [*] LABEL [FIELD] HINT */
static void add_field(struct form *form, const struct line *line, const char *bracket)
{
	struct form_row *row = FORM_PARSE_ADD(form->rows, form->n_rows);
	const char *name = bracket + 1, *end = name + name_length(name), *again;

	row->place = line->place;
	row->kind = FORM_ROW_FIELD;
	row->has_star = *line->text == '*';
	row->text = copy_part(line, line->text + row->has_star, bracket, "");
	row->name = base_mem_dup_n(name, (size_t)(end - name));
	if (end == name || *end != ']') {
		complain_at(line, bracket, "欄位須寫成 [欄位名稱]；方括號本身請寫成 \\[");
		end = name;
	}
	again = find_bare(end, '[');
	if (again)
		complain_at(line, again, "一列只能有一個欄位；方括號本身請寫成 \\[");
	row->hint = copy_part(line, end + (*end == ']'), end + strlen(end), "");
}

/* <SOURCE> */
static void add_source(struct form *form, const struct line *line)
{
	struct form_row *row = FORM_PARSE_ADD(form->rows, form->n_rows);
	size_t n = name_length(line->text + 1);

	row->place = line->place;
	row->kind = FORM_ROW_SOURCE;
	row->text = base_mem_dup_n(line->text + 1, n);
	if (n == 0 || strcmp(line->text + 1 + n, ">") != 0)
		complain_at(line, line->text, "來源須單獨一列，寫成 <來源名稱>；角括號本身請寫成 \\<");
}

static void check_braces(const struct line *line, const char *text)
{
	size_t n;

	while ((text = form_expand_find(text, &n))) {
		if (n == 0 || text[1 + n] != '}' || name_length(text + 1) != n)
			complain_at(line, text, "資料須寫成 {資料名稱}；大括號本身請寫成 \\{");
		text++;
	}
}

/* Whether text ends, or begins, with a character of two columns. */
static int ends_wide(const char *text)
{
	size_t end = strlen(text), at = end;
	uint32_t code = 0;

	while (at > 0 && ((unsigned char)text[--at] & 0xc0) == 0x80)
		;
	base_text_decode(text + at, end - at, &code);
	return base_text_char_width(code) == 2;
}

static int begins_wide(const char *text)
{
	uint32_t code = 0;

	base_text_decode(text, strlen(text), &code);
	return base_text_char_width(code) == 2;
}

/* Puts a line to the end of a paragraph: Chinese goes on without a blank, other writing with one. */
static void join(struct form_row *row, const char *more, int broken)
{
	struct buf text = {0};

	base_buf_add_text(&text, row->text);
	if (text.len > 0 && text.data[text.len - 1] != '\n' && !(ends_wide(row->text) && begins_wide(more)))
		base_buf_add_char(&text, ' ');
	base_buf_add_text(&text, more);
	if (broken)
		base_buf_add_char(&text, '\n');
	free(row->text);
	row->text = base_buf_detach(&text);
}

/* A line that ends with a bare backslash is the end of a line in the paragraph too. */
static int is_broken(const char *text)
{
	size_t n = strlen(text), slashes = 0;

	while (slashes < n && text[n - 1 - slashes] == '\\')
		slashes++;
	return slashes % 2 == 1;
}

static void add_text(struct form *form, const struct line *line)
{
	struct form_row *row = form->n_rows ? &form->rows[form->n_rows - 1] : NULL;
	int broken = is_broken(line->text);
	char *more = copy_part(line, line->text, line->text + strlen(line->text) - broken, "{\\");

	check_braces(line, line->text);
	if (!row || row->kind != FORM_ROW_TEXT) {
		row = FORM_PARSE_ADD(form->rows, form->n_rows);
		row->place = line->place;
		row->kind = FORM_ROW_TEXT;
		row->text = base_mem_dup("");
	}
	join(row, more, broken);
	free(more);
}

static void add_line(struct parser *parser, char *text, const struct form_place *place)
{
	struct line line = {.text = text, .place = *place, .complaints = parser->lexer.complaints};
	const char *bracket;

	line.text += strspn(text, " ");
	line.place.column += (unsigned)(line.text - text);
	bracket = find_bare(line.text, '[');
	if (!*line.text)
		*FORM_PARSE_ADD(parser->form->rows, parser->form->n_rows) =
			(struct form_row){.place = line.place, .kind = FORM_ROW_BLANK};
	else if (*line.text == '<')
		add_source(parser->form, &line);
	else if (bracket)
		add_field(parser->form, &line, bracket);
	else
		add_text(parser->form, &line);
}

/* screen { LINES } */
int form_parse_screen(struct parser *parser)
{
	struct form *form = parser->form;
	int err = form_parse_body(parser, add_line, "畫面");

	for (size_t i = 0; i < form->n_rows; i++) { /* a break at the end of a paragraph breaks nothing */
		char *text = form->rows[i].text;
		size_t n = text ? strlen(text) : 0;

		if (n > 0 && text[n - 1] == '\n')
			text[n - 1] = '\0';
	}
	return err;
}
