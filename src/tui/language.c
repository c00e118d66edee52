/* Forms in another language in the place of those in hand. */
#include "config.h"

#include "tui/language.h"

static const struct form_set *forms_of(const struct tui_host *host, enum lang lang)
{
	return host->forms[lang] ? host->forms[lang] : host->forms[LANG_ZH_TW];
}

static enum lang other(void)
{
	return (enum lang)((base_lang_now() + 1) % LANG_COUNT);
}

int tui_language_is_choosable(const struct dialogue *dialogue)
{
	return forms_of(dialogue->host, other()) != dialogue->forms;
}

void tui_language_turn(struct dialogue *dialogue)
{
	if (tui_language_is_choosable(dialogue))
		base_lang_set(other());
}

/* The sets have the same forms in the same order. */
static void move(const struct form_set *from, const struct form_set *to, const struct form **form)
{
	for (size_t i = 0; *form && i < from->n; i++)
		if (from->forms[i] == *form) {
			*form = to->forms[i];
			return;
		}
}

int tui_language_follow(struct dialogue *dialogue)
{
	const struct form_set *from = dialogue->forms, *to = forms_of(dialogue->host, base_lang_now());

	if (to == from)
		return 0;
	if (from) {
		move(from, to, &dialogue->home);
		move(from, to, &dialogue->lock);
		move(from, to, &dialogue->amending);
		move(from, to, &dialogue->resumed);
		for (size_t i = 0; i < dialogue->n_steps; i++)
			move(from, to, &dialogue->steps[i].form);
	}
	dialogue->forms = to;
	return 1;
}
