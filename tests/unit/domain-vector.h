/* Rows of input and what must come of it, shared by the tests of identifiers. */
#ifndef TESTS_DOMAIN_VECTOR_H
#define TESTS_DOMAIN_VECTOR_H

#include <stddef.h>

#include "base/mem.h"
#include "domain/identifier.h"

struct vector {
	const char *input;
	enum rule rule;
	const char *value; /* what is stored; "" when the rule refuses */
	enum rule warning;
};

#define OK(input) {input, RULE_NONE, input, RULE_NONE}
#define AS(input, value) {input, RULE_NONE, value, RULE_NONE}
#define ODD(input, value, warning) {input, RULE_NONE, value, warning}
#define BAD(input, rule) {input, rule, "", RULE_NONE}

/* Fails with the first row whose outcome differs. */
void check_vectors(const char *kind, const struct vector *vectors, size_t n);

#define CHECK(kind, vectors) check_vectors(kind, vectors, BASE_COUNT(vectors))

#endif
