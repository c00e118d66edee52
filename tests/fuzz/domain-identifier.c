/*
 * Fuzzes every kind of identifier: whatever comes in, what is accepted is short, harmless UTF-8 and is accepted
 * again as it stands.
 */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/certificate.h"
#include "domain/identifier.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

static void try_kind(const struct identifier_kind *kind, const char *input)
{
	struct identifier first, second;

	if (domain_identifier_check(kind, input, &first) != RULE_NONE) {
		must(!first.value[0]);
		return;
	}
	must(base_text_is_utf8(first.value, strlen(first.value)));
	must(base_text_is_utf8(first.detail, strlen(first.detail)));
	must(domain_identifier_check(kind, first.value, &second) == RULE_NONE);
	must(strcmp(first.value, second.value) == 0 && first.warning == second.warning);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *input = base_mem_dup_n((const char *)data, n);
	char value[DOMAIN_PERSON_ID_SIZE], masked[DOMAIN_IDENTIFIER_MASK_SIZE];
	struct certificate certificate;
	enum person_id_kind id_kind;
	const struct identifier_kind *kind;

	for (size_t i = 0; (kind = domain_identifier_row(i)); i++)
		try_kind(kind, input);
	must((domain_identifier_person(input, value, &id_kind) == RULE_NONE) == (strlen(value) == 10));
	must((domain_certificate_parse(input, &certificate) == RULE_NONE) == (strlen(certificate.serial) == 6));
	domain_identifier_mask(input, masked);
	free(input);
	return 0;
}
