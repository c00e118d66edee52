/*
 * Starting maportal-card for a program that may start none any more: a child, forked before base_cage_enter, makes
 * one whenever it is told to, on the end of a pair that it is handed (SCM_RIGHTS), and ends the one before.  It sees no
 * message, no PIN among them.
 *
 *	card_starter_open(&starter, path, &start);
 *	base_cage_enter(CAGE_EXEC);
 *	err = card_starter_start(&starter, &fd);
 */
#ifndef CARD_STARTER_H
#define CARD_STARTER_H

#include <sys/types.h>

/* How maportal-card is started; NULL where nothing was given. */
struct card_start {
	const char *program; /* path of maportal-card; NULL: card_ask_program */
	const char *data, *config, *now; /* as this program got them */
	const char *soft; /* a folder of soft cards, in the place of that of the configuration */
};

struct card_starter {
	int fd; /* -1: there is none */
	pid_t pid;
};

/* Forks it; ERR_SYSTEM and friends. */
int card_starter_open(struct card_starter *starter, const char *path, const struct card_start *start);

/* A new maportal-card at the other end of *fd, which is the caller's; ERR_CLOSED when the starter has gone. */
int card_starter_start(const struct card_starter *starter, int *fd);

/* Ends it, and what it has started. */
void card_starter_close(struct card_starter *starter);

#endif
