/* A sentence from one form to the next. */
#include "config.h"

#include "screen/word.h"

#include <stddef.h>

#include "base/buf.h"
#include "base/lang.h"
#include "screen/session.h"

void screen_word_leave(struct visit *visit, const char *text)
{
	screen_session_of(visit)->word = text;
}

void screen_word_say(struct visit *visit)
{
	struct session *session = screen_session_of(visit);

	if (session->word)
		tui_visit_say(visit, PROBLEM_INFO, session->word);
	session->word = NULL;
}

int screen_word_confirm(struct visit *visit, const char *what, const char *question, const char *yes)
{
	struct buf whole = {0};
	int is_yes;

	base_buf_addf(&whole, "%s\n%s", what, base_lang_text(question));
	is_yes = tui_visit_confirm(visit, base_buf_text(&whole), yes, "取消");
	base_buf_release(&whole);
	return is_yes;
}

int screen_word_confirm_person(struct visit *visit, const char *name, const char *login_name, const char *question,
			       const char *yes)
{
	struct buf who = {0};
	int is_yes;

	base_buf_addf(&who, "%s %s", name, login_name);
	is_yes = screen_word_confirm(visit, base_buf_text(&who), question, yes);
	base_buf_release(&who);
	return is_yes;
}
