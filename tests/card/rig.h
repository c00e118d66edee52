/* maportal-card as a kiosk would use it, and waiting for what it says. */
#ifndef TESTS_CARD_RIG_H
#define TESTS_CARD_RIG_H

#include "card/choose.h"
#include "trust-pki.h"

struct rig {
	struct pki *pki;
	char data[FOLDER_SIZE]; /* with maportal.conf */
	struct card_ask *ask;
	struct trust_store *store;
	X509 *x509;
};

/* Opens pki and data, with this configuration; no maportal-card yet. */
struct rig *rig_open(const char *conf);
void rig_close(struct rig *rig);

void rig_write(const struct rig *rig, const char *name, const void *bytes, size_t n);

/* Starts maportal-card; soft may be NULL.  Answers are those of the real time. */
void rig_start(struct rig *rig, const char *soft);
void rig_stop(struct rig *rig);

/* Waits for the state, and for another insertion than this one; fails after some seconds. */
void rig_await_state(struct rig *rig, enum card_state state);
void rig_await_change(struct rig *rig, uint64_t insertion);

/* Asks and waits for the answer: its rule. */
enum rule rig_read(struct rig *rig);
enum rule rig_list(struct rig *rig);
enum rule rig_sign(struct rig *rig, const char *fingerprint, const char *pin, const char *message);

/* A whole login: list, choose, sign the challenge, prove; the rule that stopped it, or RULE_NONE. */
enum rule rig_log_in(struct rig *rig, const char *pin, unsigned sides, struct trust_verdict *verdict);

#endif
