/* The record of a health card: 57 bytes at fixed places (cards.md 3.2). */
#ifndef CARD_NHI_H
#define CARD_NHI_H

#include "card/card.h"

/*
 * RULE_NONE and the record; or RULE_CARD_8_LENGTH, RULE_CARD_8_NUMBER, RULE_CARD_8_ID and an empty one.  A
 * name, a sex or a date that cannot be read is no reason to refuse a card.
 */
enum rule card_nhi_read(const void *bytes, size_t n, struct card_nhi *nhi);

/* What is to be said of a record that was read: RULE_CARD_8_SEX, RULE_CARD_8_DATE, RULE_NONE. */
enum rule card_nhi_warning(const struct card_nhi *nhi);

#endif
