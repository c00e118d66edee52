/* Options of publishing. */
#include "config.h"

#include "command/publication.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"

int command_publication_take(const struct command_call *call, const char *name, const char *text, char *to,
			     size_t size)
{
	struct buf admitted = {0};
	enum gate_fault fault = base_gate_admit(text, strlen(text), 0, &admitted);
	int err = fault ? ERR_SYNTAX : base_mem_copy(to, size, base_buf_text(&admitted));

	if (err)
		fprintf(stderr, base_lang_text("%s: %s：%s\n"), call->program->name, name,
			base_lang_text(fault ? base_gate_text(fault) : base_err_text(err)));
	base_buf_release(&admitted);
	return err;
}

int command_publication_read(const struct command_call *call, struct publication *head)
{
	const struct {
		const char *option;
		char *to;
		size_t size;
	} rows[] = {
		{"date", head->published_date, sizeof head->published_date},
		{"until", head->valid_until, sizeof head->valid_until},
		{"category", head->category, sizeof head->category},
		{"system", head->app_system_code, sizeof head->app_system_code},
		{"title", head->title, sizeof head->title},
	};
	int err = 0;

	for (size_t i = 0; !err && i < BASE_COUNT(rows); i++) {
		const char *value = command_option(call, rows[i].option);

		if (value)
			err = command_publication_take(call, rows[i].option, value, rows[i].to, rows[i].size);
	}
	if (command_option(call, "pinned"))
		memcpy(head->is_pinned, "yes", sizeof "yes");
	if (command_option(call, "unpinned"))
		memcpy(head->is_pinned, "no", sizeof "no");
	return err;
}
