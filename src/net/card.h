/*
 * The door of cards: the client shows the public key of a card and signs with it (R-CARD-60 to R-CARD-66).
 *
 * Whose key it is, the session knows.  A key of an enrolled card lets in at once.  Other keys of a kind that cards have
 * are signed with as well, for they may be about to be enrolled, but they only help on ("partial success"): an agent
 * with several keys gets to the one that is enrolled.  A key that comes once more ends this: a client that has been
 * through all of its keys begins anew, OpenSSH's with those that it has not tried yet.  So does keyboard-interactive,
 * without a question, or the method none again: whoever has no key comes in without.
 */
#ifndef NET_CARD_H
#define NET_CARD_H

#include <libssh/libssh.h>
#include <stdint.h>

#include "ipc/key.h"
#include "ipc/message.h"

enum {
	NET_CARD_SHOWN_MAX = 20,			/* times that a client may show a key, or sign with it */
	NET_CARD_PROVEN_MAX = IPC_KEYS_PROVEN_MAX - 1, /* keys that are not known; there is room for one that is */
};

struct net_card_key {
	unsigned char bytes[IPC_KEY_MAX];
	size_t n;
};

/* What a connection has shown so far. */
struct net_card {
	int is_asked; /* the client has named the door of cards */
	unsigned n_shown;
	struct net_card_key proven[NET_CARD_PROVEN_MAX]; /* of no enrolled card */
	size_t n_proven;
	uint64_t heard; /* packets that came until libssh last brought a request */
};

enum net_card_answer {
	NET_CARD_NO,
	NET_CARD_SIGN,  /* a signature by this key is welcome */
	NET_CARD_MORE,  /* proven, and there may be a better one */
	NET_CARD_ENTER, /* proven, and the one */
	NET_CARD_OVER,  /* too many */
	NET_CARD_FAULT, /* the session does not answer */
};

/* Whether this user name is the door of cards. */
int net_card_is_door(const char *user);

/* What to answer to a key that is shown, or (is_signed) that the client has signed with. */
enum net_card_answer net_card_judge(struct net_card *card, int gate, ssh_key key, int is_signed);

#endif
