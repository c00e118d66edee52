/* The acts that read files for everyone. */
#include "config.h"

#include "portal/document.h"

#include "base/err.h"
#include "base/log.h"
#include "domain/rule.h"
#include "portal/scope.h"
#include "store/blob.h"

static int list(struct act_call *call)
{
	struct document_page *page = call->record;
	char today[BASE_DATE_TEXT_SIZE];

	portal_scope_complete(call, &page->listing, today);
	return store_document_list(call->store, &page->listing, page->documents, &page->n);
}

const struct act portal_document_list = {
	.name = "document.list",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = list,
};

static int find(struct act_call *call)
{
	struct document_open *open = call->record;
	struct document_row *document = &open->document;
	int err = store_document_find(call->store, open->name, document);

	open->fd = -1;
	if (err == ERR_NOT_FOUND ||
	    (!err && !portal_scope_is_shown(call, document->published_date, document->valid_until, 0))) {
		domain_rule_add(call->problems, "", RULE_DOC_7);
		return 0;
	}
	return err;
}

const struct act portal_document_find = {
	.name = "document.find",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = find,
};

static int open_document(struct act_call *call)
{
	struct document_open *open = call->record;
	int err = find(call);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_blob_open(call->portal->conf->data, open->document.sha256, open->document.size, &open->fd);
	if (err != ERR_NOT_FOUND && err != ERR_CORRUPT)
		return err;
	base_log_error("document %s: %s", open->document.name, base_err_text(err));
	domain_rule_add(call->problems, "", RULE_DOC_10);
	return 0;
}

const struct act portal_document_open = {
	.name = "document.open",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = open_document,
};
