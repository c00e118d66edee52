/* One queue out of many: each scope, kind and state has its own place in the index, and pages are merged here. */
#include "config.h"

#include "portal/application-queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/application-kind.h"
#include "portal/application-step.h"

static size_t room(const struct application_page *page)
{
	return page->max < APPLICATION_PAGE_MAX ? page->max : APPLICATION_PAGE_MAX;
}

static int own(struct act_call *call)
{
	struct application_page *page = call->record;
	const struct application_list list = {
		.order = APPLICATION_OWN,
		.account_id = call->portal->actor.account_id,
		.id = page->id,
		.direction = page->direction,
	};

	return store_application_list(call->store, &list, page->rows, room(page), &page->n);
}

const struct act portal_application_queue_own = {
	.name = "application.list",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = own,
};

static int is_before(const struct application *a, const struct application *b)
{
	return a->applied_at != b->applied_at ? a->applied_at < b->applied_at : a->id < b->id;
}

/* Merges sorted rows into the page's; of more than there is room for, the farthest from the key go. */
static void merge(struct application_page *page, const struct application *rows, size_t n)
{
	struct application *merged = base_mem_zero(page->n + n + 1, sizeof *merged);
	size_t max = room(page), i = 0, k = 0, total = 0, from;

	while (i < page->n || k < n)
		if (k == n || (i < page->n && is_before(&page->rows[i], &rows[k])))
			merged[total++] = page->rows[i++];
		else
			merged[total++] = rows[k++];
	page->n = total < max ? total : max;
	from = page->direction > 0 ? 0 : total - page->n;
	memcpy(page->rows, merged + from, page->n * sizeof *merged);
	free(merged);
}

/* The rows of one place in the index. */
static int add_list(struct act_call *call, struct application_list *list)
{
	struct application_page *page = call->record;
	struct application *rows = base_mem_zero(room(page) + 1, sizeof *rows);
	size_t n;
	int err;

	list->applied_at = page->applied_at;
	list->id = page->id;
	list->direction = page->direction;
	err = store_application_list(call->store, list, rows, room(page), &n);
	if (!err)
		merge(page, rows, n);
	free(rows);
	return err;
}

static int add_states(struct act_call *call, struct application_list *list)
{
	const struct application_page *page = call->record;
	int err = 0;

	if (*page->state) {
		list->state = page->state;
		return add_list(call, list);
	}
	for (enum state state = 0; state < STATE_COUNT && !err; state++) {
		if (!domain_life_cycle_is_waiting(state))
			continue;
		list->state = domain_life_cycle_state_code(state);
		err = add_list(call, list);
	}
	return err;
}

static int add_kind(struct act_call *call, const struct application_kind *kind)
{
	struct scope scopes[DOMAIN_ACCESS_GRANTS_MAX];
	size_t n = domain_access_scopes(&call->portal->actor, kind->right, scopes);
	int err = 0;

	for (size_t i = 0; i < n && !err; i++) {
		struct application_list list = {
			.order = scopes[i].kind == SCOPE_NONE ? APPLICATION_WHOLE : APPLICATION_QUEUE,
			.scope_kind = domain_access_scope_name(scopes[i].kind),
			.scope_code = scopes[i].code,
			.kind = kind->code,
		};

		err = add_states(call, &list);
	}
	return err;
}

static int is_wanted(const struct application_page *page, const struct application *row)
{
	return (!*page->kind || strcmp(page->kind, row->kind) == 0) &&
	       (!*page->state || strcmp(page->state, row->state) == 0);
}

/*
 * Of what the actor took, that which is asked for, whose time is not over and which he may still decide on goes to the
 * front; how many.
 */
static size_t keep(const struct act_call *call, struct application *rows, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (is_wanted(call->record, &rows[i]) && rows[i].lease_until > call->now &&
		    portal_application_step_may_review(&call->portal->actor, &rows[i]))
			rows[kept++] = rows[i];
	return kept;
}

/* Rows that are passed over leave no gap in a page, nor end it. */
static int add_mine(struct act_call *call)
{
	struct application_page *page = call->record;
	struct application_list list = {
		.order = APPLICATION_LEASE,
		.staff_id = call->portal->actor.staff_id,
		.applied_at = page->applied_at,
		.id = page->id,
		.direction = page->direction,
	};
	struct application *rows = base_mem_zero(room(page) + 1, sizeof *rows);
	size_t n = room(page);
	int err = 0;

	while (!err && n > 0 && n == room(page) && page->n < room(page)) {
		err = store_application_list(call->store, &list, rows, room(page), &n);
		if (err || n == 0)
			continue;
		list.applied_at = rows[page->direction > 0 ? n - 1 : 0].applied_at;
		list.id = rows[page->direction > 0 ? n - 1 : 0].id;
		merge(page, rows, keep(call, rows, n));
	}
	free(rows);
	return err;
}

static int review(struct act_call *call)
{
	struct application_page *page = call->record;
	int err = 0;

	page->n = 0;
	if (page->is_mine)
		return add_mine(call);
	for (const struct application_kind *kind = domain_application_kind_rows; kind->code && !err; kind++)
		if (!*page->kind || strcmp(page->kind, kind->code) == 0)
			err = add_kind(call, kind);
	return err;
}

const struct act portal_application_queue_review = {
	.name = "application.queue",
	.right = RIGHT_REVIEW,
	.is_unrecorded = 1,
	.run = review,
};
