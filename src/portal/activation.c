/* The acts of the activation wizard. */
#include "config.h"

#include "portal/activation.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/activation.h"
#include "domain/person-id.h"
#include "domain/rule.h"
#include "portal/email.h"
#include "portal/mail-request.h"
#include "portal/setting.h"
#include "portal/throttle.h"
#include "portal/token.h"
#include "store/account.h"
#include "store/licence.h"
#include "store/person.h"
#include "store/terms.h"

static const struct counter queries = {
	.kind = "activation_query",
	.max_policy = POLICY_ACTIVATION_QUERY_MAX,
	.window_policy = POLICY_ACTIVATION_QUERY_WINDOW_S,
	.lock_policy = POLICY_ACTIVATION_QUERY_WINDOW_S,
};
/* The same rows over a longer time, for who has all day. */
static const struct counter day_queries = {
	.kind = "activation_query",
	.max_policy = POLICY_ACTIVATION_QUERY_DAY_MAX,
	.window_policy = POLICY_THROTTLE_DAY_S,
	.lock_policy = POLICY_THROTTLE_DAY_S,
	.also = &queries,
};
/* Names are counted as numbers are, but by themselves: who tries some keeps nobody from asking for a number. */
static const struct counter names = {
	.kind = "activation_name",
	.max_policy = POLICY_ACTIVATION_QUERY_MAX,
	.window_policy = POLICY_ACTIVATION_QUERY_WINDOW_S,
	.lock_policy = POLICY_ACTIVATION_QUERY_WINDOW_S,
};
static const struct counter day_names = {
	.kind = "activation_name",
	.max_policy = POLICY_ACTIVATION_QUERY_DAY_MAX,
	.window_policy = POLICY_THROTTLE_DAY_S,
	.lock_policy = POLICY_THROTTLE_DAY_S,
	.also = &names,
};
static const struct counter mismatches = {
	.kind = "activation_match",
	.max_policy = POLICY_ACTIVATION_QUERY_MAX,
	.window_policy = POLICY_ACTIVATION_QUERY_WINDOW_S,
	.lock_policy = POLICY_ACTIVATION_QUERY_WINDOW_S,
};

/*
 * The person's account, or ERR_NOT_FOUND for an unknown person and for one without an account alike: both are looked
 * for by the same two statements.
 */
static int find_account(struct act_call *call, const char *person_id_no, struct account *account)
{
	struct person person = {0};
	int err = store_person_find(call->store, person_id_no, &person);

	return err && err != ERR_NOT_FOUND ? err : store_account_find_person(call->store, person.id, account);
}

/* Says what is known of the number: R-ACT-23, R-ACT-24, R-ACT-25. */
static int answer_state(struct act_call *call, const char *person_id_no)
{
	struct account account;
	int err = find_account(call, person_id_no, &account);
	enum account_state state = ACCOUNT_NONE;

	if (err && err != ERR_NOT_FOUND)
		return err;
	if (!err) {
		portal_act_name_object(call, "account", account.id);
		state = domain_account_state(account.state);
	}
	domain_rule_add(call->problems, "person_id_no", domain_account_answer(state));
	return 0;
}

/* The owner of whatever account that may be is told (R-ACT-26); the same is written for known and unknown numbers. */
static int tell_owner(struct act_call *call, const char *person_id_no)
{
	long letters_max;
	int err = portal_setting_number(call->store, POLICY_QUERY_LETTERS_MAX, &letters_max);

	if (err || letters_max == 0)
		return err;
	return portal_mail_request_add(call, PORTAL_MAIL_REQUEST_QUERY, person_id_no, "");
}

static int find_wait(struct act_call *call, const struct counter *hour, const struct counter *day, long *wait_minutes)
{
	const char *source = call->portal->actor.source;
	long day_minutes = 0;
	int err = portal_throttle_wait(call, hour, NULL, source, wait_minutes);

	if (!err)
		err = portal_throttle_wait(call, day, NULL, source, &day_minutes);
	if (day_minutes > *wait_minutes)
		*wait_minutes = day_minutes;
	return err;
}

/* Asking for the same again costs nothing: a new number or name is what tells something new.  Refused: R-ACT-26. */
static int check_new(struct act_call *call, const struct counter *hour, const struct counter *day, const char *subject,
		     const char *field, int *is_new)
{
	long wait_minutes;
	int has, err = portal_throttle_has(call, hour, subject, &has);

	*is_new = !err && !has;
	if (!*is_new)
		return err;
	err = find_wait(call, hour, day, &wait_minutes);
	if (!err && wait_minutes > 0)
		domain_rule_add_number(call->problems, field, RULE_ACT_26, wait_minutes);
	return err;
}

static int count_query(struct act_call *call, const char *person_id_no)
{
	char subject[BASE_HASH_TEXT_SIZE];
	int is_new, err;

	portal_throttle_subject(person_id_no, subject);
	err = check_new(call, &queries, &day_queries, subject, "person_id_no", &is_new);
	if (err || !is_new || portal_act_is_refused(call->problems))
		return err;
	err = portal_throttle_count(call, &day_queries, subject);
	return err ? err : tell_owner(call, person_id_no);
}

/* For acts without a transaction. */
static int count_name(struct act_call *call, const char *login_name)
{
	char subject[BASE_HASH_TEXT_SIZE];
	int is_new, err;

	portal_throttle_subject_name(login_name, subject);
	err = check_new(call, &names, &day_names, subject, "login_name", &is_new);
	if (err || !is_new || portal_act_is_refused(call->problems))
		return err;
	return portal_throttle_count_apart(call, &day_names, subject);
}

/* Numbers of the old form are accepted until a day that policy sets. */
static int check_day(struct act_call *call, const struct activation *activation)
{
	char text[STORE_POLICY_TEXT_SIZE];
	struct date last_day = {0};
	int err = portal_setting_text(call->store, POLICY_RESIDENT_ID_OLD_LAST_DAY, text);

	if (!err)
		err = base_date_parse_iso(text, &last_day);
	if (!err)
		domain_rule_add(call->problems, "person_id_no",
				domain_person_id_check_day(domain_person_id_kind(activation->person_id_no),
							   base_date_at(call->now), last_day));
	return err;
}

static int check_identity(struct act_call *call, struct activation *activation)
{
	domain_activation_normalise(activation);
	domain_activation_check_identity(activation, call->problems);
	return check_day(call, activation);
}

static int query(struct act_call *call)
{
	struct activation *activation = call->record;
	int err = check_identity(call, activation);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = count_query(call, activation->person_id_no);
	if (!err && !portal_act_is_refused(call->problems))
		err = answer_state(call, activation->person_id_no);
	return err;
}

const struct act portal_activation_query = {
	.name = "activation.query",
	.right = RIGHT_ACTIVATE,
	.is_counting = 1,
	.run = query,
};

static int is_practising(const struct activation *activation)
{
	return strcmp(activation->is_practising, "yes") == 0;
}

/* R-ACT-34: one sentence for the whole form, so that nobody learns which field was right. */
static int check_register(struct act_call *call, const struct activation *activation)
{
	const char *code = is_practising(activation) ? activation->home_institution_code : "";
	struct licence licence;
	int err = store_licence_match(call->store, activation->person_id_no, activation->certificate_serial,
				      code, &licence);

	if (err == ERR_NOT_FOUND) {
		domain_rule_add(call->problems, "", RULE_ACT_34);
		return 0;
	}
	return err;
}

static int match(struct act_call *call)
{
	struct activation *activation = call->record;
	char subject[BASE_HASH_TEXT_SIZE];
	long wait_minutes;
	int err = check_identity(call, activation);

	domain_activation_check_licence(activation, call->problems);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = portal_throttle_wait(call, &mismatches, NULL, call->portal->actor.source, &wait_minutes);
	if (err)
		return err;
	if (wait_minutes > 0) {
		domain_rule_add_number(call->problems, "", RULE_ACT_26, wait_minutes);
		return 0;
	}
	err = check_register(call, activation);
	if (err || !portal_act_is_refused(call->problems))
		return err;
	portal_throttle_subject(activation->person_id_no, subject);
	return portal_throttle_count(call, &mismatches, subject);
}

const struct act portal_activation_match = {
	.name = "activation.match",
	.right = RIGHT_ACTIVATE,
	.is_counting = 1,
	.run = match,
};

/*
 * A person who opens the account again may keep the name of the first time; own_id 0: there is no account
 * yet.
 */
static int check_name(struct act_call *call, const struct activation *activation, int64_t own_id,
		      enum rule when_free)
{
	struct account account;
	int err = store_account_find_login_name(call->store, activation->login_name, &account);

	if (err && err != ERR_NOT_FOUND)
		return err;
	if (!err && account.id != own_id)
		domain_rule_add(call->problems, "login_name", RULE_ACT_37_TAKEN);
	else if (when_free)
		domain_rule_add(call->problems, "login_name", when_free);
	return 0;
}

/* The id of the person's account; 0 when there is none. */
static int find_own(struct act_call *call, const struct activation *activation, int64_t *own_id)
{
	struct account own = {0};
	int err = find_account(call, activation->person_id_no, &own);

	*own_id = err ? 0 : own.id;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int name(struct act_call *call)
{
	struct activation *activation = call->record;
	int64_t own_id;
	int err;

	domain_activation_normalise(activation);
	domain_activation_check_login_name(activation, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = count_name(call, activation->login_name);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = find_own(call, activation, &own_id);
	return err ? err : check_name(call, activation, own_id, RULE_ACT_37_FREE);
}

const struct act portal_activation_name = {
	.name = "activation.name",
	.right = RIGHT_ACTIVATE,
	.is_unrecorded = 1,
	.run = name,
};

static int personal(struct act_call *call)
{
	struct activation *activation = call->record;
	int64_t own_id;
	int err;

	domain_activation_normalise(activation);
	domain_activation_check_personal(activation, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = count_name(call, activation->login_name);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = find_own(call, activation, &own_id);
	if (!err)
		err = check_name(call, activation, own_id, RULE_NONE);
	return err ? err : portal_email_check_shared(call, activation->email, own_id);
}

const struct act portal_activation_personal = {
	.name = "activation.personal",
	.right = RIGHT_ACTIVATE,
	.is_unrecorded = 1,
	.run = personal,
};

/* The terms must have been read in the version that counts at this moment (R-ACT-15). */
static int check_terms(struct act_call *call, const struct activation *activation, struct consent *consent)
{
	struct terms terms;
	int err = store_terms_current(call->store, &terms);

	if (err)
		return err;
	if (strtoll(activation->terms_version, NULL, 10) != terms.version)
		domain_rule_add(call->problems, "", RULE_ACT_16);
	*consent = (struct consent){.version = terms.version, .agreed_at = call->now};
	memcpy(consent->sha256, terms.sha256, sizeof consent->sha256);
	store_terms_release(&terms);
	return base_mem_copy(consent->source, sizeof consent->source, call->portal->actor.source);
}

/* Makes the account, or gives one whose mail was never verified its new name and address. */
static int write_account(struct act_call *call, const struct activation *activation, struct account *account)
{
	int is_new = account->id == 0;

	if (base_mem_copy(account->login_name, sizeof account->login_name, activation->login_name) ||
	    base_mem_copy(account->email, sizeof account->email, activation->email) ||
	    base_mem_copy(account->state, sizeof account->state,
			  domain_account_state_word(ACCOUNT_PENDING_MAIL)))
		return ERR_RANGE;
	account->created_at = call->now;
	return is_new ? store_account_insert(call->store, account)
		      : store_account_update(call->store, account);
}

/* All questions that only the database can answer; account is the person's present one, if any. */
static int check_store(struct act_call *call, const struct activation *activation, struct account *account,
		       struct consent *consent)
{
	struct person person;
	int err = check_register(call, activation);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_person_find(call->store, activation->person_id_no, &person);
	if (err)
		return err;
	err = store_account_find_person(call->store, person.id, account);
	if (err == ERR_NOT_FOUND) {
		*account = (struct account){.person_id = person.id};
		err = 0;
	}
	if (!err && account->id && domain_account_state(account->state) != ACCOUNT_PENDING_MAIL)
		domain_rule_add(call->problems, "person_id_no", RULE_ACT_23);
	if (!err)
		err = check_name(call, activation, account->id, RULE_NONE);
	if (!err)
		err = portal_email_check_shared(call, activation->email, account->id);
	return err ? err : check_terms(call, activation, consent);
}

static int submit(struct act_call *call)
{
	struct activation *activation = call->record;
	struct account account = {0};
	struct consent consent;
	int err;

	domain_activation_normalise(activation);
	domain_activation_check(activation, call->problems);
	err = check_day(call, activation);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = check_store(call, activation, &account, &consent);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = write_account(call, activation, &account);
	consent.account_id = account.id;
	if (!err)
		err = store_terms_agree(call->store, &consent);
	if (!err)
		err = portal_token_send(call, TOKEN_VERIFICATION, &account, "");
	portal_act_name_object(call, "account", account.id);
	return err;
}

const struct act portal_activation_submit = {
	.name = "activation.submit",
	.right = RIGHT_ACTIVATE,
	.run = submit,
};
