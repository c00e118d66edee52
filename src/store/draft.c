/* Drafts. */
#include "config.h"

#include "store/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, draft, account_id), STORE_FIELD(FIELD_TEXT, draft, form),
	STORE_FIELD(FIELD_TEXT, draft, field),	      STORE_FIELD(FIELD_BODY, draft, content),
	STORE_FIELD(FIELD_NUMBER, draft, saved_at),
};
static const struct shape shape = STORE_SHAPE(draft, fields);

void store_draft_release(struct draft *draft)
{
	if (draft->content)
		base_mem_wipe(draft->content, strlen(draft->content));
	free(draft->content);
	draft->content = NULL;
}

int store_draft_find(struct store *store, int64_t account_id, struct draft *draft)
{
	int err;

	*draft = (struct draft){0};
	err = store_statement_find(store, STATEMENT_DRAFT_FIND, &shape, draft, "i", account_id);
	if (err)
		store_draft_release(draft);
	return err;
}

int store_draft_put(struct store *store, const struct draft *draft)
{
	return store_statement_run(store, STATEMENT_DRAFT_PUT, "isssi", draft->account_id, draft->form, draft->field,
				   draft->content, draft->saved_at);
}

int store_draft_drop(struct store *store, int64_t account_id)
{
	return store_statement_run(store, STATEMENT_DRAFT_DROP, "i", account_id);
}

int store_draft_purge(struct store *store, int64_t before)
{
	return store_statement_run(store, STATEMENT_DRAFT_PURGE, "i", before);
}
