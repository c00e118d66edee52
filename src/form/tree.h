/*
 * A form as it stands in its file: what the parser builds, the linker completes and the driver runs.
 *
 * Everything remembers where it was written.  Strings belong to the tree (form_tree_free).  The language is
 * described in maportal-form(5); in short:
 *
 *	form    activation-licence
 *	title   "開通帳號(步驟2)"
 *	wizard  activation 2 of 3 "填寫執照基本資料"
 *
 *	screen {
 *	  請填寫執照上的資料。未執業者不必填寫機構代碼。
 *
 *	  *執業狀態       [is_practising]
 *	  *執業機構代碼   [home_institution_code]   (例：1029384212；共10碼)
 *	  *證書字號       [certificate_serial]      (只需輸入號碼；共6碼)
 *	}
 *
 *	field is_practising          choice yes "執業"  no "未執業"   required   check practising
 *	field home_institution_code  code 10   required when is_practising = yes   check institution
 *	field certificate_serial     digits 6  required   check certificate
 *
 *	key F2 next "下一步"
 *	key F3 back "回上一頁"
 *	on done -> activation-account
 *	on back -> activation-identity
 *	message R-ACT-31 "請輸入執業機構代碼"
 */
#ifndef FORM_TREE_H
#define FORM_TREE_H

#include <stddef.h>

#include "form/builtin.h"

struct screen;
struct form_member;
struct form_check;
struct form_action;
struct form_source;
struct form_checklist;
struct form_lister;

struct form_place {
	const char *file; /* belongs to the form */
	unsigned line, column; /* from 1; columns count characters */
};

enum form_field_type {
	FORM_FIELD_TEXT,   /* any admitted text, N characters */
	FORM_FIELD_CODE,   /* letters and digits, folded to half-width and upper case, N characters */
	FORM_FIELD_NAME,   /* printable ASCII, folded to half-width, case kept, N characters: account names */
	FORM_FIELD_DIGITS, /* digits, folded to half-width, N characters */
	FORM_FIELD_SECRET, /* printable ASCII, never shown unless asked, wiped, N characters */
	FORM_FIELD_CHOICE, /* one of some words */
	FORM_FIELD_SHOW,   /* drawn, never typed into */
};

/* Drives masking, log, export and clipboard. */
enum form_field_class { FORM_CLASS_PUBLIC, FORM_CLASS_PERSONAL, FORM_CLASS_SECRET };

struct form_choice {
	char *word, *label;
};

/* "field = word"; field NULL: no condition.  index is that of the field, which is a choice with this word. */
struct form_condition {
	struct form_place place;
	char *field, *word;
	size_t index;
};

struct form_field {
	struct form_place place;
	char *name;
	char *label; /* from the picture, without the star; "" when the picture gives none */
	enum form_field_type type;
	enum form_field_class class;
	unsigned max;	/* characters; 0 for choice and show */
	unsigned width; /* columns drawn; 0: as wide as max, at most what the screen gives */
	struct form_choice *choices;
	size_t n_choices;
	int is_required;
	struct form_condition required_when; /* required only then */
	struct form_condition only_when;     /* else the field is closed and empty */
	char *check;	 /* names of C functions, NULL when none */
	char *lookup;	 /* action that F5-like keys run for this field; its label stands beside the field */
	char *checklist; /* live list of ticks below the field */
	char *help;	 /* one line for F1 */
	const struct form_member *member;
	const struct form_check *check_fn;
	const struct form_action *lookup_fn;
	const struct form_checklist *checklist_fn;
};

enum form_row_kind {
	FORM_ROW_BLANK,
	FORM_ROW_TEXT,	 /* a paragraph, to be drawn through form_expand; consecutive lines of the file are one */
	FORM_ROW_FIELD,	 /* label, field, hint */
	FORM_ROW_SOURCE, /* <name>: lines made by C, drawn as they are (the captcha picture) */
};

struct form_row {
	struct form_place place;
	enum form_row_kind kind;
	char *text;   /* paragraph, label, or the source's name */
	char *hint;   /* of a field; "" when none */
	char *name;   /* of the field as written; NULL in other rows */
	int has_star; /* a field row that begins with *; the parser proves that it agrees with the field */
	size_t field; /* index of the field */
	const struct form_source *source;
};

struct form_key {
	struct form_place place;
	char *key;    /* F1 … F12, ^A … ^Z without those the driver keeps for itself */
	char *action; /* the name of a builtin or of a C action */
	char *label, *short_label; /* short_label (may be NULL) is for narrow screens */
	enum form_builtin builtin; /* FORM_BUILTIN_NONE: action_fn is run */
	const struct form_action *action_fn; /* of a builtin: NULL, or the screen's "next" */
};

/* on OUTCOME -> FORM; form "return" goes back to the form that called, "exit" ends the dialogue. */
struct form_turn {
	struct form_place place;
	char *outcome, *form;
};

/* Rewords the sentence of a rule on this form. */
struct form_message {
	struct form_place place;
	char *rule, *text;
};

/*
 * item WORD "label" "hint": choosing it is the outcome WORD; where the screen has an action of that name, the
 * action runs and its outcome counts.
 */
struct form_item {
	struct form_place place;
	char *word, *label, *hint; /* hint "" when none */
	const struct form_action *action_fn;
};

struct form_column {
	struct form_place place;
	char *name, *title;
	unsigned width; /* columns; 0: what is left */
	int is_wide_only; /* left out on narrow screens */
	size_t cell;	  /* which of the lister's columns it shows: index into the cells of a row */
};

struct form_list {
	struct form_place place;
	char *lister; /* the C function that pages */
	char *empty;  /* text when there is nothing */
	struct form_column *columns;
	size_t n_columns;
	const struct form_lister *lister_fn;
};

/* A long text in a pager: written in the form, or made by a C source. */
struct form_text {
	struct form_place place;
	char *body;   /* lines, each a paragraph; NULL when from a source */
	char *source; /* NULL when written in the form */
	int must_read; /* "next" stays shut until the end was seen */
	const struct form_source *source_fn;
};

struct form_wizard {
	struct form_place place;
	char *name, *step_title; /* NULL: the form is in no wizard */
	unsigned step, of;
};

/* The page before sending: shows the fields of these forms, Enter goes and changes one. */
struct form_answers {
	struct form_place place;
	char **forms;
	size_t n_forms;
};

struct form {
	struct form_place place; /* of the word "form" */
	char *file;
	char *name, *title;
	struct form_wizard wizard;
	struct form_place help_place;
	char *help; /* name of help/NAME.txt, NULL when none */
	struct form_row *rows;
	size_t n_rows;
	struct form_field *fields;
	size_t n_fields;
	struct form_key *keys;
	size_t n_keys;
	struct form_turn *turns;
	size_t n_turns;
	struct form_message *messages;
	size_t n_messages;
	struct form_item *items; /* the menu */
	size_t n_items;
	struct form_list *list;	      /* NULL: none */
	struct form_text *text;	      /* NULL: none */
	struct form_answers *answers; /* NULL: none */
	const struct screen *screen;  /* set by linking */
};

/* All forms of a folder, sorted by name. */
struct form_set {
	struct form **forms;
	size_t n;
};

void form_tree_free(struct form *form);
void form_tree_release_set(struct form_set *set);

/* By name; NULL when there is none. */
const struct form *form_tree_find(const struct form_set *set, const char *name);

/* The field of a form by name; NULL when there is none. */
struct form_field *form_tree_field(const struct form *form, const char *name);

/* Where an outcome leads: a form's name, "return" or "exit"; NULL when the form does not say. */
const char *form_tree_turn(const struct form *form, const char *outcome);

#endif
