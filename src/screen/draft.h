/* Drafts between the driver and the acts. */
#ifndef SCREEN_DRAFT_H
#define SCREEN_DRAFT_H

struct tui_draft;
struct visit;

/* The host functions of tui_run: only who is logged in has a draft. */
int screen_draft_keep(void *context, const struct tui_draft *draft);
void screen_draft_drop(void *context);

/* Once after a login: asks whether to go on with what was left. */
void screen_draft_offer(struct visit *visit);

#endif
