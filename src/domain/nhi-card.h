/* 健保卡卡號: twelve digits without a known check digit, printed in groups of four (identifiers.md 6). */
#ifndef DOMAIN_NHI_CARD_H
#define DOMAIN_NHI_CARD_H

#include "domain/rule.h"

struct identifier;

/* The function of the kind "nhi-card"; hyphens or blanks between groups of four are taken out. */
enum rule domain_nhi_card_identify(struct identifier *identifier);

#endif
