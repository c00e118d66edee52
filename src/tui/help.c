/* Help as a form of its own, made on the spot. */
#include "config.h"

#include "tui/help.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "tui/dialogue.h"
#include "tui/lock.h"
#include "tui/show.h"

enum { HELP_MAX = 256 * 1024 };

static const char common_keys[] = "Tab、上下鍵  移動到其他欄位或項目\n"
				  "Enter  下一個欄位；在最後一欄為送出；在選單為選擇\n"
				  "空白鍵、左右鍵  選擇選項\n"
				  "PgUp、PgDn  上一頁、下一頁\n"
				  "Ctrl-Z、Ctrl-Y  復原、重做\n"
				  "Ctrl-U、Ctrl-K  清除游標之前、之後的文字\n"
				  "Esc  與「上一頁」鍵相同\n"
				  "Esc 之後按數字鍵  與功能鍵 F1 至 F10 相同\n"
				  "Ctrl-L  重新顯示畫面\n"
				  "Ctrl-C  離開";

static void add_field(const struct visit *visit, struct buf *out)
{
	const struct form_field *field = tui_stay_focused(visit);

	if (field && field->help)
		base_buf_addf(out, "%s\n%s\n\n", field->label, field->help);
}

static int read_file(const char *folder, const char *name, struct buf *out)
{
	struct buf path = {0};
	int err = ERR_NOT_FOUND;

	if (folder) {
		base_buf_addf(&path, "%s/%s.txt", folder, name);
		err = base_file_read(base_buf_text(&path), HELP_MAX, out);
		base_buf_release(&path);
	}
	if (!err)
		base_buf_add_text(out, "\n\n");
	return err;
}

/* Proved to be there by the linker; if it has gone since, the rest of the help is still of use. */
static void add_file(const struct visit *visit, struct buf *out)
{
	const char *const *folders = visit->dialogue->host->help_folders;

	if (!visit->form->help)
		return;
	if (read_file(folders[base_lang_now()], visit->form->help, out))
		read_file(folders[LANG_ZH_TW], visit->form->help, out);
}

static void add_keys(const struct visit *visit, struct buf *out)
{
	base_buf_add_text(out, base_lang_text("按鍵\n"));
	for (size_t i = 0; i < visit->form->n_keys; i++)
		base_buf_addf(out, "%s  %s\n", visit->form->keys[i].key, visit->form->keys[i].label);
	if (tui_lock_is_possible(visit->dialogue))
		base_buf_add_text(out, base_lang_text("F12  鎖定畫面\n"));
	base_buf_add_text(out, base_lang_text(common_keys));
}

static void show(struct visit *visit)
{
	char name[] = "help", key_name[] = "F3", action[] = "back";
	char *title = base_mem_dup(base_lang_text("說明")), *label = base_mem_dup(base_lang_text("返回"));
	struct form_key key = {
		.key = key_name, .action = action, .label = label, .builtin = FORM_BUILTIN_BACK};
	struct form_text text = {0};
	struct form form = {.name = name, .title = title, .keys = &key, .n_keys = 1, .text = &text};
	struct buf body = {0};
	struct visit help;

	add_field(visit, &body);
	add_file(visit, &body);
	add_keys(visit, &body);
	text.body = base_buf_detach(&body);
	tui_stay_open(&help, visit->dialogue, &form, NULL);
	help.is_help = 1;
	tui_show_run(&help);
	tui_stay_close(&help);
	free(text.body);
	free(label);
	free(title);
}

void tui_help_show(struct visit *visit)
{
	if (!visit->is_help)
		show(visit);
}
