/*
 * What is around the body on every screen: header line, title with the steps of the wizard, message line, keys.
 *
 *	 system                        who   card   09:32
 *	---------------------------------------------------
 *	 title        1 step   2 step   3 step
 *	                       ========
 *	   body
 *	 message, on as many lines as it needs
 *	---------------------------------------- 第 1 / 3 頁
 *	 F1 key   F2 key
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "base/problem.h"
#include "form/form.h"
#include "tui/term.h"

struct tui_header;

enum { FRAME_KEYS_MAX = 24 };

/* A key as it stands in the bar at the foot. */
struct frame_key {
	const struct form_key *key; /* NULL: F1, which every screen has */
	unsigned line, column, columns;
};

struct frame {
	unsigned lines, columns;
	unsigned body_y, body_lines;
	unsigned message_y, message_lines, rule_y, keys_y, keys_lines;
	struct frame_key keys[FRAME_KEYS_MAX];
	size_t n_keys;
};

/* Computes where things stand.  A long message takes up to half of the body.  Pure. */
void tui_frame_place(struct frame *frame, const struct form *form, unsigned lines, unsigned columns,
		     const char *message);

/* Gives the empty line under the title to a body that lacks just one; 0 where a wizard has none to give. */
int tui_frame_give_line(struct frame *frame, const struct form *form);

/* "F2 下一步" as the bar shows it; narrow screens have the short labels. */
void tui_frame_key_text(const struct frame *frame, const struct form_key *key, struct buf *out);

void tui_frame_draw_header(struct tui *tui, unsigned columns, const struct tui_header *header);
void tui_frame_draw_title(struct tui *tui, const struct frame *frame, const struct form *form,
			  const struct form_set *forms);
void tui_frame_draw_message(struct tui *tui, const struct frame *frame, enum problem_severity severity,
			    const char *text);

/* Other keys in place of the form's, each with what it does: "Enter 選擇"; they are few enough for one line. */
void tui_frame_draw_keys(struct tui *tui, const struct frame *frame, const char *const *keys, size_t n);

/* The rule, with the page when there is more than one, and the keys below it. */
void tui_frame_draw_foot(struct tui *tui, const struct frame *frame, unsigned page, unsigned pages);

#endif
