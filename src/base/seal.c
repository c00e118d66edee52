/* Passwords as Argon2id. */
#include "config.h"

#include "base/seal.h"

#include <argon2.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/random.h"

enum { SALT_SIZE = 16, HASH_SIZE = 32 };

int base_seal_password(const char *password, struct seal_cost cost, char sealed[BASE_SEAL_TEXT_SIZE])
{
	unsigned char salt[SALT_SIZE];
	int result;

	base_random_bytes(salt, sizeof salt);
	result = argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, password, strlen(password), salt,
				       sizeof salt, HASH_SIZE, sealed, BASE_SEAL_TEXT_SIZE);
	base_mem_trim();
	return result == ARGON2_OK ? 0 : ERR_SYSTEM;
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

int base_seal_is_weaker(const char *sealed, struct seal_cost cost)
{
	struct seal_cost made;

	if (sscanf(sealed, "$argon2id$v=%*d$m=%" SCNu32 ",t=%" SCNu32 ",p=%" SCNu32 "$", &made.memory_kib, &made.passes,
		   &made.lanes) != 3)
		return 1;
	return made.memory_kib < cost.memory_kib || made.passes < cost.passes || made.lanes < cost.lanes;
}
