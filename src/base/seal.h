/*
 * Passwords as Argon2id (RFC 9106) by libargon2; the parameters stand in each sealed text, so they can be
 * raised at any time.  One sealing takes memory_kib of memory and some milliseconds: callers take a slot
 * (base/slot.h) first.
 */
#ifndef BASE_SEAL_H
#define BASE_SEAL_H

#include <stdint.h>

enum { BASE_SEAL_TEXT_SIZE = 160 };

struct seal_cost {
	uint32_t memory_kib, passes, lanes;
};

/* The encoded hash ($argon2id$…) of a password under a fresh salt; ERR_SYSTEM. */
int base_seal_password(const char *password, struct seal_cost cost, char sealed[BASE_SEAL_TEXT_SIZE]);

/* 0 when the password is the sealed one, ERR_DENIED when not, ERR_SYNTAX when sealed is no such text. */
int base_seal_check(const char *sealed, const char *password);

/* Whether a sealed text was made with less than this cost and should be renewed at the next login. */
int base_seal_is_weaker(const char *sealed, struct seal_cost cost);

/*
 * What a check of a sealed text costs less than this: as much work again makes the two the same, give or take what a
 * call costs by itself.  passes 0: nothing.
 */
struct seal_cost base_seal_rest(const char *sealed, struct seal_cost cost);

/*
 * The same password at another cost.  It keeps its salt, so that what was only renewed is told from another password
 * without another hash; ERR_SYSTEM.
 */
int base_seal_renew(const char *sealed, const char *password, struct seal_cost cost,
		    char renewed[BASE_SEAL_TEXT_SIZE]);

/* Whether now is before at another cost (or as it was), and no other password. */
int base_seal_is_renewed(const char *before, const char *now);

#endif
