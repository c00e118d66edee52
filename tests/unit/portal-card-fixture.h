/* What tests of cards share: authorities made once, a data directory that trusts them, cards that sign. */
#ifndef PORTAL_CARD_FIXTURE_H
#define PORTAL_CARD_FIXTURE_H

#include "portal-fixture.h"
#include "portal/card-login.h"
#include "trust-pki.h"

/* A card of a test: its certificate, freed by the test, and what it signs with. */
struct test_card {
	struct trust_certificate *certificate;
	struct trust_description description;
	EVP_PKEY *key;
};

extern struct pki *fixture_pki; /* made once: keys take their time */

/* Group setup; pki_close is its teardown.  Each test has a data directory that trusts the authorities. */
int fixture_pki_open(void **state);
int fixture_card_open(void **state);
int fixture_card_close(void **state);

#define FIXTURE_CARD_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_card_open, fixture_card_close)

struct test_card fixture_card(const struct pki_leaf *leaf);

/* As the screen does it: challenge, signature, login; the rule that refused it, or "". */
const char *fixture_card_enter(struct fixture *fixture, enum trust_side side, const struct test_card *card);

void fixture_log_out(struct fixture *fixture);

/* What the database says. */
void fixture_expect(const struct fixture *fixture, const char *sql, const char *wanted);

#endif
