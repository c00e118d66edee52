/* The acts that only read what is published. */
#include "config.h"

#include "portal/notice.h"

#include "base/date.h"

static int list(struct act_call *call)
{
	struct notice_page *page = call->record;
	char today[BASE_DATE_TEXT_SIZE];

	base_date_format_iso(base_date_at(call->now), today);
	if (page->max > NOTICE_PAGE_MAX)
		page->max = NOTICE_PAGE_MAX;
	return store_notice_list(call->store, page->kind, today, page->after_id, page->direction,
				 page->notices, page->max, &page->n);
}

const struct act portal_notice_list = {
	.name = "notice.list",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = list,
};

static int read_notice(struct act_call *call)
{
	struct notice *notice = call->record;

	return store_notice_get(call->store, notice->id, notice);
}

const struct act portal_notice_read = {
	.name = "notice.read",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = read_notice,
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
