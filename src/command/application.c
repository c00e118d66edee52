/* systems, apply, applications, application, withdraw, print: what an applicant does with applications. */
#include "config.h"

#include "portal/application-case.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "command/application-tell.h"
#include "command/json.h"
#include "command/login.h"
#include "command/registry.h"
#include "domain/app-system.h"
#include "portal/application-filing.h"
#include "portal/application-queue.h"
#include "portal/notice.h"
#include "print/text.h"

enum { PRINT_COLUMNS = 78, PRINT_LINES = 60 };

static enum command_exit run_systems(const struct command_call *call)
{
	struct app_system_page systems = {0};
	enum command_exit status = command_do(call, &portal_notice_app_systems, &systems);

	for (size_t i = 0; !status && i < systems.n; i++) {
		const struct app_system *system = &systems.systems[i];

		if (command_option(call, "json"))
			command_json_print(json_pack("{s:s, s:s, s:b, s:b, s:s, s:s}", "code", system->code, "name",
						     system->name_zh, "is_default", system->is_default_app,
						     "is_granted", system->is_granted, "application", system->number,
						     "state", system->state));
		else
			printf("%s  %s  %s%s%s\n", system->code, base_lang_text(system->name_zh),
			       base_lang_text(system->is_granted ? "可使用" : "未申請"),
			       *system->number ? "  " : "", system->number);
	}
	return status;
}

const struct command command_application_systems = {
	.name = "systems",
	.usage = "--as NAME [--json]",
	.help = "列出各應用系統，以及是否可以使用",
	.options = {COMMAND_LOGIN_OPTION, {"json", NULL, "以 JSON 輸出，一系統一列"}},
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run_systems,
};

/* A text that is an option: too long for its record is refused by the rule that the record has. */
static enum command_exit read_request(const struct command_call *call, struct app_system_request *request,
				      struct application_filing *filing)
{
	const char *reason = command_option(call, "reason"), *number = command_option(call, "correct");
	struct problems problems = {0};
	enum command_exit status = COMMAND_DONE;

	if (base_mem_copy(request->app_system_code, sizeof request->app_system_code, call->arguments[0]))
		domain_rule_add(&problems, "app_system_code", RULE_APP_11);
	if (reason && base_mem_copy(request->reason, sizeof request->reason, reason))
		domain_rule_add(&problems, "reason", RULE_APP_15);
	if (number && base_mem_copy(filing->number, sizeof filing->number, number))
		domain_rule_add(&problems, "number", RULE_APP_1);
	if (problems.n > 0)
		status = command_refuse(call, &problems);
	base_problem_release(&problems);
	return status;
}

static enum command_exit run_apply(const struct command_call *call)
{
	struct app_system_request request = {.number = ""};
	struct application_filing filing = {.kind = "app_system", .detail = &request};
	enum command_exit status = read_request(call, &request, &filing);

	if (!status)
		status = command_do(call, &portal_application_filing_submit, &filing);
	if (status)
		return status;
	if (command_option(call, "json"))
		command_json_print(json_pack("{s:s}", "number", filing.number));
	else
		printf("%s\n", filing.number);
	return COMMAND_DONE;
}

const struct command command_application_apply = {
	.name = "apply",
	.usage = "SYSTEM --as NAME --reason TEXT [--correct NUMBER] [--json]",
	.help = "申請使用應用系統 SYSTEM，輸出申請案號",
	.options = {COMMAND_LOGIN_OPTION,
		    {"reason", "TEXT", "申請事由，至多200字"},
		    {"correct", "NUMBER", "補正退回的申請案 NUMBER 後再次送審"},
		    {"json", NULL, "以 JSON 輸出"}},
	.least = 1,
	.most = 1,
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run_apply,
};

static enum command_exit run_list(const struct command_call *call)
{
	struct application_page *page = base_mem_zero(1, sizeof *page);
	enum command_exit status;

	page->direction = 1;
	page->max = APPLICATION_PAGE_MAX;
	do {
		status = command_do(call, &portal_application_queue_own, page);
		for (size_t i = 0; !status && i < page->n; i++)
			command_application_tell_one(call, &page->rows[i]);
		if (page->n > 0)
			page->id = page->rows[page->n - 1].id;
	} while (!status && page->n == APPLICATION_PAGE_MAX);
	free(page);
	return status;
}

const struct command command_application_list = {
	.name = "applications",
	.usage = "--as NAME [--json]",
	.help = "列出自己的申請案件，最新的在前",
	.options = {COMMAND_LOGIN_OPTION, {"json", NULL, "以 JSON 輸出，一案一列"}},
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run_list,
};

static enum command_exit read_case(const struct command_call *call, struct application_case *one)
{
	if (base_mem_copy(one->number, sizeof one->number, call->arguments[0]))
		return command_application_tell_refuse(call, "number", RULE_APP_1);
	return command_do(call, &portal_application_case_own, one);
}

static enum command_exit run_show(const struct command_call *call)
{
	struct application_case one = {.number = ""};
	enum command_exit status = read_case(call, &one);

	if (!status)
		command_application_tell_case(call, &one);
	portal_application_case_release(&one);
	return status;
}

const struct command command_application = {
	.name = "application",
	.usage = "NUMBER --as NAME [--json]",
	.help = "顯示自己的申請案件：所填的內容及辦理紀錄",
	.options = {COMMAND_LOGIN_OPTION, {"json", NULL, "以 JSON 輸出"}},
	.least = 1,
	.most = 1,
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run_show,
};

static enum command_exit run_print(const struct command_call *call)
{
	const struct paper paper = {.columns = PRINT_COLUMNS, .lines = PRINT_LINES};
	struct application_case one = {.number = ""};
	enum command_exit status = read_case(call, &one);
	struct buf text = {0};

	if (!status) {
		print_text_add(&one.document, &paper, &text);
		fputs(base_buf_text(&text), stdout);
	}
	base_buf_release(&text);
	portal_application_case_release(&one);
	return status;
}

const struct command command_application_print = {
	.name = "print",
	.usage = "NUMBER --as NAME",
	.help = "列印自己的申請案件：純文字，每頁60行，以換頁字元分頁",
	.options = {COMMAND_LOGIN_OPTION},
	.least = 1,
	.most = 1,
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run_print,
};

static enum command_exit run_withdraw(const struct command_call *call)
{
	return command_application_tell_run(call, &portal_application_filing_withdraw, "");
}

const struct command command_application_withdraw = {
	.name = "withdraw",
	.usage = "NUMBER... --as NAME [--json]",
	.help = "撤回自己尚未審結的申請案件",
	.options = {COMMAND_LOGIN_OPTION, {"json", NULL, "以 JSON 輸出，一案一列"}},
	.least = 1,
	.most = COMMAND_APPLICATION_TELL_MAX,
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run_withdraw,
};
