/* The statement field: a type and attributes. */
#include "config.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "form/complain.h"
#include "form/expect.h"
#include "form/parse.h"

enum { CHARACTERS_MAX = 1000, WIDTH_MAX = 200 };

struct type {
	const char *word;
	enum form_field_type type;
	int has_max;
};

static const struct type types[] = {
	{.word = "text", .type = FORM_FIELD_TEXT, .has_max = 1},
	{.word = "code", .type = FORM_FIELD_CODE, .has_max = 1},
	{.word = "name", .type = FORM_FIELD_NAME, .has_max = 1},
	{.word = "digits", .type = FORM_FIELD_DIGITS, .has_max = 1},
	{.word = "secret", .type = FORM_FIELD_SECRET, .has_max = 1},
	{.word = "choice", .type = FORM_FIELD_CHOICE},
	{.word = "show", .type = FORM_FIELD_SHOW},
};

/* when FIELD = WORD */
static int parse_condition(struct lexer *lexer, struct form_condition *condition)
{
	condition->place = lexer->token.place;
	if (form_expect_keyword(lexer, "when") || form_expect_name(lexer, "欄位名稱", &condition->field) ||
	    form_expect_kind(lexer, TOKEN_EQUALS, "「=」"))
		return ERR_SYNTAX;
	return form_expect_word(lexer, "選項", &condition->word);
}

/* required [when FIELD = WORD] */
static int parse_required(struct lexer *lexer, struct form_field *field)
{
	if (form_expect_sees(lexer, TOKEN_WORD) && strcmp(base_buf_text(&lexer->token.text), "when") == 0)
		return parse_condition(lexer, &field->required_when);
	field->is_required = 1;
	return 0;
}

/* only when FIELD = WORD */
static int parse_only(struct lexer *lexer, struct form_field *field)
{
	return parse_condition(lexer, &field->only_when);
}

/* check NAME */
static int parse_check(struct lexer *lexer, struct form_field *field)
{
	return form_expect_name(lexer, "檢查名稱", &field->check);
}

/* lookup ACTION */
static int parse_lookup(struct lexer *lexer, struct form_field *field)
{
	return form_expect_name(lexer, "查詢作業名稱", &field->lookup);
}

/* checklist NAME */
static int parse_checklist(struct lexer *lexer, struct form_field *field)
{
	return form_expect_name(lexer, "檢核清單名稱", &field->checklist);
}

/* class public | personal | secret */
static int parse_class(struct lexer *lexer, struct form_field *field)
{
	static const char *const words[] = {
		[FORM_CLASS_PUBLIC] = "public",
		[FORM_CLASS_PERSONAL] = "personal",
		[FORM_CLASS_SECRET] = "secret",
	};
	struct form_place place = lexer->token.place;

	for (size_t i = 0; i < BASE_COUNT(words); i++) {
		if (!form_expect_accept(lexer, words[i]))
			continue;
		field->class = (enum form_field_class)i;
		if (field->type != FORM_FIELD_SECRET || i == FORM_CLASS_SECRET)
			return 0;
		form_complain(lexer->complaints, &place, "secret 欄位的 class 只能是 secret");
		return ERR_SYNTAX;
	}
	return form_expect_missing(lexer, "「public」、「personal」或「secret」");
}

/* width COLUMNS */
static int parse_width(struct lexer *lexer, struct form_field *field)
{
	return form_expect_number(lexer, "欄位寬度", WIDTH_MAX, &field->width);
}

/* help "TEXT" */
static int parse_help(struct lexer *lexer, struct form_field *field)
{
	return form_expect_text(lexer, "欄位說明", &field->help);
}

enum {
	CHOSEN = 1U << FORM_FIELD_CHOICE,
	SHOWN = 1U << FORM_FIELD_SHOW,
	TYPED = (1U << FORM_FIELD_CHOICE) - 1,
};

/* Which types an attribute fits, and its function, called with the keyword taken. */
struct attribute {
	const char *keyword;
	unsigned types;
	int (*parse)(struct lexer *lexer, struct form_field *field);
};

static const struct attribute attributes[] = {
	{.keyword = "check", .types = TYPED | CHOSEN, .parse = parse_check},
	{.keyword = "checklist", .types = TYPED, .parse = parse_checklist},
	{.keyword = "class", .types = TYPED | CHOSEN | SHOWN, .parse = parse_class},
	{.keyword = "help", .types = TYPED | CHOSEN, .parse = parse_help},
	{.keyword = "lookup", .types = TYPED, .parse = parse_lookup},
	{.keyword = "only", .types = TYPED | CHOSEN | SHOWN, .parse = parse_only},
	{.keyword = "required", .types = TYPED | CHOSEN, .parse = parse_required},
	{.keyword = "width", .types = TYPED | SHOWN, .parse = parse_width},
};

static const struct attribute *find_attribute(const struct lexer *lexer)
{
	for (size_t i = 0; i < BASE_COUNT(attributes); i++)
		if (form_expect_sees(lexer, TOKEN_WORD) &&
		    strcmp(base_buf_text(&lexer->token.text), attributes[i].keyword) == 0)
			return &attributes[i];
	return NULL;
}

static int parse_attributes(struct lexer *lexer, struct form_field *field)
{
	unsigned seen = 0;

	while (form_expect_sees(lexer, TOKEN_WORD)) {
		const struct attribute *attribute = find_attribute(lexer);
		struct form_place place = lexer->token.place;
		unsigned bit;

		if (!attribute)
			return form_expect_missing(lexer, "欄位屬性");
		bit = 1U << (attribute - attributes);
		if (seen & bit || !(attribute->types & 1U << field->type)) {
			form_complain(lexer->complaints, &place, seen & bit ? "%s 重複" : "這種欄位不能有 %s",
				      attribute->keyword);
			return ERR_SYNTAX;
		}
		seen |= bit;
		form_lex_next(lexer);
		if (attribute->parse(lexer, field))
			return ERR_SYNTAX;
	}
	return 0;
}

/* WORD "LABEL" WORD "LABEL" …; at least two, no word twice, no word that is an attribute */
static int parse_choices(struct lexer *lexer, struct form_field *field)
{
	while (field->n_choices < 2 || (form_expect_sees(lexer, TOKEN_WORD) && !find_attribute(lexer))) {
		struct form_choice *choice = FORM_PARSE_ADD(field->choices, field->n_choices);
		struct form_place place = lexer->token.place;

		if (form_expect_word(lexer, "選項", &choice->word) ||
		    form_expect_label(lexer, "選項文字", &choice->label))
			return ERR_SYNTAX;
		for (size_t i = 0; i + 1 < field->n_choices; i++)
			if (strcmp(field->choices[i].word, choice->word) == 0)
				form_complain(lexer->complaints, &place, "選項「%s」重複", choice->word);
	}
	return 0;
}

/* text | code | name | digits | secret MAX, choice CHOICES, show */
static int parse_type(struct lexer *lexer, struct form_field *field)
{
	for (size_t i = 0; i < BASE_COUNT(types); i++) {
		if (!form_expect_accept(lexer, types[i].word))
			continue;
		field->type = types[i].type;
		if (field->type == FORM_FIELD_SECRET)
			field->class = FORM_CLASS_SECRET;
		if (types[i].has_max)
			return form_expect_number(lexer, "字數", CHARACTERS_MAX, &field->max);
		return field->type == FORM_FIELD_CHOICE ? parse_choices(lexer, field) : 0;
	}
	return form_expect_missing(lexer, "欄位型態");
}

/* field NAME TYPE ATTRIBUTE … */
int form_parse_field(struct parser *parser)
{
	struct lexer *lexer = &parser->lexer;
	struct form_field *field;
	char *name;

	if (form_expect_name(lexer, "欄位名稱", &name))
		return ERR_SYNTAX;
	if (form_tree_field(parser->form, name))
		form_complain(lexer->complaints, &parser->place, "欄位「%s」重複", name);
	field = FORM_PARSE_ADD(parser->form->fields, parser->form->n_fields);
	field->place = parser->place;
	field->name = name;
	field->label = base_mem_dup("");
	return parse_type(lexer, field) ? ERR_SYNTAX : parse_attributes(lexer, field);
}
