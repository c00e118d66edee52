/* Anything at all as a file of heads; what was read is read again from how we write it. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "store/audit-paper.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct audit_paper paper, again;
	struct buf text = {0};
	size_t line;

	if (store_audit_paper_read(&paper, (const char *)data, n, &line) == 0) {
		for (size_t i = 0; i < paper.n_keys; i++)
			store_audit_paper_add_key(&text, &paper.keys[i]);
		for (size_t i = 0; i < paper.n_heads; i++)
			store_audit_paper_add_head(&text, &paper.heads[i], (int)(i % 2));
		if (store_audit_paper_read(&again, text.data, text.len, &line) || again.n_heads != paper.n_heads ||
		    again.n_keys != paper.n_keys)
			abort();
		store_audit_paper_release(&again);
	}
	store_audit_paper_release(&paper);
	base_buf_release(&text);
	return 0;
}
