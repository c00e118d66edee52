/* Mouse reports. */
#include "config.h"

#include "tui/mouse.h"

#include <stdio.h>
#include <string.h>

void tui_mouse_begin(struct mouse *mouse)
{
	mouse->is_open = 1;
	mouse->n = 0;
}

static int is_press(struct mouse *mouse)
{
	unsigned button, column, line;
	int end = 0;

	mouse->text[mouse->n] = '\0';
	if (sscanf(mouse->text, "%4u;%5u;%5u%n", &button, &column, &line, &end) != 3 ||
	    mouse->text[end] != '\0' || button != 0 || column == 0 || line == 0)
		return 0;
	mouse->column = column - 1;
	mouse->line = line - 1;
	return 1;
}

int tui_mouse_feed(struct mouse *mouse, int byte)
{
	if (byte > 0 && strchr("0123456789;", byte) && mouse->n + 1 < sizeof mouse->text) {
		mouse->text[mouse->n++] = (char)byte;
		return 0;
	}
	mouse->is_open = 0;
	return byte == 'M' && is_press(mouse);
}
