/*
 * What maportal-net gives up.  The nursery: root, the file system, other programs, the network beyond what it
 * is handed.  A child, before the first byte from outside: every call that is not on the list (net/jail.c),
 * further processes and descriptors, files, most of its address space.
 */
#ifndef NET_JAIL_H
#define NET_JAIL_H

struct cage;

/*
 * Started by root: an empty root folder, and from now on the given user, of whom nothing must be left of
 * root; ERR_NOT_FOUND: there is no such user.
 */
int net_jail_enter(const char *user);

/* Compiles the list for the children; ERR_SYSTEM. */
int net_jail_build(struct cage **list);

/* In a child. */
int net_jail_lock(const struct cage *list);

#endif
