/*
 * A public key in the wire form of SSH (RFC 4253, RFC 5656), as far as a card has one: an RSA key of 2048 bits or more,
 * or one on P-256.  Whoever hands such bytes on, and whoever takes them, asks here.
 */
#ifndef IPC_KEY_H
#define IPC_KEY_H

#include <stddef.h>

enum {
	IPC_KEY_BITS_MIN = 2048,
	IPC_KEY_BITS_MAX = 8192,
	IPC_KEY_MAX = 1100, /* bytes: the longest one of IPC_KEY_BITS_MAX */
};

/* Whether the bytes are exactly such a key; whether anybody has its other half is not asked. */
int ipc_key_is_allowed(const void *bytes, size_t n);

#endif
