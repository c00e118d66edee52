/* Logging in by card: whom a certificate opens the portal for, at which level, and whom not. */
#include "config.h"

#include "portal-card-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "domain/nhi-login.h"
#include "domain/rule.h"
#include "portal/card-assign.h"
#include "portal/card-login.h"
#include "portal/session.h"
#include "store/account.h"

static const char institution[] = "0401180014";

static const char *enter(struct fixture *fixture, enum trust_side side, const struct pki_leaf *leaf)
{
	struct test_card card = fixture_card(leaf);
	const char *rule = fixture_card_enter(fixture, side, &card);
	const char *looked;

	if (fixture->portal.actor.kind == ACTOR_NOBODY) { /* what is hopeless is known before the PIN is asked for */
		looked = fixture_run(fixture, &portal_card_login_look,
				     &(struct card_login){.side = side, .certificate = card.certificate});
		assert_string_equal(looked, rule);
	}
	trust_certificate_free(card.certificate);
	return rule;
}

static const struct pki_leaf nurse = {.id = "A123456789"};
static const struct pki_leaf clinic = {.type = PKI_INSTITUTION, .id = institution};

static void test_person(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&nurse);

	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_ACCOUNT);
	assert_int_equal(fixture->portal.actor.level, LEVEL_CERTIFICATE);
	fixture_log_out(fixture);
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	fixture_log_out(fixture);
	fixture_expect(fixture, "SELECT count(*), account_id FROM card", "1 1\n");
	fixture_expect(fixture,
	       "SELECT act, actor, level, object, outcome FROM audit WHERE id > (SELECT max(id) - 4 FROM audit)",
	       "card-login.enter nobody 0 account:1 done\nsession.logout account:1 4 account:1 done\n"
	       "card-login.enter nobody 0 account:1 done\nsession.logout account:1 4 account:1 done\n");
	trust_certificate_free(card.certificate);
}

static void test_institution(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(enter(fixture, TRUST_SIDE_INSTITUTION, &clinic), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_INSTITUTION);
	assert_string_equal(fixture->portal.actor.institution_code, institution);
	assert_false(domain_access_may(&fixture->portal.actor, RIGHT_USE_ACCOUNT));
	fixture_expect(fixture, "SELECT institution_code, reason FROM session", "0401180014 \n");
	fixture_log_out(fixture);
	fixture_expect(fixture, "SELECT actor, object FROM audit ORDER BY id DESC LIMIT 1",
		       "institution:0401180014 institution:0401180014\n");
	fixture_expect(fixture, "SELECT institution_code, reason FROM session", "0401180014 logout\n");
}

/* R-SN-03: neither card opens the other side. */
static void test_wrong_side(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(enter(fixture, TRUST_SIDE_INSTITUTION, &nurse), "R-CARD-34");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_CARD_34_INSTITUTION));
	assert_string_equal(enter(fixture, TRUST_SIDE_PERSON, &clinic), "R-CARD-34");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_CARD_34_PERSON));
}

static void test_refused(void **state)
{
	static const struct {
		struct pki_leaf leaf;
		enum trust_side side;
		const char *rule;
	} rows[] = {
		{{.id = "A123456789", .by = PKI_OTHER}, TRUST_SIDE_PERSON, "R-CARD-34"},
		{{.id = "A123456789", .from_days = -60, .to_days = -1}, TRUST_SIDE_PERSON, "R-CARD-34"},
		{{.id = "A123456789", .by = PKI_LISTLESS}, TRUST_SIDE_PERSON, "R-CARD-35"},
		{{.id = "A223456781"}, TRUST_SIDE_PERSON, "R-CARD-25"},	 /* nobody of the register */
		{{.id = "B137735463"}, TRUST_SIDE_PERSON, "R-CARD-36"},	 /* without account */
		{{.type = PKI_INSTITUTION, .id = "1101100011"}, TRUST_SIDE_INSTITUTION, "R-CARD-36"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		assert_string_equal(enter(fixture, rows[i].side, &rows[i].leaf), rows[i].rule);
		assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
	}
	fixture_expect(fixture, "SELECT count(*) FROM card", "0\n");
}

/* The answer to an older challenge, to none, and the same answer twice. */
static void test_challenge(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&nurse);
	struct trust_signature signature;
	struct card_login login = {
		.side = TRUST_SIDE_PERSON, .certificate = card.certificate, .signature = &signature};
	struct buf message = {0};

	portal_card_login_challenge(&fixture->portal, TRUST_PURPOSE_LOGIN, card.description.fingerprint, &message);
	pki_sign(card.key, message.data, message.len, TRUST_SCHEME_ECDSA, &signature);
	base_buf_clear(&message);
	portal_card_login_challenge(&fixture->portal, TRUST_PURPOSE_LOGIN, card.description.fingerprint, &message);
	assert_string_equal(fixture_run(fixture, &portal_card_login_enter, &login), "R-CARD-45");
	pki_sign(card.key, message.data, message.len, TRUST_SCHEME_ECDSA, &signature);
	assert_string_equal(fixture_run(fixture, &portal_card_login_enter, &login), "R-CARD-45");
	base_buf_clear(&message);
	portal_card_login_challenge(&fixture->portal, TRUST_PURPOSE_LOGIN, card.description.fingerprint, &message);
	pki_sign(card.key, message.data, message.len, TRUST_SCHEME_ECDSA, &signature);
	assert_string_equal(fixture_run(fixture, &portal_card_login_enter, &login), "");
	fixture_log_out(fixture);
	assert_string_equal(fixture_run(fixture, &portal_card_login_enter, &login), "R-CARD-45");
	base_buf_release(&message);
	trust_certificate_free(card.certificate);
}

static void set_state(struct fixture *fixture, const char *word)
{
	struct account account;

	assert_int_equal(store_begin(fixture->portal.store), 0);
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account), 0);
	base_mem_copy(account.state, sizeof account.state, word);
	assert_int_equal(store_account_update(fixture->portal.store, &account), 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
}

static void test_suspended(void **state)
{
	struct fixture *fixture = *state;

	set_state(fixture, "suspended");
	assert_string_equal(enter(fixture, TRUST_SIDE_PERSON, &nurse), "R-ACT-6");
	set_state(fixture, "active");
	assert_string_equal(enter(fixture, TRUST_SIDE_PERSON, &nurse), "");
	fixture_log_out(fixture);
}

/* Over SSH: the key of the card, its certificate brought once; everything is checked again each time. */
static void test_key(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&(struct pki_leaf){.id = "A123456789", .from_days = -9, .to_days = 1});
	struct test_card other = fixture_card(&(struct pki_leaf){.id = "A123456789", .key = PKI_KEY_P256_OTHER});
	struct buf key = {0}, pem = {0}, other_pem = {0};
	struct card_key offered;

	assert_int_equal(trust_certificate_ssh_key(card.certificate, &key), 0);
	trust_certificate_add_pem(card.certificate, &pem);
	trust_certificate_add_pem(other.certificate, &other_pem);
	offered = (struct card_key){.key = key.data, .key_n = key.len};
	assert_string_equal(fixture_run(fixture, &portal_card_login_key, &offered), "R-CARD-61");
	offered.certificate = other_pem.data;
	offered.certificate_n = other_pem.len;
	assert_string_equal(fixture_run(fixture, &portal_card_login_enroll, &offered), "R-CARD-65");
	offered.certificate = "-----BEGIN CERTIFICATE-----";
	offered.certificate_n = strlen(offered.certificate);
	assert_string_equal(fixture_run(fixture, &portal_card_login_enroll, &offered), "R-CARD-34");
	offered.certificate = pem.data;
	offered.certificate_n = pem.len;
	assert_string_equal(fixture_run(fixture, &portal_card_login_enroll, &offered), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
	assert_string_equal(fixture_run(fixture, &portal_card_login_enroll, &offered), ""); /* again changes nothing */
	fixture_expect(fixture, "SELECT count(*) FROM card", "1\n");
	assert_string_equal(fixture_run(fixture, &portal_card_login_key, &offered), "");
	assert_int_equal(fixture->portal.actor.level, LEVEL_CERTIFICATE);
	fixture_log_out(fixture);
	base_clock_set(PKI_NOW + 2 * (int64_t)PKI_DAY);
	assert_string_equal(fixture_run(fixture, &portal_card_login_key, &offered), "R-CARD-34");
	base_clock_set(PKI_NOW);
	base_buf_release(&key);
	base_buf_release(&pem);
	base_buf_release(&other_pem);
	trust_certificate_free(card.certificate);
	trust_certificate_free(other.certificate);
}

/* A revoked card is told so, over SSH as well. */
static void test_revoked(void **state)
{
	struct fixture *fixture = *state;
	X509 *x509 = pki_make(fixture_pki, &nurse);
	struct test_card card = {.certificate = pki_read(x509), .key = fixture_pki->keys[PKI_KEY_P256]};
	struct buf key = {0};
	struct card_key offered;

	trust_certificate_describe(card.certificate, &card.description);
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	fixture_log_out(fixture);
	pki_revoke(fixture_pki, PKI_ISSUING, x509);
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "R-CARD-34");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_CARD_34_REVOKED));
	assert_int_equal(trust_certificate_ssh_key(card.certificate, &key), 0);
	offered = (struct card_key){.key = key.data, .key_n = key.len};
	assert_string_equal(fixture_run(fixture, &portal_card_login_key, &offered), "R-CARD-34");
	pki_revoke(fixture_pki, PKI_ISSUING, NULL);
	base_buf_release(&key);
	trust_certificate_free(card.certificate);
	X509_free(x509);
}

/* What has been enrolled for one person is nobody else's, whatever the rows say. */
static void test_other_owner(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&clinic);

	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_INSTITUTION, &card), "");
	fixture_log_out(fixture);
	fixture_meddle(fixture, "UPDATE card SET institution_code = NULL, account_id = 1");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_INSTITUTION, &card), "R-CARD-36");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_CARD_36_OTHER));
	trust_certificate_free(card.certificate);
}

/* One that has to name somebody and does not is nobody's to give; one that names somebody is his. */
static void test_assigned(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&(struct pki_leaf){.id = "-"}), named = fixture_card(&nurse);
	struct card_assignment assignment = {.holder = "b137735463"};
	struct buf pem = {0}, named_pem = {0};

	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "R-CARD-34");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
	trust_certificate_add_pem(card.certificate, &pem);
	trust_certificate_add_pem(named.certificate, &named_pem);
	fixture->portal.actor.kind = ACTOR_OPERATOR;
	assignment.certificate = pem.data;
	assignment.certificate_n = pem.len;
	assert_string_equal(fixture_run(fixture, &portal_card_assign, &assignment), "R-CARD-34");
	assignment.certificate = named_pem.data;
	assignment.certificate_n = named_pem.len;
	assert_string_equal(fixture_run(fixture, &portal_card_assign, &assignment), "R-CARD-36");
	assignment.holder = " a123456789";
	assert_string_equal(fixture_run(fixture, &portal_card_assign, &assignment), "");
	assert_string_equal(assignment.name.name, "王小明");
	assert_string_equal(assignment.name.identity, "A123***789");
	assignment.certificate_n = 10;
	assert_string_equal(fixture_run(fixture, &portal_card_assign, &assignment), "R-CARD-34");
	fixture->portal.actor.kind = ACTOR_NOBODY;
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &named), "");
	fixture_log_out(fixture);
	base_buf_release(&pem);
	base_buf_release(&named_pem);
	trust_certificate_free(card.certificate);
	trust_certificate_free(named.certificate);
}

static const char *enter_nhi(struct fixture *fixture, const char *person_id_no, const char *card_no,
			     const char *password)
{
	struct nhi_login login = {.card_person_id_no = "A123456789"};
	const char *rule;

	base_mem_copy(login.person_id_no, sizeof login.person_id_no, person_id_no);
	base_mem_copy(login.card_no, sizeof login.card_no, card_no);
	base_mem_copy(login.password, sizeof login.password, password);
	rule = fixture_run(fixture, &portal_card_login_nhi, &login);
	assert_string_equal(login.password, "");
	return rule;
}

static void test_health_card(void **state)
{
	static const char rows[] = "A123456789,000012345678,secret1,ok\n";
	struct fixture *fixture = *state;
	char path[BASE_CONF_TEXT_SIZE];

	assert_string_equal(enter_nhi(fixture, "A123456789", "000012345678", "secret1"), "R-CARD-22");
	base_mem_copy(fixture->conf.nhi_check, sizeof fixture->conf.nhi_check, "simulator");
	assert_int_equal(base_conf_path(&fixture->conf, fixture->conf.nhi_simulator, path), 0);
	assert_int_equal(base_file_write(path, rows, sizeof rows - 1, 0600), 0);
	assert_string_equal(enter_nhi(fixture, "", "000012345678", "secret1"), "R-ACT-21");
	assert_string_equal(enter_nhi(fixture, "A123456789", "", "secret1"), "R-CARD-24");
	assert_string_equal(enter_nhi(fixture, "A223456781", "000012345678", "secret1"), "R-CARD-24");
	assert_string_equal(enter_nhi(fixture, "A123456789", "000012345678", "abc12"), "R-CARD-23");
	assert_string_equal(enter_nhi(fixture, "A123456789", "000012345678", "secret1"), "");
	assert_int_equal(fixture->portal.actor.level, LEVEL_HEALTH_CARD);
	fixture_log_out(fixture);
	for (int i = 0; i < 4; i++) /* a success forgets these */
		assert_string_equal(enter_nhi(fixture, "A123456789", "000012345678", "wrong12"), "R-CARD-22");
	assert_string_equal(enter_nhi(fixture, "A123456789", "000012345678", "secret1"), "");
	fixture_log_out(fixture);
	for (int i = 0; i < 5; i++)
		assert_string_equal(enter_nhi(fixture, "A123456789", "000012345678", "wrong12"), "R-CARD-22");
	assert_string_equal(enter_nhi(fixture, "A123456789", "000012345678", "secret1"), "R-ACT-7");
	fixture_expect(fixture, "SELECT count(*) FROM audit WHERE act = 'card-login.nhi' AND outcome = 'done'", "2\n");
}

#define CASE(test) FIXTURE_CARD_TEST(test)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_person),    CASE(test_institution), CASE(test_wrong_side),  CASE(test_refused),
		CASE(test_challenge), CASE(test_suspended),   CASE(test_key),	      CASE(test_revoked),
		CASE(test_other_owner), CASE(test_health_card), CASE(test_assigned),
	};

	return cmocka_run_group_tests(tests, fixture_pki_open, pki_close);
}
