/* The acts that only read what is published. */
#include "config.h"

#include "portal/notice.h"

#include "base/date.h"
#include "base/err.h"
#include "domain/rule.h"
#include "portal/scope.h"

static int list(struct act_call *call)
{
	struct notice_page *page = call->record;
	char today[BASE_DATE_TEXT_SIZE];

	portal_scope_complete(call, &page->listing, today);
	return store_notice_list(call->store, &page->listing, page->notices, &page->n);
}

const struct act portal_notice_list = {
	.name = "notice.list",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = list,
};

/* Whoever may open a file sees that it is there. */
static int read_attached(struct act_call *call, struct notice_whole *whole)
{
	char today[BASE_DATE_TEXT_SIZE] = "";

	if (!domain_access_may(&call->portal->actor, RIGHT_ANSWER))
		base_date_format_iso(base_date_at(call->now), today);
	return store_document_attached(call->store, whole->notice.id, today, whole->attached, NOTICE_ATTACHED_MAX,
				       &whole->n);
}

static int read_notice(struct act_call *call)
{
	struct notice_whole *whole = call->record;
	struct notice *notice = &whole->notice;
	int err = store_notice_get(call->store, notice->id, notice);

	if (err == ERR_NOT_FOUND ||
	    (!err && !portal_scope_is_shown(call, notice->published_date, notice->valid_until, notice->withdrawn_at))) {
		store_notice_release(notice);
		domain_rule_add(call->problems, "", RULE_PUB_9);
		return 0;
	}
	return err ? err : read_attached(call, whole);
}

const struct act portal_notice_read = {
	.name = "notice.read",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = read_notice,
};

static int categories(struct act_call *call)
{
	struct category_page *page = call->record;

	return store_gram_categories(call->store, page->kind, page->categories, CATEGORY_MAX, &page->n);
}

const struct act portal_notice_categories = {
	.name = "notice.categories",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = categories,
};

static int terms(struct act_call *call)
{
	return store_terms_current(call->store, call->record);
}

const struct act portal_notice_terms = {
	.name = "notice.terms",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = terms,
};

static int app_systems(struct act_call *call)
{
	struct app_system_page *page = call->record;

	return store_app_system_list(call->store, call->portal->actor.account_id, page->systems,
				     APP_SYSTEM_MAX, &page->n);
}

const struct act portal_notice_app_systems = {
	.name = "notice.app-systems",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = app_systems,
};

static int systems(struct act_call *call)
{
	struct app_system_page *page = call->record;

	return store_app_system_list(call->store, 0, page->systems, APP_SYSTEM_MAX, &page->n);
}

const struct act portal_notice_systems = {
	.name = "notice.systems",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = systems,
};
