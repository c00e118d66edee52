/* queue, case, take, release, approve, reject, return: what reviewers do with applications. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "command/application-tell.h"
#include "command/login.h"
#include "command/registry.h"
#include "domain/life-cycle.h"
#include "portal/application-queue.h"
#include "portal/application-review.h"

#define REASON_OPTION {"reason", "TEXT", "審查意見，至多500字"}
#define JSON_OPTION {"json", NULL, "以 JSON 輸出，一案一列"}

static void tell_row(const struct command_call *call, const struct application *row)
{
	if (command_option(call, "csv"))
		command_application_tell_csv(row);
	else
		command_application_tell_one(call, row);
}

/* A word that is no state would find nothing, as if nothing waited. */
static enum command_exit check_queue(const struct command_call *call)
{
	const char *state = command_option(call, "state");

	if (command_option(call, "csv") && command_option(call, "json"))
		return command_misuse(call, "--json 與 --csv 只能擇一");
	if (state && (!*state || domain_life_cycle_find_state(state) == STATE_COUNT))
		return command_misuse(call, "--state 須為 submitted（送審）、in_review（審查中）、"
					    "returned（退回補正）、approved（申辦通過）、"
					    "rejected（申辦不通過）或 withdrawn（已撤回）");
	return COMMAND_DONE;
}

static enum command_exit run_queue(const struct command_call *call)
{
	int is_csv = command_option(call, "csv") != NULL;
	struct application_page *page;
	enum command_exit status = check_queue(call);

	if (status)
		return status;
	page = base_mem_zero(1, sizeof *page);
	page->direction = 1;
	page->max = APPLICATION_PAGE_MAX;
	page->kind = "";
	page->state = command_option(call, "state") ? command_option(call, "state") : "";
	page->is_mine = command_option(call, "mine") != NULL;
	do {
		status = command_do(call, &portal_application_queue_review, page);
		if (!status && is_csv && !page->id)
			command_application_tell_csv(NULL);
		for (size_t i = 0; !status && i < page->n; i++)
			tell_row(call, &page->rows[i]);
		if (page->n > 0) {
			page->applied_at = page->rows[page->n - 1].applied_at;
			page->id = page->rows[page->n - 1].id;
		}
	} while (!status && page->n == APPLICATION_PAGE_MAX);
	free(page);
	return status;
}

const struct command command_application_review_queue = {
	.name = "queue",
	.usage = "--as NAME [--state STATE] [--mine] [--json | --csv]",
	.help = "列出權限範圍內的待審案件，等候最久的在前",
	.options = {COMMAND_LOGIN_STAFF_OPTION,
		    {"state", "STATE",
		     "只列出此狀態的案件：submitted、in_review、returned、approved、rejected、withdrawn"},
		    {"mine", NULL, "只列出自己已取件的案件"},
		    JSON_OPTION,
		    {"csv", NULL, "以 CSV 輸出，一案一列，首列為欄位名稱"}},
	.login = COMMAND_LOGIN_STAFF,
	.run = run_queue,
};

static enum command_exit run_case(const struct command_call *call)
{
	struct application_case one = {.number = ""};
	enum command_exit status = base_mem_copy(one.number, sizeof one.number, call->arguments[0])
					   ? command_application_tell_refuse(call, "number", RULE_APP_1)
					   : command_do(call, &portal_application_case_review, &one);

	if (!status)
		command_application_tell_case(call, &one);
	portal_application_case_release(&one);
	return status;
}

const struct command command_application_review_case = {
	.name = "case",
	.usage = "NUMBER --as NAME [--json]",
	.help = "顯示待審案件：所填的內容及辦理紀錄",
	.options = {COMMAND_LOGIN_STAFF_OPTION, {"json", NULL, "以 JSON 輸出"}},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = run_case,
};

static enum command_exit run_take(const struct command_call *call)
{
	return command_application_tell_run(call, &portal_application_review_take, "");
}

static enum command_exit run_release(const struct command_call *call)
{
	return command_application_tell_run(call, &portal_application_review_release, "");
}

static enum command_exit run_approve(const struct command_call *call)
{
	return command_application_tell_run(call, &portal_application_review_decide, "approve");
}

static enum command_exit run_reject(const struct command_call *call)
{
	return command_application_tell_run(call, &portal_application_review_decide, "reject");
}

static enum command_exit run_return(const struct command_call *call)
{
	return command_application_tell_run(call, &portal_application_review_decide, "return");
}

/* They all take numbers; an opinion belongs to a decision. */
#define STEP(word, its_usage, its_help, its_run, ...) \
	const struct command command_application_review_##word = { \
		.name = #word, \
		.usage = its_usage, \
		.help = its_help, \
		.options = {COMMAND_LOGIN_STAFF_OPTION, __VA_ARGS__}, \
		.least = 1, \
		.most = COMMAND_APPLICATION_TELL_MAX, \
		.login = COMMAND_LOGIN_STAFF, \
		.run = its_run, \
	}

STEP(take, "NUMBER... --as NAME [--json]", "取件，他人於時限內不能審查", run_take, JSON_OPTION);
STEP(release, "NUMBER... --as NAME [--json]", "將已取件的案件放回待審", run_release, JSON_OPTION);
STEP(approve, "NUMBER... --as NAME [--reason TEXT] [--json]", "通過已取件的案件", run_approve, REASON_OPTION,
     JSON_OPTION);
STEP(reject, "NUMBER... --as NAME --reason TEXT [--json]", "不通過已取件的案件", run_reject, REASON_OPTION,
     JSON_OPTION);
STEP(return, "NUMBER... --as NAME --reason TEXT [--json]", "將已取件的案件退回補正", run_return, REASON_OPTION,
     JSON_OPTION);
