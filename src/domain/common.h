/*
 * The most common passwords, which are tried first by whoever guesses: db/data/common_passwords.txt, built in.
 * A look-up is a binary search, cheap enough for every key that is pressed.
 */
#ifndef DOMAIN_COMMON_H
#define DOMAIN_COMMON_H

#include <stddef.h>

/* Whether the n bytes of a word are one of them, whatever the case of its letters. */
int domain_common_has(const char *word, size_t n);

/*
 * The same for what a rule about kinds of characters makes of a common word, as "Password1!" of "password": digits and
 * signs at its end are left away.
 */
int domain_common_has_decorated(const char *word);

#endif
