/* Text through the inward gate. */
#include "config.h"

#include "command/text.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/lang.h"
#include "command/input.h"

static int admit_lines(const char *path, const char *text, size_t n, struct buf *out)
{
	unsigned long number = 1;

	for (const char *at = text, *end = text + n; at < end; number++) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((newline ? newline : end) - at);
		enum gate_fault fault = base_gate_admit(at, len - (len && at[len - 1] == '\r'), 0, out);

		if (fault) {
			fprintf(stderr, "%s:%lu: %s\n", path, number, base_lang_text(base_gate_text(fault)));
			return ERR_ENCODING;
		}
		base_buf_add_char(out, '\n');
		at = newline ? newline + 1 : end;
	}
	return 0;
}

/* How long a byte order mark is, where there is one. */
static size_t mark_size(struct buf *raw)
{
	static const char mark[] = "\xef\xbb\xbf";

	return strncmp(base_buf_text(raw), mark, 3) == 0 ? 3 : 0;
}

int command_text_read(const struct command_call *call, const char *path, struct buf *out)
{
	struct buf raw = {0};
	int err = base_file_read(path, COMMAND_TEXT_LIMIT, &raw);
	size_t skip = mark_size(&raw);

	if (!err && raw.len == skip)
		err = ERR_SYNTAX;
	if (err == ERR_SYNTAX)
		fprintf(stderr, base_lang_text("%s: 檔案沒有內容\n"), path);
	else if (err)
		command_complain(call, path, err);
	else
		err = admit_lines(path, base_buf_text(&raw) + skip, raw.len - skip, out);
	base_buf_release(&raw);
	return err;
}

int command_text_read_input(const struct command_call *call, struct buf *out)
{
	const char *name = base_lang_text("標準輸入");
	struct buf raw = {0};
	int err = command_input_all(call->input, COMMAND_TEXT_LIMIT, &raw);
	size_t skip = mark_size(&raw);

	if (err)
		command_complain(call, name, err);
	else
		err = admit_lines(name, base_buf_text(&raw) + skip, raw.len - skip, out);
	base_buf_release(&raw);
	return err;
}

int command_text_word(const struct command_call *call, const char *what, const char *text, char *to, size_t size)
{
	struct buf admitted = {0};
	enum gate_fault fault = base_gate_admit(text, strlen(text), 0, &admitted);
	int err = fault ? ERR_ENCODING : base_mem_copy(to, size, base_buf_text(&admitted));

	if (err)
		fprintf(stderr, base_lang_text("%s: %s：%s\n"), call->program->name, what,
			fault ? base_gate_text(fault) : base_err_text(err));
	base_buf_release(&admitted);
	return err;
}
