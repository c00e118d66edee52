/* One key after the other. */
#include "config.h"

#include "net/card.h"

#include <string.h>

#include "base/base64.h"
#include "base/err.h"
#include "base/mem.h"
#include "net/ask.h"

int net_card_is_door(const char *user)
{
	return strcmp(user, "card") == 0;
}

/* The wire form, which libssh gives as base64 only. */
static int read_key(ssh_key key, struct net_card_key *wire)
{
	char *text = NULL;
	int err = ERR_SYNTAX;

	if (ssh_pki_export_pubkey_base64(key, &text) == SSH_OK)
		err = base_base64_decode(text, wire->bytes, sizeof wire->bytes, &wire->n);
	ssh_string_free_char(text);
	return err || !ipc_key_is_allowed(wire->bytes, wire->n) ? ERR_SYNTAX : 0;
}

static int was_proven(const struct net_card *card, const struct net_card_key *key)
{
	for (size_t i = 0; i < card->n_proven; i++)
		if (card->proven[i].n == key->n && memcmp(card->proven[i].bytes, key->bytes, key->n) == 0)
			return 1;
	return 0;
}

static enum net_card_answer answer(struct net_card *card, int gate, const struct net_card_key *key,
				   int is_signed)
{
	int is_known, err;

	if (was_proven(card, key))
		return is_signed ? NET_CARD_ENTER : NET_CARD_SIGN;
	err = net_ask_key(gate, key->bytes, key->n, 0);
	is_known = !err;
	if (err && err != ERR_NOT_FOUND)
		return NET_CARD_FAULT;
	if (!is_known && card->n_proven == BASE_COUNT(card->proven))
		return NET_CARD_NO;
	if (!is_signed)
		return NET_CARD_SIGN;
	err = net_ask_key(gate, key->bytes, key->n, 1);
	if (err && err != ERR_NOT_FOUND)
		return NET_CARD_FAULT;
	if (!is_known)
		card->proven[card->n_proven++] = *key;
	return is_known ? NET_CARD_ENTER : NET_CARD_MORE;
}

enum net_card_answer net_card_judge(struct net_card *card, int gate, ssh_key key, int is_signed)
{
	struct net_card_key wire;

	if (++card->n_shown > NET_CARD_SHOWN_MAX)
		return NET_CARD_OVER;
	return read_key(key, &wire) ? NET_CARD_NO : answer(card, gate, &wire, is_signed);
}
