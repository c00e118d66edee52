/* Replaces {member} in a paragraph. */
#include "config.h"

#include "form/expand.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "form/member.h"
#include "form/screen.h"

const char *form_expand_find(const char *text, size_t *n)
{
	const char *at = text;

	for (; *at; at++) {
		if (*at == '{') {
			*n = strcspn(at + 1, "}");
			return at;
		}
		at += *at == '\\' && at[1];
	}
	return NULL;
}

/* Appends n bytes without the backslashes that protect a character. */
static void add_plain(const char *text, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		i += text[i] == '\\' && i + 1 < n;
		base_buf_add_char(out, text[i]);
	}
}

static void add_value(const char *name, size_t n, const struct form *form, const void *record,
		      struct buf *out)
{
	char *whole = base_mem_dup_n(name, n);
	const struct form_member *member =
		form->screen ? form_member_find(form->screen->record, whole) : NULL;

	if (member && record)
		base_buf_add_text(out, form_member_value(member, record));
	free(whole);
}

void form_expand(const char *text, const struct form *form, const void *record, struct buf *out)
{
	const char *brace;
	size_t n;

	while ((brace = form_expand_find(text, &n))) {
		add_plain(text, (size_t)(brace - text), out);
		add_value(brace + 1, n, form, record, out);
		text = brace + 1 + n + (brace[1 + n] == '}');
	}
	add_plain(text, strlen(text), out);
}
