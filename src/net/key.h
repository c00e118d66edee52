/* The host keys: made where they are missing, shown by their fingerprints. */
#ifndef NET_KEY_H
#define NET_KEY_H

#include <libssh/libssh.h>
#include <stdio.h>

#include "base/conf.h"

/*
 * All that conf names; a line "ED25519 SHA256:…" each.  ERR_SYNTAX: a file is no key, or one of another kind.
 */
int net_key_make_all(const struct conf *conf, FILE *out);

/* The private key in a file that conf names, for ssh_key_free(); ERR_NOT_FOUND, ERR_SYNTAX: it is no key. */
int net_key_read(const struct conf *conf, const char *name, ssh_key *key);

#endif
