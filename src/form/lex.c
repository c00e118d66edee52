/* Text to tokens and lines, with their places. */
#include "config.h"

#include "form/lex.h"

#include <stdint.h>
#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/complain.h"

/* The character at the present place; 0 at the end. */
static uint32_t look(const struct lexer *lexer, size_t *used)
{
	uint32_t code = 0;

	*used = base_text_decode(lexer->text + lexer->at, lexer->n - lexer->at, &code);
	return code;
}

/* Takes one character, and adds it to out unless that is NULL. */
static void take(struct lexer *lexer, struct buf *out)
{
	size_t used;
	uint32_t code = look(lexer, &used);

	if (out)
		base_buf_add(out, lexer->text + lexer->at, used);
	lexer->at += used;
	lexer->place.column++;
	if (code == '\n') {
		lexer->place.line++;
		lexer->place.column = 1;
	}
}

/* Takes one character of a text that will be drawn. */
static void take_drawn(struct lexer *lexer, struct buf *out)
{
	struct form_place place = lexer->place;
	char character[BASE_TEXT_CHAR_SIZE];
	size_t used;
	uint32_t code = look(lexer, &used);
	enum gate_fault fault = base_gate_char(code);

	take(lexer, out);
	base_text_encode(code, character);
	if (fault != GATE_OK)
		form_complain(lexer->complaints, &place, "%s（U+%04X）", base_gate_text(fault),
			      (unsigned)code);
	else if (code >= 0x80 && base_text_char_width(code) != 2) /* terminals disagree about all of these */
		form_complain(lexer->complaints, &place,
			      "「%s」（U+%04X）在各種終端機上寬度不一；請改用半形英數符號或全形字", character,
			      (unsigned)code);
}

static int is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\r';
}

static int is_letter(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

static int starts_with(const struct lexer *lexer, const char *mark)
{
	size_t n = strlen(mark);

	return lexer->n - lexer->at >= n && memcmp(lexer->text + lexer->at, mark, n) == 0;
}

/* Letters, digits, _ and -, but not the - of an arrow. */
static int is_in_word(const struct lexer *lexer)
{
	size_t used;
	uint32_t code = look(lexer, &used);

	if (code == '-')
		return !starts_with(lexer, "->");
	return is_letter(code) || (code >= '0' && code <= '9') || code == '_';
}

static void skip_blanks_and_comments(struct lexer *lexer)
{
	size_t used;
	uint32_t code;
	int in_comment = 0;

	while ((code = look(lexer, &used)) != 0) {
		in_comment = code == '#' || (in_comment && code != '\n');
		if (!in_comment && !is_blank(code) && code != '\n')
			break;
		take(lexer, NULL);
	}
}

/* What may follow a backslash in a string, and what it means. */
static int take_escape(struct lexer *lexer, struct buf *out)
{
	static const char escapes[][2] = {{'"', '"'}, {'\\', '\\'}, {'n', '\n'}};
	size_t used;
	uint32_t code;

	take(lexer, NULL);
	code = look(lexer, &used);
	for (size_t i = 0; i < BASE_COUNT(escapes); i++) {
		if (code == (unsigned char)escapes[i][0]) {
			take(lexer, NULL);
			base_buf_add_char(out, escapes[i][1]);
			return 1;
		}
	}
	return 0;
}

/* "…" on one line, with \" \\ and \n. */
static void read_string(struct lexer *lexer)
{
	struct token *token = &lexer->token;
	size_t used;
	uint32_t code;

	token->kind = TOKEN_STRING;
	take(lexer, NULL);
	while ((code = look(lexer, &used)) != '"') {
		struct form_place place = lexer->place;

		if (code == 0 || code == '\n') {
			form_complain(lexer->complaints, &token->place, "文字沒有以 \" 結束");
			return;
		}
		if (code != '\\')
			take_drawn(lexer, &token->text);
		else if (!take_escape(lexer, &token->text))
			form_complain(lexer->complaints, &place, "\\ 之後只能是 \"、\\ 或 n");
	}
	take(lexer, NULL);
}

static void read_word(struct lexer *lexer)
{
	lexer->token.kind = TOKEN_WORD;
	if (starts_with(lexer, "^"))
		take(lexer, &lexer->token.text);
	while (is_in_word(lexer))
		take(lexer, &lexer->token.text);
}

struct mark {
	const char *text;
	enum token_kind kind;
};

static const struct mark marks[] = {
	{.text = "->", .kind = TOKEN_ARROW},
	{.text = "=", .kind = TOKEN_EQUALS},
	{.text = "{", .kind = TOKEN_OPEN},
	{.text = "}", .kind = TOKEN_CLOSE},
};

/* One of the marks, or, when it is none, a character that has no meaning here. */
static void read_mark(struct lexer *lexer)
{
	struct token *token = &lexer->token;

	for (size_t i = 0; i < BASE_COUNT(marks); i++) {
		if (starts_with(lexer, marks[i].text)) {
			token->kind = marks[i].kind;
			for (size_t k = 0; marks[i].text[k]; k++)
				take(lexer, &token->text);
			return;
		}
	}
	token->kind = TOKEN_BAD;
	take(lexer, &token->text);
	form_complain(lexer->complaints, &token->place, "看不懂「%s」；文字須寫在 \" 與 \" 之間",
		      base_buf_text(&token->text));
}

void form_lex_next(struct lexer *lexer)
{
	struct token *token = &lexer->token;
	size_t used;
	uint32_t code;

	skip_blanks_and_comments(lexer);
	base_buf_clear(&token->text);
	token->place = lexer->place;
	code = look(lexer, &used);
	if (code == 0)
		token->kind = TOKEN_END;
	else if (code == '"')
		read_string(lexer);
	else if (code == '^' || is_in_word(lexer))
		read_word(lexer);
	else
		read_mark(lexer);
}

void form_lex_init(struct lexer *lexer, const char *file, const char *text, size_t n,
		   struct problems *complaints)
{
	*lexer = (struct lexer){.text = text, .n = n, .complaints = complaints};
	lexer->place = (struct form_place){.file = file, .line = 1, .column = 1};
	if (starts_with(lexer, "\xef\xbb\xbf"))
		lexer->at = 3; /* spreadsheets and editors of the offices write a byte order mark */
	form_lex_next(lexer);
}

void form_lex_release(struct lexer *lexer)
{
	base_buf_release(&lexer->token.text);
}

int form_lex_is_first(const struct lexer *lexer)
{
	return lexer->token.place.column == 1;
}

int form_lex_line(struct lexer *lexer, struct buf *line, struct form_place *place)
{
	size_t used;
	uint32_t code;

	if (lexer->at == lexer->n)
		return 0;
	base_buf_clear(line);
	*place = lexer->place;
	while ((code = look(lexer, &used)) != 0 && code != '\n') {
		if (!is_blank(code)) {
			take_drawn(lexer, line);
			continue;
		}
		take(lexer, NULL);
		base_buf_add_char(line, ' ');
	}
	if (code == '\n')
		take(lexer, NULL);
	while (line->len > 0 && line->data[line->len - 1] == ' ')
		base_buf_cut(line, line->len - 1);
	return 1;
}

void form_lex_seek(struct lexer *lexer, int (*is_start)(const char *word, size_t n))
{
	size_t used, n;

	do {
		while (lexer->at < lexer->n && look(lexer, &used) != '\n')
			take(lexer, NULL);
		if (lexer->at < lexer->n)
			take(lexer, NULL);
		for (n = 0; lexer->at + n < lexer->n && is_letter((unsigned char)lexer->text[lexer->at + n]);
		     n++)
			;
	} while (lexer->at < lexer->n && !is_start(lexer->text + lexer->at, n));
	form_lex_next(lexer);
}
