/* What a screen's functions may do to the form that is being filled in. */
#include "config.h"

#include "tui/visit.h"

#include "base/clock.h"
#include "base/mem.h"
#include "tui/dialog.h"
#include "tui/dialogue.h"
#include "tui/draft.h"
#include "tui/show.h"
#include "tui/wait.h"

void *tui_visit_record(struct visit *visit)
{
	return visit->record;
}

void *tui_visit_context(struct visit *visit)
{
	return visit->dialogue->host->context;
}

struct problems *tui_visit_problems(struct visit *visit)
{
	return &visit->problems;
}

void tui_visit_say(struct visit *visit, enum problem_severity severity, const char *text)
{
	visit->is_busy = 0;
	tui_stay_say(visit, severity, text ? text : "");
}

void tui_visit_focus(struct visit *visit, const char *field)
{
	struct layout_id place = tui_stay_place(visit, field);

	if (place.kind == STOP_NONE)
		return;
	visit->focus = place;
	visit->is_following = visit->is_guided = 1;
}

void tui_visit_refresh(struct visit *visit)
{
	visit->is_stale = 1;
}

void tui_visit_begin(struct visit *visit)
{
	*visit->list.after = '\0';
	visit->focus = (struct layout_id){.kind = STOP_ROW};
	visit->is_stale = 1;
}

int tui_visit_is_confirmed(const struct visit *visit)
{
	return visit->is_warned;
}

int tui_visit_confirm(struct visit *visit, const char *question, const char *yes, const char *no)
{
	return tui_dialog_ask(visit, question, yes, no, 0) > 0;
}

int tui_visit_offer(struct visit *visit, const char *question, const char *yes, const char *no)
{
	return tui_dialog_ask(visit, question, yes, no, 1);
}

const char *tui_visit_title(const struct visit *visit, const char *name)
{
	const struct form *form = form_tree_find(visit->dialogue->forms, name);

	return form ? form->title : NULL;
}

int tui_visit_resume(struct visit *visit, const struct tui_draft *draft)
{
	return tui_draft_resume(visit, draft);
}

int tui_visit_left_s(const struct visit *visit)
{
	return tui_wait_left_s(visit->dialogue);
}

void tui_visit_busy(struct visit *visit, const char *text)
{
	tui_stay_say(visit, PROBLEM_INFO, text);
	visit->is_busy = 1;
	tui_show_place(visit);
	tui_show_draw(visit);
}

static int leads_back(const struct visit *visit, const struct key_event *event)
{
	if (event->kind != KEY_EVENT_KEY)
		return 0;
	for (size_t i = 0; i < visit->form->n_keys; i++)
		if (visit->form->keys[i].builtin == FORM_BUILTIN_BACK &&
		    tui_key_parse(visit->form->keys[i].key) == event->key)
			return 1;
	return event->key == TUI_KEY_ESC;
}

/* A character or a key is whole in its event; what a paste and a click are stands elsewhere, and is gone by then. */
static int is_kept(const struct key_event *event)
{
	return event->kind == KEY_EVENT_TEXT || event->kind == KEY_EVENT_KEY;
}

static void draw_anew(struct visit *visit)
{
	visit->is_following = 1;
	tui_show_place(visit);
	tui_show_draw(visit);
}

int tui_visit_wait(struct visit *visit)
{
	struct dialogue *dialogue = visit->dialogue;
	struct key_event ahead[TUI_TERM_AHEAD_MAX], event = {.kind = KEY_EVENT_RESIZE};
	int found = 1;
	size_t n = 0;

	while (found > 0 && event.kind != KEY_EVENT_NEWS) {
		found = tui_term_wait(dialogue->tui, -1, &event);
		if (found > 0 && leads_back(visit, &event)) {
			if (!dialogue->is_locked)
				dialogue->last_key_ms = base_clock_monotonic_ms();
			n = 0; /* it was typed for what is given up now */
			found = 0;
		} else if (found > 0 && event.kind == KEY_EVENT_RESIZE) {
			draw_anew(visit);
		} else if (found > 0 && is_kept(&event) && n < TUI_TERM_AHEAD_MAX) {
			ahead[n++] = event;
		}
	}
	tui_term_put_back(dialogue->tui, ahead, n);
	base_mem_wipe(ahead, sizeof ahead);
	base_mem_wipe(&event, sizeof event);
	return found > 0;
}
