/* The statements of one line: form, title, wizard, help, key, on, message. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "form/complain.h"
#include "form/expect.h"
#include "form/parse.h"

enum { STEPS_MAX = 9 };

/* form NAME */
int form_parse_line_form(struct parser *parser)
{
	parser->form->place = parser->place;
	return form_expect_name(&parser->lexer, "表單名稱", &parser->form->name);
}

/* title "TEXT" */
int form_parse_line_title(struct parser *parser)
{
	return form_expect_label(&parser->lexer, "標題", &parser->form->title);
}

/* wizard NAME STEP of STEPS "TITLE OF THE STEP" */
int form_parse_line_wizard(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form_wizard *wizard = &parser->form->wizard;

	wizard->place = parser->place;
	if (form_expect_name(lexer, "步驟組名稱", &wizard->name) ||
	    form_expect_number(lexer, "步驟", STEPS_MAX, &wizard->step) || form_expect_keyword(lexer, "of") ||
	    form_expect_number(lexer, "步驟數", STEPS_MAX, &wizard->of) ||
	    form_expect_label(lexer, "步驟標題", &wizard->step_title))
		return ERR_SYNTAX;
	if (wizard->step <= wizard->of)
		return 0;
	form_complain(lexer->complaints, &wizard->place, "步驟 %u 超過步驟數 %u", wizard->step, wizard->of);
	return ERR_SYNTAX;
}

/* help NAME */
int form_parse_line_help(struct parser *parser)
{
	parser->form->help_place = parser->place;
	return form_expect_name(&parser->lexer, "說明檔名稱", &parser->form->help);
}

/* F1 … F12, or ^ and a letter but those that terminals send for other keys and those of the driver. */
static int is_key(const char *key)
{
	size_t n = strlen(key);

	if (key[0] == '^')
		return n == 2 && key[1] >= 'A' && key[1] <= 'Z' && !strchr("CHIJLM", key[1]);
	if (key[0] != 'F' || n < 2 || n > 3 || key[1] < '1' || key[1] > '9')
		return 0;
	return n == 2 || (key[1] == '1' && key[2] >= '0' && key[2] <= '2');
}

static int is_key_taken(const struct form *form, const char *key)
{
	for (size_t i = 0; i + 1 < form->n_keys; i++)
		if (form->keys[i].key && strcmp(form->keys[i].key, key) == 0)
			return 1;
	return 0;
}

/* key KEY ACTION "LABEL" [short "LABEL"] */
int form_parse_line_key(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form_key *key = FORM_PARSE_ADD(parser->form->keys, parser->form->n_keys);
	struct form_place place = lexer->token.place;

	key->place = parser->place;
	if (form_expect_word(lexer, "按鍵", &key->key))
		return ERR_SYNTAX;
	if (!is_key(key->key)) {
		form_complain(lexer->complaints, &place,
			      "沒有「%s」這種按鍵；可用 F1 至 F12，或 ^A 至 ^Z（^C ^H ^I ^J ^L ^M 除外）",
			      key->key);
		return ERR_SYNTAX;
	}
	if (is_key_taken(parser->form, key->key))
		form_complain(lexer->complaints, &place, "按鍵 %s 重複", key->key);
	if (form_expect_name(lexer, "作業名稱", &key->action) ||
	    form_expect_label(lexer, "按鍵文字", &key->label))
		return ERR_SYNTAX;
	key->builtin = form_builtin_find(key->action);
	return form_expect_accept(lexer, "short") ? form_expect_label(lexer, "按鍵短文字", &key->short_label)
						  : 0;
}

/* on OUTCOME -> FORM */
int form_parse_line_on(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form *form = parser->form;
	struct form_turn turn = {.place = parser->place};

	if (form_expect_name(lexer, "結果名稱", &turn.outcome) ||
	    form_expect_kind(lexer, TOKEN_ARROW, "「->」") ||
	    form_expect_name(lexer, "表單名稱", &turn.form)) {
		free(turn.outcome);
		return ERR_SYNTAX;
	}
	if (form_tree_turn(form, turn.outcome))
		form_complain(lexer->complaints, &turn.place, "結果「%s」的去向重複", turn.outcome);
	*FORM_PARSE_ADD(form->turns, form->n_turns) = turn;
	return 0;
}

/* message RULE "TEXT" */
int form_parse_line_message(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form *form = parser->form;
	struct form_message message = {.place = parser->place};

	if (form_expect_word(lexer, "規則編號", &message.rule) ||
	    form_expect_text(lexer, "訊息", &message.text)) {
		free(message.rule);
		return ERR_SYNTAX;
	}
	for (size_t i = 0; i < form->n_messages; i++)
		if (strcmp(form->messages[i].rule, message.rule) == 0)
			form_complain(lexer->complaints, &message.place, "規則「%s」的訊息重複",
				      message.rule);
	*FORM_PARSE_ADD(form->messages, form->n_messages) = message;
	return 0;
}
