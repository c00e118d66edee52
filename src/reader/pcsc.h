/* The reader service (pcscd): one card of one reader for as long as a few commands take. */
#ifndef READER_PCSC_H
#define READER_PCSC_H

#include "card/card.h"
#include "reader/setting.h"

/* Reads the health card in the reader; RULE_NONE or why not. */
enum rule reader_pcsc_read_nhi(const struct reader_setting *setting, struct card_nhi *nhi);

#endif
