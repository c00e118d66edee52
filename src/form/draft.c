/* Records put away as text. */
#include "config.h"

#include "form/draft.h"

#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "form/check.h"
#include "form/member.h"
#include "form/screen.h"

int form_draft_holds(const struct form_field *field)
{
	return field->type != FORM_FIELD_SHOW && field->class != FORM_CLASS_SECRET;
}

/* The field that a member is typed into; NULL when there is none, or when it is a secret on any of the forms. */
static const struct form_field *find_field(const struct form_set *set, const struct form_record *record,
					   const struct form_member *member)
{
	const struct form_field *found = NULL;

	for (size_t i = 0; i < set->n; i++) {
		const struct form *form = set->forms[i];
		const struct form_field *field = NULL;

		if (form->screen && form->screen->record == record)
			field = form_tree_field(form, member->name);
		if (field && field->class == FORM_CLASS_SECRET)
			return NULL;
		if (field && form_draft_holds(field))
			found = field;
	}
	return found;
}

void form_draft_write(const struct form_set *set, const struct form *form, const void *record, struct buf *out)
{
	const struct form_record *type = form->screen->record;
	size_t before = out->len;

	for (size_t i = 0; i < type->n_members; i++) {
		const struct form_member *member = &type->members[i];
		const char *value = form_member_value(member, record);
		size_t line = strlen(member->name) + 1 + strlen(value) + 1;

		if (*value && !strchr(value, '\n') && out->len - before + line <= FORM_DRAFT_MAX &&
		    find_field(set, type, member))
			base_buf_addf(out, "%s=%s\n", member->name, value);
	}
}

static const struct form_member *find_member(const struct form_record *type, const char *name, size_t n)
{
	for (size_t i = 0; i < type->n_members; i++)
		if (strlen(type->members[i].name) == n && memcmp(type->members[i].name, name, n) == 0)
			return &type->members[i];
	return NULL;
}

/* The same gate as before a field. */
static void take(const struct form_field *field, const char *value, size_t n, void *record)
{
	struct buf admitted = {0};

	if (base_gate_admit(value, n, 0, &admitted) == GATE_OK &&
	    form_check_is_typable(field, base_buf_text(&admitted)))
		form_member_set(field->member, record, base_buf_text(&admitted));
	base_buf_release(&admitted);
}

void form_draft_read(const struct form_set *set, const struct form *form, const char *text, void *record)
{
	const struct form_record *type = form->screen->record;

	while (*text) {
		size_t n = strcspn(text, "\n"), name = strcspn(text, "=\n");
		const struct form_member *member = text[name] == '=' ? find_member(type, text, name) : NULL;
		const struct form_field *field = member ? find_field(set, type, member) : NULL;

		if (field)
			take(field, text + name + 1, n - name - 1, record);
		text += n + (text[n] == '\n');
	}
}
