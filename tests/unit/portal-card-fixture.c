/* Cards of tests, and logging in by them. */
#include "config.h"

#include "portal-card-fixture.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "portal/session.h"

struct pki *fixture_pki;

int fixture_pki_open(void **state)
{
	int result = pki_open(state);

	fixture_pki = *state;
	return result;
}

int fixture_card_open(void **state)
{
	struct fixture *fixture;
	char path[FOLDER_SIZE + 8], code[32];
	int result = fixture_open(state);

	fixture = *state;
	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	base_clock_set(PKI_NOW);
	snprintf(path, sizeof path, "%s/trust", fixture->data);
	assert_int_equal(symlink(fixture_pki->folder, path), 0);
	return result;
}

int fixture_card_close(void **state)
{
	struct fixture *fixture = *state;
	char path[FOLDER_SIZE + 8];

	snprintf(path, sizeof path, "%s/trust", fixture->data);
	assert_int_equal(unlink(path), 0);
	return fixture_close(state);
}

struct test_card fixture_card(const struct pki_leaf *leaf)
{
	struct test_card card = {.key = fixture_pki->keys[leaf->key]};
	X509 *x509 = pki_make(fixture_pki, leaf);

	card.certificate = pki_read(x509);
	trust_certificate_describe(card.certificate, &card.description);
	X509_free(x509);
	return card;
}

const char *fixture_card_enter(struct fixture *fixture, enum trust_side side, const struct test_card *card)
{
	struct trust_signature signature;
	struct buf message = {0};

	portal_card_login_challenge(&fixture->portal, TRUST_PURPOSE_LOGIN, card->description.fingerprint, &message);
	pki_sign(card->key, message.data, message.len, TRUST_SCHEME_ECDSA, &signature);
	base_buf_release(&message);
	return fixture_run(
		fixture, &portal_card_login_enter,
		&(struct card_login){.side = side, .certificate = card->certificate, .signature = &signature});
}

void fixture_log_out(struct fixture *fixture)
{
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
	assert_string_equal(fixture->portal.actor.institution_code, "");
}

void fixture_expect(const struct fixture *fixture, const char *sql, const char *wanted)
{
	struct buf found = {0};

	fixture_look(fixture, sql, &found);
	assert_string_equal(base_buf_text(&found), wanted);
	base_buf_release(&found);
}
