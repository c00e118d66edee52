/*
 * Something beside the keys that a terminal of this machine waits for, such as a card reader.  What it has to say comes
 * as an event between those of the keys (tui/run.h, news).
 */
#ifndef TUI_DEVICE_H
#define TUI_DEVICE_H

struct tui_device {
	void *context;
	/* The descriptor to be watched, -1: none now.  *timeout_ms: hear then anyway; -1: never. */
	int (*watch)(struct tui_device *device, int *timeout_ms);
	/* Takes what has come; whether it matters to the dialogue. */
	int (*hear)(struct tui_device *device);
};

#endif
