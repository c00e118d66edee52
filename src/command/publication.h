/* What the commands of publishing share: the head of a notice or a file, as options say it. */
#ifndef COMMAND_PUBLICATION_H
#define COMMAND_PUBLICATION_H

#include "command/command.h"
#include "domain/publication.h"

#define COMMAND_PUBLICATION_OPTIONS \
	{"date", "DATE", "公告日期（預設為今日）"}, {"until", "DATE", "公告至該日為止"}, \
		{"category", "WORD", "分類"}, {"system", "CODE", "應用系統代碼（預設為入口網本身）"}, \
	{ \
		"pinned", NULL, "置頂" \
	}

/* Puts the options that were given over the head; ERR_RANGE or ERR_SYNTAX after a complaint. */
int command_publication_read(const struct command_call *call, struct publication *head);

/* A text of the command line in admitted form into a member of the head. */
int command_publication_take(const struct command_call *call, const char *name, const char *text, char *to,
			     size_t size);

#endif
