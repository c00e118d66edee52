/* A sentence from one form to the next. */
#include "config.h"

#include "screen/word.h"

#include <stddef.h>

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
