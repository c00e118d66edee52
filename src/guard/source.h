/*
 * Where a connection comes from: an IPv6 address, or an IPv4 address mapped into one, so that both have one form.
 * Limits and penalties count by its first bits, since who has one address of a network often has them all.
 */
#ifndef GUARD_SOURCE_H
#define GUARD_SOURCE_H

#include <stdint.h>
#include <sys/socket.h>

#include "ipc/message.h"

struct guard_source {
	unsigned char bytes[16];
};

enum { GUARD_SOURCE_KEYS = 5 };

/* Random numbers that make a hash of ours: without them nobody can choose addresses that collide. */
struct guard_source_keys {
	uint64_t numbers[GUARD_SOURCE_KEYS];
};

/* ERR_SYNTAX for an address of another family. */
int guard_source_of(const struct sockaddr_storage *address, struct guard_source *source);

/* An address as inet_pton takes it, of either family; ERR_SYNTAX. */
int guard_source_read(const char *text, struct guard_source *source);

/* As inet_ntop writes it; a mapped address as the IPv4 address that it is. */
void guard_source_text(const struct guard_source *source, char text[IPC_SOURCE_SIZE]);

/* What is left when only so many bits count. */
struct guard_source guard_source_mask(struct guard_source source, unsigned bits_ipv4, unsigned bits_ipv6);

int guard_source_is_equal(const struct guard_source *a, const struct guard_source *b);

void guard_source_keys_init(struct guard_source_keys *keys);

/* 32 bits, alike for all sources. */
uint32_t guard_source_hash(const struct guard_source *source, const struct guard_source_keys *keys);

#endif
