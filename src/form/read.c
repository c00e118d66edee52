/* The forms of a folder. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "form/complain.h"
#include "form/form.h"

enum { FILE_LIMIT = 65536 };

static const char suffix[] = ".form";

/* The length of NAME in NAME.form; 0 for other files. */
static size_t name_length(const char *file)
{
	size_t n = strlen(file), end = sizeof suffix - 1;

	return *file != '.' && n > end && strcmp(file + n - end, suffix) == 0 ? n - end : 0;
}

static int is_form(const struct dirent *entry)
{
	return name_length(entry->d_name) > 0;
}

/* Complaints come in the order of the files, whatever the locale. */
static int by_file(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void check_name(const struct form *form, const char *file, struct problems *complaints)
{
	size_t n = name_length(file);

	if (strlen(form->name) != n || strncmp(form->name, file, n) != 0)
		form_complain(complaints, &form->place, "表單名稱「%s」與檔名不同", form->name);
}

static void read_form(const char *folder, const char *file, struct form_set *set, struct problems *complaints)
{
	struct buf path = {0}, text = {0};
	struct form *form = NULL;
	int err;

	base_buf_addf(&path, "%s/%s", folder, file);
	err = base_file_read(base_buf_text(&path), FILE_LIMIT, &text);
	if (err) {
		struct form_place place = {.file = base_buf_text(&path), .line = 1, .column = 1};

		form_complain(complaints, &place, "%s", base_err_text(err));
	} else {
		form = form_parse(base_buf_text(&path), base_buf_text(&text), text.len, complaints);
	}
	if (form) {
		check_name(form, file, complaints);
		set->forms = base_mem_grow(set->forms, set->n + 1, sizeof *set->forms);
		set->forms[set->n++] = form;
	}
	base_buf_release(&text);
	base_buf_release(&path);
}

static int by_name(const void *a, const void *b)
{
	const struct form *const *left = a, *const *right = b;

	return strcmp((*left)->name, (*right)->name);
}

int form_read(const char *folder, struct form_set *set, struct problems *complaints)
{
	struct dirent **entries;
	size_t before = complaints->n;
	int n = scandir(folder, &entries, is_form, by_file);

	*set = (struct form_set){0};
	if (n < 0)
		return base_err_from_errno(errno);
	for (int i = 0; i < n; i++) {
		read_form(folder, entries[i]->d_name, set, complaints);
		free(entries[i]);
	}
	free(entries);
	if (set->n > 0)
		qsort(set->forms, set->n, sizeof *set->forms, by_name);
	return complaints->n > before ? ERR_SYNTAX : 0;
}
