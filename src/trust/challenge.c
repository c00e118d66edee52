/* Making challenges, their message, and using them up. */
#include "config.h"

#include "trust/challenge.h"

#include <string.h>

#include "base/clock.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/random.h"

static const char *const lines[] = {
#define ROW(word, line) [word] = line,
	TRUST_PURPOSE_LIST(ROW)
#undef ROW
};

/* No control character: a value cannot add a line. */
static void copy_word(char word[TRUST_CHALLENGE_WORD_SIZE], const char *text)
{
	struct buf harmless = {0};
	size_t n;

	base_gate_harmless(text, strlen(text), 0, &harmless);
	n = harmless.len < TRUST_CHALLENGE_WORD_SIZE ? harmless.len : TRUST_CHALLENGE_WORD_SIZE - 1;
	memcpy(word, base_buf_text(&harmless), n);
	word[n] = '\0';
	base_buf_release(&harmless);
}

void trust_challenge_make(struct trust_challenge *challenge, enum trust_purpose purpose, const char *portal,
			  const char *session)
{
	*challenge = (struct trust_challenge){.purpose = purpose, .made_at = base_clock_now_s()};
	copy_word(challenge->portal, portal);
	copy_word(challenge->session, session);
	base_random_bytes(challenge->random, sizeof challenge->random);
}

void trust_challenge_text(const struct trust_challenge *challenge, const char *fingerprint,
			  struct buf *message)
{
	char at[BASE_CLOCK_TEXT_SIZE];

	base_clock_format_iso(challenge->made_at, at);
	base_buf_addf(message, "%s\nportal=%s\nsession=%s\nat=%s\nrandom=", lines[challenge->purpose],
		      challenge->portal, challenge->session, at);
	for (size_t i = 0; i < sizeof challenge->random; i++)
		base_buf_addf(message, "%02x", challenge->random[i]);
	base_buf_addf(message, "\ncertificate=%s\n", fingerprint);
}

enum rule trust_challenge_take(struct trust_challenge *challenge, enum trust_purpose purpose,
			       const char *session, int64_t now)
{
	char word[TRUST_CHALLENGE_WORD_SIZE];
	int64_t age_s = now - challenge->made_at;
	enum rule rule = RULE_NONE;

	copy_word(word, session);
	if (challenge->made_at == 0)
		rule = RULE_CARD_45_USED;
	else if (challenge->purpose != purpose || strcmp(challenge->session, word) != 0)
		rule = RULE_CARD_45_OTHER;
	else if (age_s < 0 || age_s > TRUST_CHALLENGE_LIFE_S)
		rule = RULE_CARD_45_LATE;
	challenge->made_at = 0;
	base_mem_wipe(challenge->random, sizeof challenge->random);
	return rule;
}
