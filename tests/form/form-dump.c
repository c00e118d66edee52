/*
 * Shows what becomes of forms, or the complaints, one a line, with exit status 1.
 *
 *	form-dump NAME.form	parses a form and shows its tree
 *	form-dump NAME.set	links several forms and shows the map of the dialogue
 *
 * A set begins with the line "=== SCREEN …", the screens to link with; each form of it with "=== NAME.form".
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"

enum { FILE_LIMIT = 65536 };

struct sample {
	char person_id_no[11], is_practising[4], name[41], password[21], found[81];
};

static const struct form_member sample_members[] = {
	FORM_MEMBER(sample, person_id_no), FORM_MEMBER(sample, is_practising), FORM_MEMBER(sample, name),
	FORM_MEMBER(sample, password),     FORM_MEMBER(sample, found),
};

static const struct form_record sample_record = {
	.name = "sample",
	.size = sizeof(struct sample),
	.members = sample_members,
	.n_members = BASE_COUNT(sample_members),
};

static const struct form_record other_record = {.name = "other", .size = 1};

static void run_check(const void *record, struct problems *problems)
{
	(void)record;
	(void)problems;
}

static const char *run_action(struct visit *visit)
{
	(void)visit;
	return NULL;
}

static int run_source(struct visit *visit, struct buf *out)
{
	(void)visit;
	(void)out;
	return 0;
}

static size_t run_checklist(const void *record, struct form_tick *ticks, size_t max)
{
	(void)record;
	(void)ticks;
	(void)max;
	return 0;
}

static int run_page(struct visit *visit, const char *after, int direction, struct form_list_row *rows,
		    size_t max)
{
	(void)visit;
	(void)after;
	(void)direction;
	(void)rows;
	(void)max;
	return 0;
}

static const struct form_check checks[] = {{.name = "person-id", .run = run_check}, {0}};
static const struct form_action actions[] = {
	{.name = "enter", .run = run_action},
	{.name = "next", .run = run_action},
	{.name = "find-person", .run = run_action},
	{.name = "logout", .run = run_action},
	{0},
};
static const struct form_source sources[] = {{.name = "captcha", .run = run_source}, {0}};
static const struct form_checklist checklists[] = {{.name = "password", .run = run_checklist}, {0}};
static const char *const columns[] = {"date", "title", NULL};
static const struct form_lister lister = {.name = "notices", .page = run_page, .columns = columns};

/* One screen has everything, the others next to nothing. */
static const struct screen screens[] = {
	{
		.form = "full",
		.record = &sample_record,
		.checks = checks,
		.actions = actions,
		.sources = sources,
		.checklists = checklists,
		.lister = &lister,
		.is_entrance = 1,
	},
	{.form = "bare", .is_entrance = 1},
	{.form = "home"},
	{.form = "first", .record = &sample_record},
	{.form = "second", .record = &sample_record},
	{.form = "third", .record = &sample_record},
	{.form = "other", .record = &other_record},
};

/* Picks the screens named in a line; picked ends with NULL. */
static void pick_screens(const char *line, size_t n, const struct screen **picked)
{
	for (size_t i = 0; i < BASE_COUNT(screens); i++)
		if (memmem(line, n, screens[i].form, strlen(screens[i].form)))
			*picked++ = &screens[i];
	*picked = NULL;
}

/* Parses the part of a set that begins at its line "=== NAME.form". */
static void add_form(struct form_set *set, const char *part, size_t n, struct problems *complaints)
{
	size_t name = strcspn(part, "\n");
	char *file = base_mem_dup_n(part, name);
	struct form *form = form_parse(file, part + name + 1, n - name - 1, complaints);

	if (form) {
		set->forms = base_mem_grow(set->forms, set->n + 1, sizeof *set->forms);
		set->forms[set->n++] = form;
	}
	free(file);
}

static void show_set(const char *text, struct problems *complaints, struct buf *out)
{
	static const char mark[] = "=== ";
	const struct screen *picked[BASE_COUNT(screens) + 1];
	struct form_set set = {0};
	const char *part = text + strlen(mark), *next;

	pick_screens(part, strcspn(part, "\n"), picked);
	while ((next = strstr(part, mark))) {
		part = next + strlen(mark);
		next = strstr(part, mark);
		add_form(&set, part, next ? (size_t)(next - part) : strlen(part), complaints);
	}
	if (complaints->n == 0 && form_link(&set, picked, ".", complaints) == 0)
		form_graph(&set, out);
	form_tree_release_set(&set);
}

static void show_form(const char *file, const struct buf *text, struct problems *complaints, struct buf *out)
{
	struct form *form = form_parse(file, base_buf_text(text), text->len, complaints);

	if (form)
		form_dump(form, out);
	form_tree_free(form);
}

int main(int argc, char **argv)
{
	struct problems complaints = {0};
	struct buf text = {0}, out = {0};
	int status;

	if (argc != 2 || base_text_init() || base_file_read(argv[1], FILE_LIMIT, &text)) {
		fprintf(stderr, "usage: form-dump NAME.form|NAME.set\n");
		return 2;
	}
	if (strstr(argv[1], ".set"))
		show_set(base_buf_text(&text), &complaints, &out);
	else
		show_form(argv[1], &text, &complaints, &out);
	for (size_t i = 0; i < complaints.n; i++)
		puts(complaints.rows[i].text);
	fputs(base_buf_text(&out), stdout);
	status = complaints.n > 0;
	base_problem_release(&complaints);
	base_buf_release(&text);
	base_buf_release(&out);
	return status;
}
