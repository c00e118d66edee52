/* A form's text to its tree: the statements and how they follow each other. */
#include "config.h"

#include "form/parse.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/complain.h"
#include "form/expect.h"
#include "form/form.h"

struct statement {
	const char *keyword;
	int (*parse)(struct parser *parser);
	int may_repeat;
};

static const struct statement statements[] = {
	{.keyword = "answers", .parse = form_parse_block_answers},
	{.keyword = "field", .parse = form_parse_field, .may_repeat = 1},
	{.keyword = "form", .parse = form_parse_line_form},
	{.keyword = "help", .parse = form_parse_line_help},
	{.keyword = "key", .parse = form_parse_line_key, .may_repeat = 1},
	{.keyword = "list", .parse = form_parse_block_list},
	{.keyword = "menu", .parse = form_parse_block_menu},
	{.keyword = "message", .parse = form_parse_line_message, .may_repeat = 1},
	{.keyword = "on", .parse = form_parse_line_on, .may_repeat = 1},
	{.keyword = "screen", .parse = form_parse_screen},
	{.keyword = "text", .parse = form_parse_block_text},
	{.keyword = "title", .parse = form_parse_line_title},
	{.keyword = "wizard", .parse = form_parse_line_wizard},
};

static const struct statement *find(const char *word, size_t n)
{
	for (size_t i = 0; i < BASE_COUNT(statements); i++)
		if (strlen(statements[i].keyword) == n && strncmp(statements[i].keyword, word, n) == 0)
			return &statements[i];
	return NULL;
}

static int is_statement(const char *word, size_t n)
{
	return find(word, n) != NULL;
}

void *form_parse_grow(void *array, size_t n, size_t size)
{
	char *grown = base_mem_grow(array, n + 1, size);

	memset(grown + n * size, 0, size);
	return grown;
}

/* A line that may be the closing brace: 1 when it is; a protected one loses its backslash. */
static int is_end(struct buf *line)
{
	char *word = line->data ? line->data + strspn(line->data, " ") : NULL;

	if (!word || (strcmp(word, "}") != 0 && strcmp(word, "\\}") != 0))
		return 0;
	if (*word == '}')
		return 1;
	memmove(word, word + 1, strlen(word));
	line->len--;
	return 0;
}

int form_parse_body(struct parser *parser,
		    void (*add)(struct parser *, char *line, const struct form_place *), const char *what)
{
	struct lexer *lexer = &parser->lexer;
	struct form_place place, brace = lexer->token.place;
	struct buf line = {0};
	int err = ERR_SYNTAX;

	if (!form_expect_sees(lexer, TOKEN_OPEN))
		return form_expect_missing(lexer, "「{」");
	if (form_lex_line(lexer, &line, &place) && line.len > 0)
		form_complain(lexer->complaints, &place, "{ 之後須換行");
	while (err && form_lex_line(lexer, &line, &place)) {
		if (is_end(&line))
			err = 0;
		else
			add(parser, line.data ? line.data : (char[]){""}, &place);
	}
	if (err)
		form_complain(lexer->complaints, &brace, "%s沒有結束；須有一行只寫 }", what);
	form_lex_next(lexer);
	base_buf_release(&line);
	return err;
}

/* The statement that begins with the present token. */
static int parse_statement(struct parser *parser, unsigned *seen)
{
	struct lexer *lexer = &parser->lexer;
	const char *word = base_buf_text(&lexer->token.text);
	const struct statement *statement;
	unsigned bit;

	parser->place = lexer->token.place;
	if (!form_lex_is_first(lexer)) {
		if (lexer->token.kind != TOKEN_BAD)
			form_complain(lexer->complaints, &parser->place,
				      "這裡不應有「%s」；新的敘述須從行首寫起", word);
		return ERR_SYNTAX;
	}
	statement = lexer->token.kind == TOKEN_WORD ? find(word, strlen(word)) : NULL;
	if (!statement) {
		if (lexer->token.kind != TOKEN_BAD)
			form_complain(lexer->complaints, &parser->place, "沒有「%s」這種敘述", word);
		return ERR_SYNTAX;
	}
	bit = 1U << (statement - statements);
	if (*seen & bit && !statement->may_repeat) {
		form_complain(lexer->complaints, &parser->place, "一張表單只能有一個 %s", statement->keyword);
		return ERR_SYNTAX;
	}
	*seen |= bit;
	form_lex_next(lexer);
	return statement->parse(parser);
}

/* Goes on with the next statement after one that failed. */
static void recover(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	const struct form_place *now = &lexer->token.place;
	const char *word = base_buf_text(&lexer->token.text);

	if (lexer->token.kind == TOKEN_END)
		return;
	if (now->line == parser->place.line || !form_lex_is_first(lexer) || !is_statement(word, strlen(word)))
		form_lex_seek(lexer, is_statement);
}

static void parse_all(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	unsigned seen = 0;

	if (!form_lex_is_first(lexer) || strcmp(base_buf_text(&lexer->token.text), "form") != 0) {
		form_complain(lexer->complaints, &lexer->token.place,
			      "第一個敘述須為 form 與表單名稱，從行首寫起");
		return;
	}
	while (lexer->token.kind != TOKEN_END)
		if (parse_statement(parser, &seen))
			recover(parser);
}

/* Where the first byte stands that is no UTF-8. */
static struct form_place find_malformed(const char *file, const char *text, size_t n)
{
	struct form_place place = {.file = file, .line = 1, .column = 1};
	uint32_t code;

	for (size_t at = 0, used; at < n; at += used) {
		used = base_text_decode(text + at, n - at, &code);
		if (used == 0 || code == 0)
			break;
		place.column = code == '\n' ? 1 : place.column + 1;
		place.line += code == '\n';
	}
	return place;
}

struct form *form_parse(const char *file, const char *text, size_t n, struct problems *complaints)
{
	struct parser parser = {.form = base_mem_zero(1, sizeof *parser.form)};
	size_t before = complaints->n;

	parser.form->file = base_mem_dup(file);
	if (base_text_is_utf8(text, n)) {
		form_lex_init(&parser.lexer, parser.form->file, text, n, complaints);
		parse_all(&parser);
		form_lex_release(&parser.lexer);
		base_buf_release(&parser.body);
	} else {
		struct form_place place = find_malformed(file, text, n);

		form_complain(complaints, &place, "%s", base_err_text(ERR_ENCODING));
	}
	if (complaints->n == before)
		form_resolve(parser.form, complaints);
	if (complaints->n == before)
		return parser.form;
	form_tree_free(parser.form);
	return NULL;
}
