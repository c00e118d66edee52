/* States of a field to go back to. */
#include "config.h"

#include "tui/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void forget(struct history_step *step)
{
	base_mem_wipe(step->text, strlen(step->text));
	free(step->text);
}

void tui_history_push(struct history *history, const char *text, size_t caret)
{
	if (!history->rows)
		history->rows = base_mem_zero(TUI_HISTORY_MAX, sizeof *history->rows);
	if (history->n == TUI_HISTORY_MAX) {
		forget(&history->rows[0]);
		memmove(history->rows, history->rows + 1, --history->n * sizeof *history->rows);
	}
	history->rows[history->n++] = (struct history_step){.text = base_mem_dup(text), .caret = caret};
}

int tui_history_pop(struct history *history, struct buf *text, size_t *caret)
{
	struct history_step *step;

	if (history->n == 0)
		return 0;
	step = &history->rows[--history->n];
	base_buf_clear(text);
	base_buf_add_text(text, step->text);
	*caret = step->caret;
	forget(step);
	return 1;
}

void tui_history_clear(struct history *history)
{
	while (history->n > 0)
		forget(&history->rows[--history->n]);
}

void tui_history_release(struct history *history)
{
	tui_history_clear(history);
	free(history->rows);
	*history = (struct history){0};
}
