/* Cards after their enrolment: given back, blocked, revoked while somebody is logged in. */
#include "config.h"

#include "portal-card-fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "domain/lock.h"
#include "domain/rule.h"
#include "portal/card-assign.h"
#include "portal/card-desk.h"
#include "portal/card-stay.h"
#include "portal/institution.h"
#include "portal/session.h"
#include "portal/stay.h"

static const char institution[] = "0401180014";
static const struct pki_leaf nurse = {.id = "A123456789"};

static int64_t card_id(const struct fixture *fixture, const struct test_card *card)
{
	struct card found;

	assert_int_equal(store_card_find(fixture->portal.store, card->description.fingerprint, &found), 0);
	store_card_release(&found);
	return found.id;
}

static const char *as_operator(struct fixture *fixture, const struct act *act, void *record)
{
	const char *rule;

	fixture->portal.actor.kind = ACTOR_OPERATOR;
	memcpy(fixture->portal.actor.name, "root", sizeof "root");
	rule = fixture_run(fixture, act, record);
	fixture->portal.actor.kind = ACTOR_NOBODY;
	fixture->portal.actor.name[0] = '\0';
	return rule;
}

/* What went to the wrong holder is taken back and given to the right one. */
static void test_given_back(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&nurse);
	struct card_assignment assignment = {.holder = "A123456789"};
	struct card_page page = {.holder = "a123456789"};
	struct card_end end;
	struct buf pem = {0};

	trust_certificate_add_pem(card.certificate, &pem);
	assignment.certificate = pem.data;
	assignment.certificate_n = pem.len;
	assert_string_equal(as_operator(fixture, &portal_card_assign_look, &assignment), "");
	assert_string_equal(assignment.name.name, "王小明");
	fixture_expect(fixture, "SELECT count(*) FROM card", "0\n");
	assert_string_equal(as_operator(fixture, &portal_card_assign, &assignment), "");
	fixture_meddle(fixture, "UPDATE card SET institution_code = '0401180014', account_id = NULL");
	assert_string_equal(as_operator(fixture, &portal_card_assign, &assignment), "R-CARD-36");
	end = (struct card_end){.id = card_id(fixture, &card)};
	assert_string_equal(as_operator(fixture, &portal_card_desk_release, &end), "");
	assert_string_equal(end.name.identity, "0401180014");
	assert_string_equal(end.fingerprint, card.description.fingerprint);
	assert_string_equal(as_operator(fixture, &portal_card_assign, &assignment), "");
	assert_string_equal(as_operator(fixture, &portal_card_desk_list, &page), "");
	assert_int_equal(page.n, 1);
	assert_string_equal(page.rows[0].fingerprint, card.description.fingerprint);
	portal_card_desk_forget(&page);
	fixture_expect(fixture,
		       "SELECT count(*) FROM audit WHERE act = 'card.release' AND object LIKE 'card:________%'", "1\n");
	base_buf_release(&pem);
	trust_certificate_free(card.certificate);
}

/* A lost card opens nothing, by reader or by key, until it is released; others of its holder are not concerned. */
static void test_blocked(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&nurse),
			 other = fixture_card(&(struct pki_leaf){.id = "A123456789", .key = PKI_KEY_P256_OTHER});
	struct buf key = {0};
	struct card_key offered;
	struct card_end end;

	assert_int_equal(trust_certificate_ssh_key(card.certificate, &key), 0);
	offered = (struct card_key){.key = key.data, .key_n = key.len};
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	fixture_log_out(fixture);
	end = (struct card_end){.id = card_id(fixture, &card)};
	assert_string_equal(as_operator(fixture, &portal_card_desk_block, &end), "");
	assert_string_equal(end.name.identity, "A123***789");
	fixture_expect(fixture, "SELECT revoked_at IS NOT NULL, revoked_by FROM card", "1 root\n");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "R-CARD-36");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_CARD_36_BLOCKED));
	assert_string_equal(fixture_run(fixture, &portal_card_login_key, &offered), "R-CARD-36");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &other), "");
	fixture_log_out(fixture);
	assert_string_equal(as_operator(fixture, &portal_card_desk_release, &end), "");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	fixture_log_out(fixture);
	base_buf_release(&key);
	trust_certificate_free(card.certificate);
	trust_certificate_free(other.certificate);
}

/* A certificate that was renewed without a new key is blocked with the one before, by reader, by key and by hand. */
static void test_blocked_key(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&nurse),
			 renewed = fixture_card(&(struct pki_leaf){.id = "A123456789", .from_days = -1, .to_days = 90});
	struct card_assignment assignment = {.holder = "A123456789"};
	struct buf key = {0}, pem = {0};
	struct card_key offered;
	struct card_end end;

	trust_certificate_add_pem(renewed.certificate, &pem);
	assert_int_equal(trust_certificate_ssh_key(renewed.certificate, &key), 0);
	offered = (struct card_key){
		.key = key.data, .key_n = key.len, .certificate = pem.data, .certificate_n = pem.len};
	assignment.certificate = pem.data;
	assignment.certificate_n = pem.len;
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	fixture_log_out(fixture);
	end = (struct card_end){.id = card_id(fixture, &card)};
	assert_string_equal(as_operator(fixture, &portal_card_desk_block, &end), "");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &renewed), "R-CARD-36");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_CARD_36_BLOCKED));
	assert_string_equal(fixture_run(fixture, &portal_card_login_enroll, &offered), "R-CARD-36");
	assert_string_equal(as_operator(fixture, &portal_card_assign, &assignment), "R-CARD-36");
	fixture_expect(fixture, "SELECT count(*) FROM card", "1\n");
	assert_string_equal(as_operator(fixture, &portal_card_desk_release, &end), "");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &renewed), "");
	fixture_log_out(fixture);
	base_buf_release(&key);
	base_buf_release(&pem);
	trust_certificate_free(card.certificate);
	trust_certificate_free(renewed.certificate);
}

static struct fixture *meddled;

static int is_overtaken(struct act_call *call)
{
	(void)call;
	fixture_meddle(meddled, "UPDATE card SET revoked_at = 1, revoked_by = 'root'");
	return 0;
}

static int must_not_run(struct act_call *call)
{
	(void)call;
	fail_msg("an act was done by a card that was blocked before");
	return 0;
}

/* The card of an act that has begun is blocked before the act has its turn to write. */
static void test_blocked_meanwhile(void **state)
{
	static const struct act act = {
		.name = "late", .right = RIGHT_USE_ACCOUNT, .prepare = is_overtaken, .run = must_not_run};
	struct fixture *fixture = meddled = *state;
	struct test_card card = fixture_card(&nurse);

	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	assert_string_equal(fixture_run(fixture, &act, NULL), "R-CARD-67");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
	fixture_expect(fixture, "SELECT actor, outcome FROM audit WHERE act = 'late'", "account:1 R-CARD-67\n");
	trust_certificate_free(card.certificate);
}

/* The password alone opens a locked screen over SSH: from then on it is a login by password, no longer by card. */
static void test_unlocked_by_password(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&nurse);
	struct lock lock = {.password = "Wrong1!x"};

	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	assert_string_equal(fixture_run(fixture, &portal_session_unlock, &lock), "R-ACT-9");
	assert_int_equal(fixture->portal.actor.level, LEVEL_CERTIFICATE);
	memcpy(lock.password, "Abcdef1!", sizeof "Abcdef1!");
	assert_string_equal(fixture_run(fixture, &portal_session_unlock, &lock), "");
	assert_int_equal(fixture->portal.actor.level, LEVEL_PASSWORD);
	fixture_log_out(fixture);
	trust_certificate_free(card.certificate);
}

/* Nothing of a login on its way is left for the next person at the same terminal. */
static void test_forgotten(void **state)
{
	struct fixture *fixture = *state;
	struct buf message = {0};

	fixture->portal.code.account_id = 1;
	portal_card_login_challenge(&fixture->portal, TRUST_PURPOSE_LOGIN, "00", &message);
	assert_int_not_equal(fixture->portal.challenge.made_at, 0);
	portal_stay_forget(&fixture->portal);
	assert_int_equal(fixture->portal.code.account_id, 0);
	assert_int_equal(fixture->portal.challenge.made_at, 0);
	base_buf_release(&message);
}

/* A card that tells no number is whom it was given to, as long as the register has him. */
static void test_without_number(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&(struct pki_leaf){.by = PKI_HCA, .id = "-"});
	struct card_assignment assignment = {.holder = "A123456789"};
	struct buf pem = {0};

	trust_certificate_add_pem(card.certificate, &pem);
	assignment.certificate = pem.data;
	assignment.certificate_n = pem.len;
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "R-CARD-36");
	assert_string_equal(as_operator(fixture, &portal_card_assign, &assignment), "");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	fixture_log_out(fixture);
	fixture_meddle(fixture, "DELETE FROM licence");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "R-CARD-25");
	base_buf_release(&pem);
	trust_certificate_free(card.certificate);
}

/* Somebody else's program at the same database: the operator's, while a session is open. */
static void block(const struct fixture *fixture, const char *condition)
{
	char sql[200];

	snprintf(sql, sizeof sql, "UPDATE card SET revoked_at = 1 WHERE %s", condition);
	fixture_meddle(fixture, sql);
}

/* The next act after now is refused by the rule, and nobody is logged in any more. */
static void expect_end(struct fixture *fixture, const struct act *act, void *record, enum rule rule)
{
	assert_string_equal(fixture_run(fixture, act, record), "R-CARD-67");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(rule));
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
	assert_int_equal(fixture->portal.ended, rule);
	fixture_expect(fixture, "SELECT reason FROM session ORDER BY id DESC LIMIT 1", "card\n");
}

/* R-CARD-67: a certificate revoked or expired after the login ends the session of a person and of an institution. */
static void test_revoked_inside(void **state)
{
	struct fixture *fixture = *state;
	const struct pki_leaf clinic = {.type = PKI_INSTITUTION, .id = institution, .to_days = 1};
	X509 *x509 = pki_make(fixture_pki, &clinic);
	struct test_card card = {.certificate = pki_read(x509), .key = fixture_pki->keys[PKI_KEY_P256]},
			 person = fixture_card(&nurse);
	struct institution_profile profile;
	struct session_profile own;

	trust_certificate_describe(card.certificate, &card.description);
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_INSTITUTION, &card), "");
	pki_revoke(fixture_pki, PKI_ISSUING, x509);
	base_clock_set(PKI_NOW + 3599);
	assert_string_equal(fixture_run(fixture, &portal_institution_read, &profile), "");
	base_clock_set(PKI_NOW + 3600);
	expect_end(fixture, &portal_institution_read, &profile, RULE_CARD_67);
	pki_revoke(fixture_pki, PKI_ISSUING, NULL);
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_INSTITUTION, &card), "");
	base_clock_set(PKI_NOW + PKI_DAY + 1);
	expect_end(fixture, &portal_institution_read, &profile, RULE_CARD_67_EXPIRED);
	base_clock_set(PKI_NOW);
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &person), "");
	assert_string_equal(fixture_run(fixture, &portal_session_profile, &own), "");
	base_clock_set(PKI_NOW + 8 * (int64_t)PKI_DAY);
	expect_end(fixture, &portal_session_profile, &own, RULE_CARD_67_UNCHECKED); /* the lists are too old by then */
	base_clock_set(PKI_NOW);
	trust_certificate_free(card.certificate);
	trust_certificate_free(person.certificate);
	X509_free(x509);
}

/* What cannot be looked at right after the login is looked at later; what never can be, is not. */
static void test_unlooked_at_login(void **state)
{
	struct fixture *fixture = *state;
	X509 *x509 = pki_make(fixture_pki, &nurse);
	struct test_card card = {.certificate = pki_read(x509), .key = fixture_pki->keys[PKI_KEY_P256]},
			 strange = fixture_card(&(struct pki_leaf){.by = PKI_OTHER});
	struct session_profile profile;
	char path[FOLDER_SIZE + 8];

	trust_certificate_describe(card.certificate, &card.description);
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	snprintf(path, sizeof path, "%s/trust", fixture->data);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("/dev/null", path), 0);
	portal_card_stay_begin(&fixture->portal, card.certificate, card.description.fingerprint);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink(fixture_pki->folder, path), 0);
	pki_revoke(fixture_pki, PKI_ISSUING, x509);
	base_clock_set(PKI_NOW + 3600);
	expect_end(fixture, &portal_session_profile, &profile, RULE_CARD_67);
	pki_revoke(fixture_pki, PKI_ISSUING, NULL);
	base_clock_set(PKI_NOW);
	portal_card_stay_begin(&fixture->portal, strange.certificate, strange.description.fingerprint);
	assert_int_equal(fixture->portal.card_checked_at, 0);
	trust_certificate_free(card.certificate);
	trust_certificate_free(strange.certificate);
	X509_free(x509);
}

/* A card that the operator blocks, or takes back, ends its session at the next look, no other one. */
static void test_blocked_inside(void **state)
{
	struct fixture *fixture = *state;
	struct test_card card = fixture_card(&nurse);
	struct session_profile profile;

	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	block(fixture, "institution_code IS NOT NULL");
	assert_int_equal(portal_stay_look(&fixture->portal), 0);
	assert_int_equal(fixture->portal.actor.kind, ACTOR_ACCOUNT);
	block(fixture, "account_id IS NOT NULL");
	expect_end(fixture, &portal_session_profile, &profile, RULE_CARD_67_BLOCKED);
	fixture_meddle(fixture, "UPDATE card SET revoked_at = NULL");
	assert_string_equal(fixture_card_enter(fixture, TRUST_SIDE_PERSON, &card), "");
	fixture_meddle(fixture, "DELETE FROM card");
	assert_int_equal(portal_stay_look(&fixture->portal), 0);
	assert_int_equal(fixture->portal.ended, RULE_CARD_67_BLOCKED);
	trust_certificate_free(card.certificate);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_CARD_TEST(test_given_back),
		FIXTURE_CARD_TEST(test_blocked),
		FIXTURE_CARD_TEST(test_blocked_key),
		FIXTURE_CARD_TEST(test_blocked_meanwhile),
		FIXTURE_CARD_TEST(test_without_number),
		FIXTURE_CARD_TEST(test_unlocked_by_password),
		FIXTURE_CARD_TEST(test_forgotten),
		FIXTURE_CARD_TEST(test_revoked_inside),
		FIXTURE_CARD_TEST(test_unlooked_at_login),
		FIXTURE_CARD_TEST(test_blocked_inside),
	};

	return cmocka_run_group_tests(tests, fixture_pki_open, pki_close);
}
