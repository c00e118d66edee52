/* Addresses in one form. */
#include "config.h"

#include "guard/source.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "base/err.h"
#include "base/random.h"

enum { MAPPED_BYTES = 12 };

static const unsigned char mapped[MAPPED_BYTES] = {[10] = 0xff, [11] = 0xff};

static int is_ipv4(const struct guard_source *source)
{
	return memcmp(source->bytes, mapped, sizeof mapped) == 0;
}

static void map_ipv4(struct guard_source *source, const void *address)
{
	memcpy(source->bytes, mapped, sizeof mapped);
	memcpy(source->bytes + MAPPED_BYTES, address, sizeof source->bytes - MAPPED_BYTES);
}

int guard_source_of(const struct sockaddr_storage *address, struct guard_source *source)
{
	struct sockaddr_in ipv4;
	struct sockaddr_in6 ipv6;

	*source = (struct guard_source){0};
	switch (address->ss_family) {
	case AF_INET:
		memcpy(&ipv4, address, sizeof ipv4);
		map_ipv4(source, &ipv4.sin_addr);
		return 0;
	case AF_INET6:
		memcpy(&ipv6, address, sizeof ipv6);
		memcpy(source->bytes, &ipv6.sin6_addr, sizeof source->bytes);
		return 0;
	default:
		return ERR_SYNTAX;
	}
}

int guard_source_read(const char *text, struct guard_source *source)
{
	struct in_addr ipv4;

	*source = (struct guard_source){0};
	if (inet_pton(AF_INET, text, &ipv4) == 1) {
		map_ipv4(source, &ipv4);
		return 0;
	}
	return inet_pton(AF_INET6, text, source->bytes) == 1 ? 0 : ERR_SYNTAX;
}

void guard_source_text(const struct guard_source *source, char text[IPC_SOURCE_SIZE])
{
	if (is_ipv4(source))
		inet_ntop(AF_INET, source->bytes + MAPPED_BYTES, text, IPC_SOURCE_SIZE);
	else
		inet_ntop(AF_INET6, source->bytes, text, IPC_SOURCE_SIZE);
}

struct guard_source guard_source_mask(struct guard_source source, unsigned bits_ipv4, unsigned bits_ipv6)
{
	unsigned bits = is_ipv4(&source) ? 8 * MAPPED_BYTES + bits_ipv4 : bits_ipv6;

	for (unsigned i = 0; i < sizeof source.bytes; i++) {
		unsigned kept = bits <= 8 * i ? 0 : bits - 8 * i;

		if (kept < 8)
			source.bytes[i] &= (unsigned char)(0xff00U >> kept);
	}
	return source;
}

int guard_source_is_equal(const struct guard_source *a, const struct guard_source *b)
{
	return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

void guard_source_keys_init(struct guard_source_keys *keys)
{
	base_random_bytes(keys->numbers, sizeof keys->numbers);
}

/* Pairwise multiply and shift (Thorup): strongly universal, so any two sources collide with the chance of 2^-32. */
uint32_t guard_source_hash(const struct guard_source *source, const struct guard_source_keys *keys)
{
	uint64_t sum = keys->numbers[GUARD_SOURCE_KEYS - 1];
	uint32_t words[4];

	memcpy(words, source->bytes, sizeof words);
	for (unsigned i = 0; i < 4; i += 2)
		sum += (keys->numbers[i] + words[i + 1]) * (keys->numbers[i + 1] + words[i]);
	return (uint32_t)(sum >> 32);
}
