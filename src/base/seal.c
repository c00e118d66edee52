/* Passwords as Argon2id. */
#include "config.h"

#include "base/seal.h"

#include <argon2.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/base64.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/random.h"

enum { SALT_SIZE = 16, SALT_LETTERS = 22, HASH_SIZE = 32 };

static int seal(const char *password, struct seal_cost cost, const unsigned char salt[SALT_SIZE],
		char sealed[BASE_SEAL_TEXT_SIZE])
{
	int result = argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, password, strlen(password), salt,
					   SALT_SIZE, HASH_SIZE, sealed, BASE_SEAL_TEXT_SIZE);

	base_mem_trim();
	return result == ARGON2_OK ? 0 : ERR_SYSTEM;
}

int base_seal_password(const char *password, struct seal_cost cost, char sealed[BASE_SEAL_TEXT_SIZE])
{
	unsigned char salt[SALT_SIZE];

	base_random_bytes(salt, sizeof salt);
	return seal(password, cost, salt, sealed);
}

/* $argon2id$v=19$m=…,t=…,p=…$SALT$HASH: the salt, in base64 without its padding. */
static int find_salt(const char *sealed, char letters[SALT_LETTERS + 1])
{
	const char *part = sealed;

	for (int i = 0; part && i < 4; i++) {
		part = strchr(part, '$');
		part = part ? part + 1 : NULL;
	}
	if (!part || strcspn(part, "$") != SALT_LETTERS)
		return ERR_SYNTAX;
	memcpy(letters, part, SALT_LETTERS);
	letters[SALT_LETTERS] = '\0';
	return 0;
}

int base_seal_renew(const char *sealed, const char *password, struct seal_cost cost,
		    char renewed[BASE_SEAL_TEXT_SIZE])
{
	char letters[SALT_LETTERS + 1], padded[SALT_LETTERS + 3];
	unsigned char salt[SALT_SIZE];
	size_t n = 0;

	if (find_salt(sealed, letters))
		return base_seal_password(password, cost, renewed);
	snprintf(padded, sizeof padded, "%s==", letters);
	if (base_base64_decode(padded, salt, sizeof salt, &n) || n != sizeof salt)
		return base_seal_password(password, cost, renewed);
	return seal(password, cost, salt, renewed);
}

int base_seal_is_renewed(const char *before, const char *now)
{
	char salt_before[SALT_LETTERS + 1], salt_now[SALT_LETTERS + 1];

	return !find_salt(before, salt_before) && !find_salt(now, salt_now) && strcmp(salt_before, salt_now) == 0;
}

int base_seal_check(const char *sealed, const char *password)
{
	int result = argon2id_verify(sealed, password, strlen(password));

	base_mem_trim();
	switch (result) {
	case ARGON2_OK:
		return 0;
	case ARGON2_VERIFY_MISMATCH:
		return ERR_DENIED;
	default:
		return ERR_SYNTAX;
	}
}

static int read_cost(const char *sealed, struct seal_cost *made)
{
	return sscanf(sealed, "$argon2id$v=%*d$m=%" SCNu32 ",t=%" SCNu32 ",p=%" SCNu32 "$", &made->memory_kib,
		      &made->passes, &made->lanes) == 3
		       ? 0
		       : ERR_SYNTAX;
}

/* What Argon2id does is to fill so many KiB, so often. */
static uint64_t work(struct seal_cost cost)
{
	return (uint64_t)cost.memory_kib * cost.passes;
}

struct seal_cost base_seal_rest(const char *sealed, struct seal_cost cost)
{
	struct seal_cost made, rest = {.lanes = cost.lanes};
	uint64_t left;

	if (read_cost(sealed, &made))
		return cost;
	if (work(made) >= work(cost))
		return (struct seal_cost){0};
	left = work(cost) - work(made);
	rest.passes = (uint32_t)((left + cost.memory_kib - 1) / cost.memory_kib);
	rest.memory_kib = (uint32_t)(left / rest.passes);
	if (rest.memory_kib < 2 * ARGON2_SYNC_POINTS * rest.lanes)
		rest.memory_kib = 2 * ARGON2_SYNC_POINTS * rest.lanes; /* less it does not take */
	return rest;
}

int base_seal_is_weaker(const char *sealed, struct seal_cost cost)
{
	struct seal_cost made;

	if (read_cost(sealed, &made))
		return 1;
	return made.memory_kib < cost.memory_kib || made.passes < cost.passes || made.lanes < cost.lanes;
}
