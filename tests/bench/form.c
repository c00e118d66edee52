/*
 * The reference of tests/bench/ssh: a form of six fields, as much text as the portal's, written as plainly as
 * curses allows: initscr, one window, one refresh a key.  OpenSSH's sshd runs it by ForceCommand.
 *
 *	letters, Backspace, Ctrl-U in a field; Tab: next field; F2, F3: next and previous page; F10: end
 */
#include "config.h"

#include <curses.h>
#include <locale.h>
#include <string.h>

enum { FIELDS = 6, WIDTH = 24, COLUMN = 18, FIRST_ROW = 7, CTRL_U = 0x15, DELETE = 0x7f };

struct page {
	const char *title, *steps;
	const char *lines[2];
	const char *labels[FIELDS];
	const char *notes[FIELDS];
};

static const struct page pages[] = {
	{
		.title = "開通帳號(步驟3)",
		.steps = "1 確認是否已開通     2 填寫執照基本資料     3 設定個人資料",
		.lines = {"帳號需為8~20個半形英數字組合，且第一碼必須為英文字，不得為身分證號、居留證號",
			  "或統一證號。"},
		.labels = {"* 帳號", "* E-Mail", "* 確認E-Mail", "* 手機", "* 電話", "  備註"},
		.notes = {"F5 查詢  (此為之後登入之帳號)", "", "(請確認E-Mail無誤)", "", "", ""},
	},
	{
		.title = "開通帳號(步驟2)",
		.steps = "1 確認是否已開通     2 填寫執照基本資料     3 設定個人資料",
		.lines = {"請填寫執照上的資料；執業登記者，請填寫執業機構代碼，可由縣市及機構名稱查詢得",
			  "知，未執業者免填。"},
		.labels = {"* 身分證號", "* 生日", "* 證書種類", "* 證書字號", "  機構代碼", "  執登縣市"},
		.notes = {"(居留證號亦可)", "(民國年月日)", "", "", "F5 查詢", ""},
	},
};

struct form {
	const struct page *page;
	char values[FIELDS][WIDTH + 1];
	int field;
};

static void draw_field(const struct form *form, int field)
{
	attron(A_UNDERLINE);
	mvprintw(FIRST_ROW + 2 * field, COLUMN, "%-*s", WIDTH, form->values[field]);
	attroff(A_UNDERLINE);
}

static void draw(const struct form *form)
{
	const struct page *page = form->page;

	erase();
	mvaddstr(0, 1, "醫事系統入口網");
	mvaddstr(0, 65, "未登入   09:32");
	mvhline(1, 1, '-', COLS - 2);
	mvaddstr(2, 1, page->title);
	mvaddstr(2, 21, page->steps);
	for (int i = 0; i < 2; i++)
		mvaddstr(4 + i, 3, page->lines[i]);
	for (int i = 0; i < FIELDS; i++) {
		mvaddstr(FIRST_ROW + 2 * i, 3, page->labels[i]);
		mvaddstr(FIRST_ROW + 2 * i, COLUMN + WIDTH + 2, page->notes[i]);
		draw_field(form, i);
	}
	mvhline(LINES - 2, 1, '-', COLS - 2);
	mvaddstr(LINES - 1, 1, "F1 說明   F2 下一步   F3 回上一頁   F5 查詢   F10 離開");
}

static void type(struct form *form, int key)
{
	char *value = form->values[form->field];
	size_t n = strlen(value);

	if (key == CTRL_U)
		value[0] = '\0';
	else if ((key == KEY_BACKSPACE || key == DELETE) && n > 0)
		value[n - 1] = '\0';
	else if (key >= ' ' && key < DELETE && n < WIDTH)
		value[n] = (char)key, value[n + 1] = '\0';
	draw_field(form, form->field);
}

int main(void)
{
	struct form form = {.page = &pages[0]};
	int key = 0;

	setlocale(LC_ALL, "C.UTF-8");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	draw(&form);
	while (key != KEY_F(10) && key != ERR) {
		move(FIRST_ROW + 2 * form.field, COLUMN + (int)strlen(form.values[form.field]));
		refresh();
		key = getch();
		if (key == '\t')
			form.field = (form.field + 1) % FIELDS;
		else if (key == KEY_F(2) || key == KEY_F(3))
			form.page = &pages[key == KEY_F(2)], draw(&form);
		else
			type(&form, key);
	}
	return endwin() == ERR;
}
