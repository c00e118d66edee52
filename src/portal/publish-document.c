/* Files, as those who publish add, change and withdraw them. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/publish.h"
#include "portal/scope.h"
#include "portal/setting.h"
#include "store/document.h"

enum { MEGABYTE = 1 << 20 };

/* The bytes on their way in. */
struct arrival {
	struct blob blob;
	struct media_probe probe;
	enum media media;
};

static void normalise(const struct act_call *call, struct publication *head)
{
	char today[BASE_DATE_TEXT_SIZE];

	base_date_format_iso(base_date_at(call->now), today);
	domain_publication_normalise(head, today);
}

static int check_head(struct act_call *call, struct publication *head)
{
	normalise(call, head);
	domain_publication_check_document(head, call->problems);
	portal_scope_check(call, head->kind, head->app_system_code);
	return portal_scope_check_system(call, head->app_system_code);
}

static int take_head(struct document_row *document, const struct publication *head)
{
	document->is_pinned = strcmp(head->is_pinned, "yes") == 0;
	return base_mem_copy(document->title, sizeof document->title, head->title) ||
			       base_mem_copy(document->category, sizeof document->category, head->category) ||
			       base_mem_copy(document->app_system_code, sizeof document->app_system_code,
					     head->app_system_code) ||
			       base_mem_copy(document->published_date, sizeof document->published_date,
					     head->published_date) ||
			       base_mem_copy(document->valid_until, sizeof document->valid_until, head->valid_until)
		       ? ERR_RANGE
		       : 0;
}

/* A file says how large it is before its first byte. */
static int is_large(int fd, long most)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > most;
}

static int read_bytes(struct act_call *call, int fd, long most, struct arrival *arrival)
{
	char block[65536];
	ssize_t n = 1;
	int err = 0;

	if (is_large(fd, most)) {
		domain_rule_add_number(call->problems, "file", RULE_DOC_2, most / MEGABYTE);
		return 0;
	}
	while (!err && (n = read(fd, block, sizeof block)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return base_err_from_errno(errno);
		if (arrival->blob.size + n > most) {
			domain_rule_add_number(call->problems, "file", RULE_DOC_2, most / MEGABYTE);
			return 0;
		}
		domain_media_add(&arrival->probe, block, (size_t)n);
		err = store_blob_add(&arrival->blob, block, (size_t)n);
	}
	return err;
}

static void check_media(struct act_call *call, const struct document_new *new, struct arrival *arrival)
{
	arrival->media = domain_media_finish(&arrival->probe);
	if (arrival->blob.size == 0)
		domain_rule_add(call->problems, "file", RULE_DOC_8);
	else if (arrival->media == MEDIA_UNKNOWN)
		domain_rule_add(call->problems, "file", RULE_DOC_4);
	else if (!domain_media_fits(arrival->media, new->head.name))
		domain_rule_add(call->problems, "name", RULE_DOC_5);
}

/* Everything that can be refused without the bytes is refused before they are read. */
static int prepare(struct act_call *call)
{
	struct document_new *new = call->record;
	struct arrival *arrival;
	long most;
	int err = check_head(call, &new->head);

	portal_act_name_object_word(call, "document", new->head.name);
	if (!err)
		err = portal_setting_number(call->store, POLICY_DOCUMENT_MAX_BYTES, &most);
	if (err || portal_act_is_refused(call->problems))
		return err;
	call->prepared = arrival = base_mem_zero(1, sizeof *arrival);
	domain_media_begin(&arrival->probe);
	err = store_blob_begin(&arrival->blob, call->portal->conf->data);
	if (!err)
		err = read_bytes(call, new->fd, most, arrival);
	if (err || portal_act_is_refused(call->problems))
		return err;
	check_media(call, new, arrival);
	return portal_act_is_refused(call->problems) ? 0 : store_blob_finish(&arrival->blob);
}

static int check_total(struct act_call *call, int64_t size)
{
	int64_t total;
	long most;
	int err = portal_setting_number(call->store, POLICY_DOCUMENT_TOTAL_MAX_BYTES, &most);

	if (!err)
		err = store_document_total(call->store, &total);
	if (!err && total + size > most)
		domain_rule_add(call->problems, "file", RULE_DOC_3);
	return err;
}

static int fill(struct document_row *document, const struct document_new *new, const struct arrival *arrival)
{
	document->size = arrival->blob.size;
	memcpy(document->sha256, arrival->blob.sha256, sizeof document->sha256);
	return base_mem_copy(document->kind, sizeof document->kind, new->head.kind) ||
			       base_mem_copy(document->name, sizeof document->name, new->head.name) ||
			       base_mem_copy(document->media_type, sizeof document->media_type,
					     domain_media_type(arrival->media))
		       ? ERR_RANGE
		       : take_head(document, &new->head);
}

/* The bytes have their place before the row that names them is there for anyone. */
static int add(struct act_call *call)
{
	struct document_new *new = call->record;
	struct arrival *arrival = call->prepared;
	struct document_row document = {0};
	int err = check_total(call, arrival->blob.size);

	portal_scope_check(call, new->head.kind, new->head.app_system_code); /* again: the bytes took their time */
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = fill(&document, new, arrival);
	if (!err)
		err = store_document_insert(call->store, &document);
	if (err == ERR_CONFLICT) {
		domain_rule_add(call->problems, "name", RULE_DOC_6);
		return 0;
	}
	if (!err)
		err = store_blob_keep(&arrival->blob);
	new->id = document.id;
	new->size = document.size;
	new->media_type = domain_media_type(arrival->media);
	return err;
}

static void release(struct act_call *call, int err)
{
	struct arrival *arrival = call->prepared;

	(void)err;
	if (arrival)
		store_blob_release(&arrival->blob);
	free(arrival);
}

const struct act portal_publish_document = {
	.name = "document.add",
	.right = RIGHT_PUBLISH,
	.prepare = prepare,
	.run = add,
	.after = release,
};

static int find(struct act_call *call, int64_t id, int64_t edition, struct document_row *document)
{
	int err = store_document_get(call->store, id, document);

	if (err == ERR_NOT_FOUND) {
		domain_rule_add(call->problems, "", RULE_DOC_7);
		return 0;
	}
	if (err)
		return err;
	portal_act_name_object_word(call, "document", document->name);
	portal_scope_check(call, document->kind, document->app_system_code);
	if (document->withdrawn_at)
		domain_rule_add(call->problems, "", RULE_PUB_8);
	else if (edition && edition != document->edition)
		domain_rule_add(call->problems, "", RULE_PUB_7);
	return 0;
}

static int change(struct act_call *call)
{
	struct document_change *change = call->record;
	struct document_row document;
	int err = find(call, change->id, change->edition, &document);

	if (!err && !portal_act_is_refused(call->problems)) {
		memcpy(change->head.kind, document.kind, sizeof change->head.kind);
		memcpy(change->head.name, document.name, sizeof change->head.name);
		err = check_head(call, &change->head);
	}
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = take_head(&document, &change->head);
	document.edited_at = call->now;
	if (!err)
		err = store_document_update(call->store, &document);
	change->edition = document.edition;
	return err;
}

const struct act portal_publish_document_change = {
	.name = "document.change",
	.right = RIGHT_PUBLISH,
	.run = change,
};

static int withdraw(struct act_call *call)
{
	const struct publication_mark *mark = call->record;
	struct document_row document;
	int err = find(call, mark->id, mark->edition, &document);

	if (err || portal_act_is_refused(call->problems))
		return err;
	document.withdrawn_at = document.edited_at = call->now;
	return store_document_update(call->store, &document);
}

const struct act portal_publish_document_withdraw = {
	.name = "document.withdraw",
	.right = RIGHT_PUBLISH,
	.run = withdraw,
};
