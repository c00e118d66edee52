/*
 * The acts: everything the portal can do.  A screen, a command and a row of a batch are ways to call one.
 *
 * portal_act_run is the only way in.  It asks whether the session still stands, reads anew what staff may do, asks
 * domain/access, and runs the slow part (prepare) outside any transaction.  Then it asks all of that once more, and
 * runs the function, its audit record and its letters in one transaction, or none of them.  An act that finds
 * problems of severity error is refused: what it wrote is rolled back, and the audit record with the rule that
 * stopped it is written by itself.
 */
#ifndef PORTAL_ACT_H
#define PORTAL_ACT_H

#include <stdint.h>

#include "base/conf.h"
#include "base/hash.h"
#include "base/problem.h"
#include "domain/access.h"
#include "domain/code-login.h"
#include "domain/rule.h"
#include "store/store.h"
#include "trust/challenge.h"

struct card_key;
struct errand;

/* How somebody came in. */
enum portal_via { VIA_TERMINAL, VIA_SSH, VIA_COMMAND };

/* The session of whoever is logged in (portal/stay.h); id 0: there is none. */
struct stay {
	int64_t id;
	int slot; /* the lock with its number */
};

/* A login by text message on its way (portal/code-login.h). */
struct code_stay {
	char reference[DOMAIN_CODE_LOGIN_REFERENCE_SIZE]; /* "": no code was asked for */
	struct one_time_code sent;			  /* what counts when there is no such person */
	int64_t account_id;				  /* whose code was right; 0: nobody's yet */
	unsigned misses;				  /* wrong card numbers since then */
};

/* One person's stay: who is acting, from where, on which database. */
struct portal {
	const struct conf *conf;
	struct store *store;
	struct actor actor;
	int64_t last_login_at; /* the login before this one; 0: this is the first */
	char last_login_source[65];
	int64_t failed_logins;	 /* wrong passwords between that login and this one */
	int is_password_expired; /* it meets the rules no more and has to be changed first (R-ACT-87) */
	enum portal_via via;
	struct stay stay;
	enum rule ended; /* others ended the session, and the person has not been told yet; RULE_NONE */
	struct code_stay code;
	struct trust_challenge challenge; /* which a card is to sign */
	char card[BASE_HASH_TEXT_SIZE];	  /* fingerprint of the certificate that this login was by; "": none */
	int64_t card_checked_at;	  /* when all of it was checked last; 0: it cannot be without the card */
	struct card_key *keys; /* that a client of SSH has proven to have (portal/card-login.h); the last one counts */
	size_t n_keys;
	const struct errand *nhi; /* runs the insurer's check (portal/nhi.h); NULL: nobody does */
};

/* One run of an act. */
struct act_call {
	struct portal *portal;
	struct store *store;
	int64_t now; /* in run: when the transaction began */
	void *record;
	struct problems *problems;
	char object[65]; /* what the audit record names, "account:17"; "" when nothing */
	void *prepared;	 /* what prepare hands to run and after */
};

struct act {
	const char *name; /* also the word in the audit record */
	enum right right;
	int is_unrecorded; /* no audit record, and no transaction but what it begins itself */
	int is_before_terms; /* may be done by an account that owes its agreement to newer terms (R-ACT-16) */
	int is_counting;   /* writes counters of attempts, which must stay when it refuses: no rollback then */
	int (*prepare)(struct act_call *call); /* slow, without a transaction; ERR_TIMEOUT is R-ACT-76; may be NULL */
	int (*run)(struct act_call *call);
	void (*after)(struct act_call *call, int err); /* all is over with err: wipes what prepare made; may be NULL */
};

/*
 * 0 when the act was done or refused (then problems say why: portal_act_is_refused), ERR_DENIED when the actor
 * may not, or what the store said; after an error nothing is written, but that somebody known was denied.
 */
int portal_act_run(struct portal *portal, const struct act *act, void *record, struct problems *problems);

/*
 * Whether the actor may run an act at all, for a menu that would lead to it; a denial stands on the trail as that of
 * portal_act_run does.
 */
int portal_act_may(struct portal *portal, const struct act *act);

/* Whether problems stop an act: one of them is an error. */
int portal_act_is_refused(const struct problems *problems);

/* Names the object of the audit record: a word and an id, or a word and another word. */
void portal_act_name_object(struct act_call *call, const char *kind, int64_t id);
void portal_act_name_object_word(struct act_call *call, const char *kind, const char *word);

#endif
