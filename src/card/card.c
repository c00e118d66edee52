/* States and PINs in words. */
#include "config.h"

#include "card/card.h"

#include <string.h>

enum { PIN_LEAST = 6, PIN_MOST = 8 };

static const struct {
	enum rule rule;
	const char *text;
} states[CARD_STATE_COUNT] = {
#define ROW(word, its_rule, its_text) [word] = {.rule = its_rule, .text = its_text},
	CARD_STATE_LIST(ROW)
#undef ROW
};

enum rule card_state_rule(enum card_state state)
{
	return states[state].rule;
}

const char *card_state_text(const struct card_reader *reader)
{
	if (reader->is_soft && reader->state == CARD_STATE_IN)
		return "模擬讀卡機：模擬卡";
	if (reader->is_soft && reader->state == CARD_STATE_EMPTY)
		return "模擬讀卡機：無卡";
	return states[reader->state].text;
}

enum rule card_token_rule(const struct card_token *token)
{
	if (token->is_pin_locked)
		return RULE_CARD_41_LOCKED;
	if (token->is_pin_final)
		return RULE_CARD_41_FINAL;
	return token->is_pin_low ? RULE_CARD_41_LOW : RULE_NONE;
}

enum rule card_token_wrong(const struct card_token *token)
{
	if (token->is_pin_locked)
		return RULE_CARD_41_LOCKED;
	if (token->is_pin_final)
		return RULE_CARD_41_WRONG_FINAL;
	return token->is_pin_low ? RULE_CARD_41_WRONG_LOW : RULE_CARD_41_WRONG;
}

enum rule card_pin_check(const char *pin)
{
	size_t n = strlen(pin);

	for (size_t i = 0; i < n; i++)
		if (pin[i] <= ' ' || pin[i] > '~')
			return RULE_CARD_40_FORM;
	return n < PIN_LEAST || n > PIN_MOST ? RULE_CARD_40 : RULE_NONE;
}
