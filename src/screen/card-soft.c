/* 模擬卡: soft cards of a demonstration, put into a reader that is none (card/demo.h). */
#include "config.h"

#include "screen/card.h"

const char *screen_card_soft_offer(struct visit *visit)
{
	const struct card_ask *ask = screen_session_of(visit)->card.ask;

	if (ask && ask->reader.is_soft)
		return "soft";
	tui_visit_say(visit, PROBLEM_INFO, "這裡沒有模擬卡，請使用實體卡片");
	return NULL;
}

static const char *put(struct visit *visit, const char *card_name)
{
	struct card_ask *ask = screen_session_of(visit)->card.ask;

	if (ask)
		card_ask_insert(ask, card_name);
	return "done";
}

static const char *put_nurse(struct visit *visit)
{
	return put(visit, "nurse");
}

static const char *put_clinic(struct visit *visit)
{
	return put(visit, "clinic");
}

static const char *put_stranger(struct visit *visit)
{
	return put(visit, "stranger");
}

static const char *take_out(struct visit *visit)
{
	return put(visit, "");
}

static const struct form_action soft_actions[] = {
	{"nurse", put_nurse}, {"clinic", put_clinic}, {"stranger", put_stranger}, {"out", take_out}, {NULL, NULL},
};

const struct screen screen_card_soft = {
	.form = "card-soft",
	.actions = soft_actions,
};
