/* Any bytes as a kept draft: what comes of it is what could have been typed, and reads back as it is. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "form/check.h"
#include "form/draft.h"
#include "form/form.h"
#include "form/member.h"

struct fuzzed {
	char a[41], b[11], c[11], d[8], e[4], f[9];
};

static const struct form_member members[] = {
	FORM_MEMBER(fuzzed, a), FORM_MEMBER(fuzzed, b), FORM_MEMBER(fuzzed, c),
	FORM_MEMBER(fuzzed, d), FORM_MEMBER(fuzzed, e), FORM_MEMBER(fuzzed, f),
};
static const struct form_record shape = {
	.name = "fuzzed", .size = sizeof(struct fuzzed), .members = members, .n_members = BASE_COUNT(members)};
static const struct screen screen = {.form = "home", .record = &shape};
static const struct screen *const screens[] = {&screen, NULL};

static const char text[] = "form home\ntitle \"t\"\nscreen {\n  a [a]\n  b [b]\n  c [c]\n  d [d]\n  e [e]\n  f [f]\n}\n"
			   "field a text 10\nfield b code 10\nfield c name 10\nfield d digits 7\n"
			   "field e choice yes \"y\" no \"n\"\nfield f secret 8\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check(const struct form *form, const struct fuzzed *record)
{
	for (size_t i = 0; i < form->n_fields; i++) {
		const char *value = form_member_value(form->fields[i].member, record);

		if (*value && (!form_draft_holds(&form->fields[i]) || !form_check_is_typable(&form->fields[i], value)))
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct fuzzed first = {.a = ""}, second = {.a = ""};
	struct problems complaints = {0};
	char *draft = base_mem_dup_n((const char *)bytes, n);
	struct form *form;
	struct form_set set = {.forms = &form, .n = 1};
	struct buf out = {0};

	if (base_text_init())
		abort();
	form = form_parse("fuzz", text, sizeof text - 1, &complaints);
	if (!form || form_link(&set, screens, NULL, &complaints))
		abort();
	form_draft_read(&set, form, draft, &first);
	check(form, &first);
	form_draft_write(&set, form, &first, &out);
	form_draft_read(&set, form, base_buf_text(&out), &second);
	if (memcmp(&first, &second, sizeof first) != 0)
		abort();
	base_buf_release(&out);
	form_tree_free(form);
	free(draft);
	return 0;
}
