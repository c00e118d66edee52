/*
 * Who the keeper and its programs are.
 *
 * Started by an ordinary user, all are that user.  Started by root, the keeper acts as portal-user in all it does, so
 * whatever it makes in the data directory is that user's, and is root only for the moment of opening a port or
 * starting a program: sessions and mailer become portal-user before they are executed, maportal-net becomes net-user
 * by itself once it has read its key.  Where no portal-user is configured it is the owner of the data directory.
 */
#ifndef GUARD_IDENTITY_H
#define GUARD_IDENTITY_H

#include <sys/types.h>

#include "base/buf.h"
#include "base/conf.h"

struct guard_identity {
	int is_root; /* started by root */
	uid_t uid;   /* of sessions and mailer */
	gid_t gid;
	char name[64]; /* of that user; "" unless started by root */
};

/* ERR_NOT_FOUND and friends with one line of complaint when there is no such user. */
int guard_identity_find(const struct conf *conf, struct guard_identity *identity, struct buf *complaint);

/* Acts as portal-user, until raised; nothing when not started by root.  ERR_SYSTEM. */
int guard_identity_lower(const struct guard_identity *identity);
int guard_identity_raise(const struct guard_identity *identity);

/* Becomes portal-user for good, in a process that is about to be another program; ERR_SYSTEM. */
int guard_identity_become(const struct guard_identity *identity);

/* Whether a user may give orders: root, or who started the keeper. */
int guard_identity_is_operator(const struct guard_identity *identity, uid_t uid);

#endif
