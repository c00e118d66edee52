/* Notices, as those who publish change them. */
#include "config.h"

#include "portal/publish.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/notice.h"
#include "portal/scope.h"

/* The head as it is stored; what is wrong with it is among the problems. */
static int check_head(struct act_call *call, struct notice_change *change)
{
	char today[BASE_DATE_TEXT_SIZE];

	base_date_format_iso(base_date_at(call->now), today);
	domain_publication_normalise(&change->head, today);
	domain_publication_check_notice(&change->head, call->problems);
	if (change->body && !*change->body)
		domain_rule_add(call->problems, "file", RULE_PUB_6);
	if (change->body && strlen(change->body) > DOMAIN_PUBLICATION_BODY_MAX)
		domain_rule_add(call->problems, "file", RULE_PUB_6_LONG);
	portal_scope_check(call, change->head.kind, change->head.app_system_code);
	return portal_scope_check_system(call, change->head.app_system_code);
}

static int take_head(struct notice *notice, const struct publication *head)
{
	notice->is_pinned = strcmp(head->is_pinned, "yes") == 0;
	return base_mem_copy(notice->title, sizeof notice->title, head->title) ||
			       base_mem_copy(notice->category, sizeof notice->category, head->category) ||
			       base_mem_copy(notice->app_system_code, sizeof notice->app_system_code,
					     head->app_system_code) ||
			       base_mem_copy(notice->published_date, sizeof notice->published_date,
					     head->published_date) ||
			       base_mem_copy(notice->valid_until, sizeof notice->valid_until, head->valid_until)
		       ? ERR_RANGE
		       : 0;
}

/* That there is none of that name is a problem. */
static int find_document(struct act_call *call, const char *name, struct document_row *document)
{
	int err = store_document_find(call->store, name, document);

	if (err != ERR_NOT_FOUND)
		return err;
	domain_rule_add(call->problems, "name", RULE_DOC_7);
	return 0;
}

/* What is said about another system than the notice is for those who publish there to put together with it. */
static int find_attachment(struct act_call *call, const struct notice_change *change, struct document_row *document)
{
	const char *system = document->app_system_code;
	int err = change->attach ? find_document(call, change->attach, document) : 0;

	if (!err && *system && strcmp(system, change->head.app_system_code) != 0)
		portal_scope_check(call, document->kind, system);
	return err;
}

/* Whoever reads a notice sees no more than that; one that it has already takes no more room. */
static int check_room(struct act_call *call, int64_t notice_id, const struct document_row *document)
{
	struct document_row *rows = base_mem_zero(NOTICE_ATTACHED_MAX, sizeof *rows);
	int has = document->id == 0;
	size_t n = 0;
	int err = has ? 0 : store_document_attached(call->store, notice_id, "", rows, NOTICE_ATTACHED_MAX, &n);

	for (size_t i = 0; i < n; i++)
		has |= rows[i].id == document->id;
	if (!err && !has && n == NOTICE_ATTACHED_MAX)
		domain_rule_add_number(call->problems, "name", RULE_PUB_10, NOTICE_ATTACHED_MAX);
	free(rows);
	return err;
}

static int attach(struct act_call *call, int64_t notice_id, const struct document_row *document)
{
	return document->id ? store_document_attach(call->store, notice_id, document->id) : 0;
}

static int add(struct act_call *call)
{
	struct notice_change *change = call->record;
	struct document_row document = {.id = 0};
	struct notice notice = {0};
	int err = check_head(call, change);

	if (!err && !change->body)
		domain_rule_add(call->problems, "file", RULE_PUB_6);
	if (!err)
		err = find_attachment(call, change, &document);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = take_head(&notice, &change->head);
	if (!err)
		err = base_mem_copy(notice.kind, sizeof notice.kind, change->head.kind);
	notice.body = base_mem_dup(change->body);
	if (!err)
		err = store_notice_insert(call->store, &notice);
	if (!err)
		err = attach(call, notice.id, &document);
	change->id = notice.id;
	change->edition = notice.edition;
	portal_act_name_object(call, "notice", notice.id);
	store_notice_release(&notice);
	return err;
}

const struct act portal_publish_notice = {
	.name = "notice.add",
	.right = RIGHT_ANSWER,
	.run = add,
};

/* The notice as it is now, if it may be changed by who saw that edition of it. */
static int find(struct act_call *call, int64_t id, int64_t edition, struct notice *notice)
{
	int err = store_notice_get(call->store, id, notice);

	portal_act_name_object(call, "notice", id);
	if (err == ERR_NOT_FOUND) {
		domain_rule_add(call->problems, "", RULE_PUB_9);
		return 0;
	}
	if (err)
		return err;
	portal_scope_check(call, notice->kind, notice->app_system_code);
	if (notice->withdrawn_at)
		domain_rule_add(call->problems, "", RULE_PUB_8);
	else if (edition && edition != notice->edition)
		domain_rule_add(call->problems, "", RULE_PUB_7);
	return 0;
}

static int change(struct act_call *call)
{
	struct notice_change *change = call->record;
	struct document_row document = {.id = 0};
	struct notice notice;
	int err = find(call, change->id, change->edition, &notice);

	if (!err && !portal_act_is_refused(call->problems)) {
		memcpy(change->head.kind, notice.kind, sizeof change->head.kind);
		err = check_head(call, change);
		if (!err)
			err = find_attachment(call, change, &document);
		if (!err)
			err = check_room(call, notice.id, &document);
	}
	if (err || portal_act_is_refused(call->problems))
		goto out;
	err = take_head(&notice, &change->head);
	if (change->body) {
		store_notice_release(&notice);
		notice.body = base_mem_dup(change->body);
	}
	notice.edited_at = call->now;
	if (!err)
		err = store_notice_update(call->store, &notice);
	if (!err)
		err = attach(call, notice.id, &document);
	change->edition = notice.edition;
out:
	store_notice_release(&notice);
	return err;
}

const struct act portal_publish_notice_change = {
	.name = "notice.change",
	.right = RIGHT_ANSWER,
	.run = change,
};

static int withdraw(struct act_call *call)
{
	const struct publication_mark *mark = call->record;
	struct notice notice;
	int err = find(call, mark->id, mark->edition, &notice);

	if (!err && !portal_act_is_refused(call->problems)) {
		notice.withdrawn_at = notice.edited_at = call->now;
		err = store_notice_update(call->store, &notice);
	}
	store_notice_release(&notice);
	return err;
}

const struct act portal_publish_notice_withdraw = {
	.name = "notice.withdraw",
	.right = RIGHT_ANSWER,
	.run = withdraw,
};

static int detach(struct act_call *call)
{
	const struct attachment *attachment = call->record;
	struct document_row document = {.id = 0};
	struct notice notice;
	int err = find(call, attachment->notice_id, 0, &notice);

	store_notice_release(&notice);
	if (!err && !portal_act_is_refused(call->problems))
		err = find_document(call, attachment->name, &document);
	return err || portal_act_is_refused(call->problems)
		       ? err
		       : store_document_detach(call->store, attachment->notice_id, document.id);
}

const struct act portal_publish_detach = {
	.name = "notice.detach",
	.right = RIGHT_ANSWER,
	.run = detach,
};
