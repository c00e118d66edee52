/* What a statement expects next. */
#include "config.h"

#include "form/expect.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "form/complain.h"

int form_expect_sees(const struct lexer *lexer, enum token_kind kind)
{
	return lexer->token.kind == kind && (kind == TOKEN_CLOSE || !form_lex_is_first(lexer));
}

static const char *text_of(const struct lexer *lexer)
{
	return base_buf_text(&lexer->token.text);
}

/* A bad token was complained about before. */
int form_expect_missing(const struct lexer *lexer, const char *what)
{
	const struct token *token = &lexer->token;

	if (token->kind == TOKEN_END)
		form_complain(lexer->complaints, &token->place, "缺少%s，檔案卻已結束", what);
	else if (token->kind == TOKEN_WORD && form_lex_is_first(lexer))
		form_complain(lexer->complaints, &token->place, "缺少%s，「%s」卻已是下一個敘述", what,
			      text_of(lexer));
	else if (token->kind != TOKEN_BAD)
		form_complain(lexer->complaints, &token->place, "這裡應為%s，不是「%s」", what,
			      text_of(lexer));
	return ERR_SYNTAX;
}

int form_expect_accept(struct lexer *lexer, const char *word)
{
	if (!form_expect_sees(lexer, TOKEN_WORD) || strcmp(text_of(lexer), word) != 0)
		return 0;
	form_lex_next(lexer);
	return 1;
}

int form_expect_kind(struct lexer *lexer, enum token_kind kind, const char *what)
{
	if (!form_expect_sees(lexer, kind))
		return form_expect_missing(lexer, what);
	form_lex_next(lexer);
	return 0;
}

int form_expect_keyword(struct lexer *lexer, const char *word)
{
	struct buf what = {0};

	if (form_expect_accept(lexer, word))
		return 0;
	base_buf_addf(&what, "「%s」", word);
	form_expect_missing(lexer, base_buf_text(&what));
	base_buf_release(&what);
	return ERR_SYNTAX;
}

/* Takes the token, whose text becomes the caller's. */
static int take(struct lexer *lexer, char **text)
{
	*text = base_mem_dup(text_of(lexer));
	form_lex_next(lexer);
	return 0;
}

int form_expect_word(struct lexer *lexer, const char *what, char **word)
{
	return form_expect_sees(lexer, TOKEN_WORD) ? take(lexer, word) : form_expect_missing(lexer, what);
}

static int is_name(const char *text)
{
	return *text >= 'a' && *text <= 'z' &&
	       text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

int form_expect_name(struct lexer *lexer, const char *what, char **name)
{
	if (!form_expect_sees(lexer, TOKEN_WORD))
		return form_expect_missing(lexer, what);
	if (!is_name(text_of(lexer))) {
		form_complain(lexer->complaints, &lexer->token.place,
			      "%s須以小寫英文字母開頭，只能含小寫英文字母、數字、_ 與 -", what);
		return ERR_SYNTAX;
	}
	return take(lexer, name);
}

int form_expect_text(struct lexer *lexer, const char *what, char **text)
{
	return form_expect_sees(lexer, TOKEN_STRING) ? take(lexer, text) : form_expect_missing(lexer, what);
}

int form_expect_label(struct lexer *lexer, const char *what, char **label)
{
	const char *text = text_of(lexer);

	if (form_expect_sees(lexer, TOKEN_STRING) && (!*text || strchr(text, '\n'))) {
		form_complain(lexer->complaints, &lexer->token.place, "%s須為一行，不可空白", what);
		return ERR_SYNTAX;
	}
	return form_expect_text(lexer, what, label);
}

int form_expect_number(struct lexer *lexer, const char *what, unsigned most, unsigned *number)
{
	const char *text = text_of(lexer);
	unsigned long value = 0;

	if (!form_expect_sees(lexer, TOKEN_WORD) || text[strspn(text, "0123456789")])
		return form_expect_missing(lexer, what);
	for (; *text && value <= most; text++)
		value = 10 * value + (unsigned long)(*text - '0');
	if (value < 1 || value > most) {
		form_complain(lexer->complaints, &lexer->token.place, "%s須為 1 至 %u", what, most);
		return ERR_SYNTAX;
	}
	*number = (unsigned)value;
	form_lex_next(lexer);
	return 0;
}
