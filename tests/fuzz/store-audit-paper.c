/* Anything at all as a file of heads; what was read is read again from how we write it, and written the same. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/audit-paper.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void add(const struct audit_paper *paper, struct buf *text)
{
	for (size_t i = 0; i < paper->n_keys; i++)
		store_audit_paper_add_key(text, &paper->keys[i]);
	for (size_t i = 0; i < paper->n_heads; i++)
		store_audit_paper_add_head(text, &paper->heads[i], (int)(i % 2));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct audit_paper paper, again;
	struct buf text = {0}, text_again = {0};
	size_t line;

	if (store_audit_paper_read(&paper, (const char *)data, n, &line) == 0) {
		add(&paper, &text);
		if (store_audit_paper_read(&again, text.data, text.len, &line))
			abort();
		add(&again, &text_again);
		if (strcmp(base_buf_text(&text_again), base_buf_text(&text)) != 0)
			abort();
		store_audit_paper_release(&again);
	}
	store_audit_paper_release(&paper);
	base_buf_release(&text);
	base_buf_release(&text_again);
	return 0;
}
