/*
 * Fuzzes certificates: reading, describing, the profile, the key for SSH, and judging against an empty store.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "trust/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

static void look(const struct trust_certificate *certificate)
{
	struct trust_demand demand = {.sides = TRUST_SIDE_PERSON | TRUST_SIDE_INSTITUTION, .now = 1795852800};
	struct trust_holder holder;
	struct trust_verdict verdict;
	struct trust_store *store;
	struct buf key = {0};
	enum rule rule = trust_profile_read(certificate, &holder);

	must((rule == RULE_NONE) == (holder.side != 0));
	must(base_text_is_utf8(holder.name, strlen(holder.name)));
	(void)trust_certificate_ssh_key(certificate, &key);
	base_buf_release(&key);
	must(trust_store_open("/nonexistent", &store) == 0);
	trust_check_certificate(store, certificate, NULL, &demand, &verdict);
	must(verdict.rule != RULE_NONE);
	must(base_text_is_utf8(verdict.description.subject, strlen(verdict.description.subject)));
	trust_store_close(store);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct trust_certificate *certificate;

	if (trust_certificate_read_file((const char *)data, n, &certificate) == 0)
		look(certificate);
	trust_certificate_free(certificate);
	return 0;
}
