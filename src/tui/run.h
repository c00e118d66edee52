/*
 * The dialogue: forms, one after the other, until one leads to "exit" or the terminal goes away.
 */
#ifndef TUI_RUN_H
#define TUI_RUN_H

#include <stdint.h>

#include "base/lang.h"
#include "form/form.h"

struct tui; /* the terminal: tui/term.h */

struct tui_header {
	char system[64]; /* 醫事系統入口網 */
	char who[128];	 /* 未登入, or name and role */
	char card[64];	 /* 讀卡機：無卡 */
};

/* What was typed and not sent. */
struct tui_draft {
	const char *form, *field; /* where the cursor stands; field "": on none */
	const char *content;	  /* as form/draft.h writes it */
	int is_last;		  /* the dialogue ends: nobody waits for it any more */
};

/* What it leads to when no key is pressed, in seconds since the last one; 0: never. */
struct tui_idle {
	unsigned warn_s; /* the next of the two is announced so long before, but never in its first half */
	unsigned lock_s; /* the form "lock" of the host comes before everything */
	unsigned end_s;	 /* the person has gone; on the lock form keys do not put this off */
	int is_lockable; /* at this moment: else there is no lock_s, and no key that locks */
	int is_final;	 /* end_s ends the dialogue; else everything is forgotten, and it goes on at home */
};

/* What comes of what a device says (tui/device.h). */
enum tui_news {
	NEWS_SHOW,  /* the header line is drawn, and the form's action "news" runs, if it has one */
	NEWS_LOCK,  /* the host's form device_lock comes before everything at once */
	NEWS_LEAVE, /* the person has gone: as when idleness ends it */
};

struct tui_host {
	void *context;
	/* In each language the same forms in the same order (form/translate.h); NULL: those in Chinese. */
	const struct form_set *forms[LANG_COUNT];
	const char *help_folders[LANG_COUNT]; /* NULL: none; a text that is missing is read in Chinese */
	const char *home; /* the form that an idle terminal returns to, and where every record is forgotten */
	void (*header)(void *context, struct tui_header *header);
	/*
	 * The form that hides all others when nobody is there, and has the only keys that do anything then.  An outcome
	 * that it turns to "return" brings back what was hidden as it was; one that it turns to home is as if the
	 * person had gone; any other ends the dialogue.  NULL: none.
	 */
	const char *lock;
	/* The same, for a lock by what a device says; NULL: there is no device. */
	const char *device_lock;
	/* What comes of it when a device has something to say; NULL with device_lock. */
	enum tui_news (*news)(void *context);
	/* Asked again and again, since it may change with who is there; NULL: idleness leads to nothing. */
	void (*idle)(void *context, struct tui_idle *idle);
	/*
	 * Whether others have put an end to it, which is as if the person had gone: asked before each waiting, and so
	 * with each minute at least.  The form ended then stands over home and tells why, so that what is still being
	 * typed does not go astray.  Both NULL: they cannot.
	 */
	int (*is_over)(void *context);
	const char *ended;
	/*
	 * The person has gone, and the dialogue goes on at home: log out and wipe.  The driver wipes the records and
	 * says at home what is returned.
	 */
	const char *(*forget)(void *context);
	/*
	 * Puts a draft away, in place of the one before: when a field is left that has changed, and when the dialogue
	 * ends without being asked to.  1 when it is kept; drop follows when the record was sent or left on purpose.
	 * Both NULL: there are no drafts.
	 */
	int (*keep)(void *context, const struct tui_draft *draft);
	void (*drop)(void *context);
};

/*
 * Runs from the form first, in the present language; who has gone leaves none other behind.  0 at "exit",
 * ERR_CLOSED when the terminal went away, ERR_TIMEOUT when idleness was final.
 */
int tui_run(struct tui *tui, const struct tui_host *host, const char *first);

#endif
