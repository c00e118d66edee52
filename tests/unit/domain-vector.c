/* Runs rows of input through one kind of identifier. */
#include "config.h"

#include "unit.h"

#include "domain-vector.h"

void check_vectors(const char *kind, const struct vector *vectors, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct vector *vector = &vectors[i];
		struct identifier identifier;
		enum rule rule = domain_identifier_check(domain_identifier_find(kind), vector->input, &identifier);

		if (rule != vector->rule || identifier.warning != vector->warning)
			fail_msg("%s \"%s\": %s %s, warning %s", kind, vector->input, domain_rule_number(rule),
				 domain_rule_text(rule), domain_rule_text(identifier.warning));
		assert_string_equal(identifier.value, vector->value);
		assert_int_equal(identifier.detail[0] != '\0', rule == RULE_NONE);
	}
}
