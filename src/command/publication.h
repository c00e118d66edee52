/* What the commands of publishing share: the head of a notice or a file, as options say it. */
#ifndef COMMAND_PUBLICATION_H
#define COMMAND_PUBLICATION_H

#include "base/buf.h"
#include "command/command.h"
#include "domain/publication.h"

#define COMMAND_PUBLICATION_OPTIONS \
	{"date", "DATE", "公告日期（預設為今日）"}, {"until", "DATE", "公告至該日為止"}, \
		{"category", "WORD", "分類"}, {"system", "CODE", "應用系統代碼（預設為入口網本身）"}, \
	{ \
		"pinned", NULL, "置頂" \
	}

/*
 * One function does what both the operator's command and a verb of staff do; these know the difference.  A command's
 * arguments begin behind the name of its part, a verb's at once; a verb has the portal's store, and acts as whoever is
 * logged in.
 */
const char *command_publication_argument(const struct command_call *call, size_t i); /* NULL: not given */
int command_publication_open(const struct command_call *call, enum store_mode mode, struct store **store);
void command_publication_close(const struct command_call *call, struct store *store);

/* Runs an act and says what has become of it. */
enum command_exit command_publication_act(const struct command_call *call, struct store *store, const struct act *act,
					  void *record);

/* The text of a file, or, of a verb, of what is left of standard input. */
enum command_exit command_publication_text(const struct command_call *call, const char *path, struct buf *body);

/* A line of a batch has no bytes behind it: COMMAND_MISUSED after a complaint. */
enum command_exit command_publication_check_input(const struct command_call *call);

/* Puts the options that were given over the head; ERR_RANGE or ERR_SYNTAX after a complaint. */
int command_publication_read(const struct command_call *call, struct publication *head);

/* A text of the command line in admitted form into a member of the head. */
int command_publication_take(const struct command_call *call, const char *name, const char *text, char *to,
			     size_t size);

#endif
