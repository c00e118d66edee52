/*
 * 驗證碼 on a form (R-ACT-10 to R-ACT-14): the field "captcha" of its record, the source and the keys that change it.
 * A stay has one captcha, which each form with one makes anew.
 */
#ifndef SCREEN_CAPTCHA_H
#define SCREEN_CAPTCHA_H

#include "form/screen.h"

/* Makes a new one and empties the field: each is good for one submission (R-ACT-11). */
void screen_captcha_renew(struct visit *visit, char *typed, size_t size);

/* The same by the other way to ask: as a picture, or as a question in words. */
void screen_captcha_switch(struct visit *visit, char *typed, size_t size);

/* Whether it was typed rightly; else a problem stands at the field. */
int screen_captcha_is_right(struct visit *visit, const char *typed);

/* The source "captcha": the picture or the question. */
int screen_captcha_draw(struct visit *visit, struct buf *out);

/*
 * The functions of a form whose record has a member "captcha": renew_captcha, and the actions enter, captcha-new and
 * captcha-words, which SCREEN_CAPTCHA_ACTIONS lists.
 */
#define SCREEN_CAPTCHA(record) \
	static void renew_captcha(struct visit *visit) \
	{ \
		struct record *values = tui_visit_record(visit); \
		screen_captcha_renew(visit, values->captcha, sizeof values->captcha); \
	} \
	static const char *captcha_enter(struct visit *visit) \
	{ \
		renew_captcha(visit); \
		return NULL; \
	} \
	static const char *captcha_new(struct visit *visit) \
	{ \
		renew_captcha(visit); \
		tui_visit_focus(visit, "captcha"); \
		return NULL; \
	} \
	static const char *captcha_words(struct visit *visit) \
	{ \
		struct record *values = tui_visit_record(visit); \
		screen_captcha_switch(visit, values->captcha, sizeof values->captcha); \
		tui_visit_focus(visit, "captcha"); \
		return NULL; \
	}
#define SCREEN_CAPTCHA_ACTIONS \
	{"enter", captcha_enter}, {"captcha-new", captcha_new}, {"captcha-words", captcha_words}

#endif
