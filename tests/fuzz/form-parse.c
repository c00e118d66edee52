/*
 * Any bytes as a form: parsed, shown, expanded and linked with nothing; never a crash, a leak or an endless
 * loop.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "form/expand.h"
#include "form/form.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	if (base_text_init())
		abort(); /* nothing would be tested */
	return 0;
}

/* What a form without a fault can be asked. */
static void use(struct form *form)
{
	const struct screen screen = {.form = form->name}, *const screens[] = {&screen, NULL};
	struct form_set set = {.forms = &form, .n = 1};
	struct problems complaints = {0};
	struct buf out = {0};

	form_dump(form, &out);
	form_link(&set, screens, NULL, &complaints);
	form_graph(&set, &out);
	for (size_t i = 0; i < form->n_rows; i++)
		if (form->rows[i].kind == FORM_ROW_TEXT)
			form_expand(form->rows[i].text, form, NULL, &out);
	if (!base_text_is_utf8(out.data, out.len))
		abort();
	base_problem_release(&complaints);
	base_buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	char *text =
		base_mem_grow(NULL, n + (n == 0), 1); /* of the exact size, so that reading too far is seen */
	struct problems complaints = {0};
	struct form *form;

	if (n > 0)
		memcpy(text, bytes, n);
	form = form_parse("fuzz", text, n, &complaints);
	if ((form == NULL) != (complaints.n > 0))
		abort();
	if (form)
		use(form);
	form_tree_free(form);
	base_problem_release(&complaints);
	free(text);
	return 0;
}
