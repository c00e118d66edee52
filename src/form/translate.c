/* Translated forms beside those of the source language. */
#include "config.h"

#include "form/translate.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "form/compare.h"
#include "form/complain.h"
#include "form/link.h"

/* Takes the form out of its place in what was read, so that what is left there belongs to nobody. */
static struct form *take(struct form_set *read, const char *name)
{
	for (size_t i = 0; i < read->n; i++)
		if (read->forms[i] && strcmp(read->forms[i]->name, name) == 0) {
			struct form *form = read->forms[i];

			read->forms[i] = NULL;
			return form;
		}
	return NULL;
}

/* Whether the form may stand for its source. */
static int bind(const struct form *source, struct form *form, struct problems *complaints)
{
	size_t before = complaints->n;

	form_compare_translation(source, form, complaints);
	form->screen = source->screen;
	if (complaints->n == before)
		form_link_screen(form, complaints);
	return complaints->n == before;
}

void form_translate(const char *folder, const struct form_set *source, struct form_set *set,
		    struct problems *complaints)
{
	struct form_set read = {0};
	int err = form_read(folder, &read, complaints);

	if (err && err != ERR_SYNTAX && err != ERR_NOT_FOUND)
		form_complain(complaints, &(struct form_place){.file = folder, .line = 1, .column = 1}, "%s",
			      base_err_text(err));
	*set = (struct form_set){.forms = base_mem_zero(source->n + 1, sizeof *set->forms), .n = source->n};
	for (size_t i = 0; i < source->n; i++) {
		struct form *form = take(&read, source->forms[i]->name);
		int is_fit = form && bind(source->forms[i], form, complaints);

		set->forms[i] = is_fit ? form : source->forms[i];
		if (!is_fit)
			form_tree_free(form);
	}
	for (size_t i = 0; i < read.n; i++)
		if (read.forms[i])
			form_complain(complaints, &read.forms[i]->place, "「%s」是譯文，卻沒有中文的表單",
				      read.forms[i]->name);
	form_tree_release_set(&read);
}

void form_translate_release(struct form_set *set, const struct form_set *source)
{
	for (size_t i = 0; i < set->n; i++)
		if (set->forms[i] != source->forms[i])
			form_tree_free(set->forms[i]);
	free(set->forms);
	*set = (struct form_set){0};
}

static void complain_of_help(const char *folder, const struct form *form, struct problems *complaints)
{
	struct buf path = {0};

	base_buf_addf(&path, "%s/help/%s.txt", folder, form->help);
	if (access(base_buf_text(&path), R_OK))
		form_complain(complaints, &form->help_place, "沒有譯文 %s", base_buf_text(&path));
	base_buf_release(&path);
}

void form_translate_missing(const char *folder, const struct form_set *source, const struct form_set *set,
			    struct problems *complaints)
{
	for (size_t i = 0; i < source->n; i++) {
		const struct form *form = source->forms[i];

		if (set->forms[i] == form)
			form_complain(complaints, &form->place, "沒有可用的譯文 %s/%s.form", folder, form->name);
		if (form->help)
			complain_of_help(folder, form, complaints);
	}
}
