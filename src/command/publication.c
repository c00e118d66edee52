/* Options of publishing. */
#include "config.h"

#include "command/publication.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/text.h"

const char *command_publication_argument(const struct command_call *call, size_t i)
{
	size_t at = call->portal ? i : i + 1;

	return at < call->n_arguments ? call->arguments[at] : NULL;
}

int command_publication_open(const struct command_call *call, enum store_mode mode, struct store **store)
{
	if (!call->portal)
		return call->program->open(call, mode, store);
	*store = call->portal->store;
	return 0;
}

void command_publication_close(const struct command_call *call, struct store *store)
{
	if (!call->portal)
		store_close(store);
}

enum command_exit command_publication_act(const struct command_call *call, struct store *store, const struct act *act,
					  void *record)
{
	int err;

	if (call->portal)
		return command_do(call, act, record);
	err = call->program->act(call, store, act, record);
	if (err == 1)
		return COMMAND_REFUSED;
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}

enum command_exit command_publication_check_input(const struct command_call *call)
{
	return call->is_batch ? command_misuse(call, "內容取自標準輸入，不能用於批次") : COMMAND_DONE;
}

enum command_exit command_publication_text(const struct command_call *call, const char *path, struct buf *body)
{
	int err = call->portal ? command_text_read_input(call, body) : command_text_read(call, path, body);

	if (err == ERR_ENCODING || err == ERR_SYNTAX)
		return COMMAND_REFUSED;
	return err ? COMMAND_STOPPED : COMMAND_DONE;
}

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
