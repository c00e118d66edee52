/* The kiosk's part, without a screen. */
#include "config.h"

#include "rig.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "card/ask.h"
#include "unit.h"

enum { PATIENCE_MS = 60000, PATH_SIZE = 256 };

struct rig *rig_open(const char *conf)
{
	struct rig *rig = base_mem_zero(1, sizeof *rig);
	void *pki;

	pki_open(&pki);
	rig->pki = pki;
	folder_make(rig->data);
	rig_write(rig, "maportal.conf", conf, strlen(conf));
	assert_int_equal(trust_store_open(rig->pki->folder, &rig->store), 0);
	return rig;
}

void rig_close(struct rig *rig)
{
	void *pki = rig->pki;

	rig_stop(rig);
	trust_store_close(rig->store);
	X509_free(rig->x509);
	folder_remove(rig->data);
	pki_close(&pki);
	free(rig);
}

void rig_write(const struct rig *rig, const char *name, const void *bytes, size_t n)
{
	char path[PATH_SIZE], *slash;

	snprintf(path, sizeof path, "%s/%s", rig->data, name);
	slash = strrchr(path, '/');
	*slash = '\0';
	assert_int_equal(base_file_make_folder(path, 0700), 0);
	*slash = '/';
	assert_int_equal(base_file_write(path, bytes, n, 0600), 0);
}

void rig_start(struct rig *rig, const char *soft)
{
	const char *top = getenv("top_builddir");
	char program[PATH_SIZE * 4];
	struct card_start start = {.program = program, .data = rig->data, .soft = soft};

	snprintf(program, sizeof program, "%s/maportal-card", top ? top : ".");
	assert_int_equal(card_ask_open(&rig->ask, &start), 0);
}

void rig_stop(struct rig *rig)
{
	card_ask_close(rig->ask);
	rig->ask = NULL;
}

static enum card_event await(struct rig *rig, int64_t until_ms)
{
	for (;;) {
		enum card_event event = card_ask_hear(rig->ask); /* which may find another one to ask */
		struct pollfd in = {.fd = card_ask_fd(rig->ask), .events = POLLIN};
		int64_t left_ms = until_ms - base_clock_monotonic_ms();
		int wait_ms = card_ask_wait_ms(rig->ask);

		if (event != CARD_EVENT_NONE)
			return event;
		assert_true(left_ms > 0);
		poll(&in, 1, wait_ms >= 0 && wait_ms < left_ms ? wait_ms : (int)left_ms);
	}
}

void rig_await_state(struct rig *rig, enum card_state state)
{
	int64_t until_ms = base_clock_monotonic_ms() + PATIENCE_MS;

	while (rig->ask->reader.state != state)
		await(rig, until_ms);
}

void rig_await_change(struct rig *rig, uint64_t insertion)
{
	int64_t until_ms = base_clock_monotonic_ms() + PATIENCE_MS;

	while (rig->ask->reader.insertion == insertion)
		await(rig, until_ms);
}

static enum rule await_answer(struct rig *rig)
{
	int64_t until_ms = base_clock_monotonic_ms() + PATIENCE_MS;

	while (await(rig, until_ms) != CARD_EVENT_ANSWER)
		continue;
	return rig->ask->answer.rule;
}

enum rule rig_read(struct rig *rig)
{
	assert_int_equal(card_ask_read(rig->ask), 0);
	return await_answer(rig);
}

enum rule rig_list(struct rig *rig)
{
	assert_int_equal(card_ask_list(rig->ask), 0);
	return await_answer(rig);
}

enum rule rig_sign(struct rig *rig, const char *fingerprint, const char *pin, const char *message)
{
	assert_int_equal(card_ask_sign(rig->ask, fingerprint, pin, message, strlen(message)), 0);
	return await_answer(rig);
}

/* The signature is over the message of the challenge, with the list's certificate. */
static enum rule prove(struct rig *rig, const struct card_answer *list, const struct card_choice *choice,
		       const char *pin, const struct trust_demand *demand, struct trust_verdict *verdict)
{
	struct trust_challenge challenge;
	struct buf message = {0};
	struct trust_proof proof = {.challenge = &challenge,
				    .purpose = TRUST_PURPOSE_LOGIN,
				    .session = "kiosk:1",
				    .certificate = choice->certificate};
	struct card_set set;
	enum rule rule;

	trust_challenge_make(&challenge, TRUST_PURPOSE_LOGIN, "portal", "kiosk:1");
	trust_challenge_text(&challenge, choice->verdict.description.fingerprint, &message);
	rule = rig_sign(rig, choice->verdict.description.fingerprint, pin, message.data);
	base_buf_release(&message);
	if (rule)
		return rule;
	card_choose_read(list, &set);
	proof.signature = &rig->ask->answer.signature;
	proof.extra = &set.extra;
	trust_proof_check(rig->store, &proof, demand, verdict);
	card_choose_release(&set);
	return verdict->rule;
}

enum rule rig_log_in(struct rig *rig, const char *pin, unsigned sides, struct trust_verdict *verdict)
{
	struct trust_demand demand = {.sides = sides, .now = PKI_NOW};
	enum rule rule = rig_list(rig);
	struct card_answer *list = base_mem_zero(1, sizeof *list);
	struct card_choice choice = {0};

	*verdict = (struct trust_verdict){0};
	if (!rule) {
		*list = rig->ask->answer;
		card_choose(rig->store, list, &demand, &choice);
		rule = choice.verdict.rule;
	}
	if (!rule)
		rule = prove(rig, list, &choice, pin, &demand, verdict);
	trust_certificate_free(choice.certificate);
	free(list);
	return rule;
}
