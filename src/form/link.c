/* Joins the forms of a folder with the screens of a program. */
#include "config.h"

#include "form/link.h"

#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "form/complain.h"

static const struct screen *find_screen(const struct screen *const *screens, const char *form)
{
	for (; *screens; screens++)
		if (strcmp((*screens)->form, form) == 0)
			return *screens;
	return NULL;
}

static void check_help(const struct form *form, const char *folder, struct problems *complaints)
{
	struct buf path = {0};

	if (!form->help || !folder)
		return;
	base_buf_addf(&path, "%s/%s.txt", folder, form->help);
	if (access(base_buf_text(&path), R_OK))
		form_complain(complaints, &form->help_place, "沒有說明檔 %s", base_buf_text(&path));
	base_buf_release(&path);
}

/* A screen without a form has no file; the complaint names the one that should be there. */
static void check_screen(const struct form_set *set, const struct screen *screen, struct problems *complaints)
{
	struct form_place place = {.line = 1, .column = 1};
	struct buf file = {0};

	if (form_tree_find(set, screen->form))
		return;
	base_buf_addf(&file, "%s.form", screen->form);
	place.file = base_buf_text(&file);
	form_complain(complaints, &place, "程式中有畫面「%s」，卻沒有這個表單檔", screen->form);
	base_buf_release(&file);
}

int form_link(struct form_set *set, const struct screen *const *screens, const char *help_folder,
	      struct problems *complaints)
{
	size_t before = complaints->n;

	for (size_t i = 0; i < set->n; i++) {
		struct form *form = set->forms[i];

		form->screen = find_screen(screens, form->name);
		if (form->screen)
			form_link_screen(form, complaints);
		else
			form_complain(complaints, &form->place, "程式中沒有畫面「%s」", form->name);
		check_help(form, help_folder, complaints);
	}
	for (size_t i = 0; screens[i]; i++)
		check_screen(set, screens[i], complaints);
	form_link_set(set, complaints);
	return complaints->n > before ? ERR_SYNTAX : 0;
}
