/* Reading the basic data of a health card (cards.md 3.1): two commands, no PIN. */
#ifndef READER_NHI_H
#define READER_NHI_H

#include "card/card.h"
#include "reader/apdu.h"

/*
 * RULE_NONE and the record, or an empty one: RULE_CARD_7_NHI for another kind of card, RULE_CARD_3,
 * RULE_CARD_8_…
 */
enum rule reader_nhi_read(const struct reader_line *line, struct card_nhi *nhi);

#endif
