/* Numbers of health cards. */
#include "config.h"

#include "domain/nhi-card.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "domain/identifier.h"
#include "domain/shape.h"

enum { GROUP = 4 };

enum rule domain_nhi_card_identify(struct identifier *identifier)
{
	char *value = identifier->value;

	if (domain_shape_matches(value, "9999-9999-9999")) {
		memmove(value + GROUP, value + GROUP + 1, GROUP);
		memmove(value + 2 * GROUP, value + 2 * GROUP + 2, GROUP + 1);
	}
	if (!domain_shape_matches(value, "999999999999"))
		return RULE_ID_6;
	snprintf(identifier->detail, sizeof identifier->detail, base_lang_text("健保卡 %.4s-%.4s-%.4s"),
		 value, value + GROUP, value + 2 * GROUP);
	return RULE_NONE;
}
