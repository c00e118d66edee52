/* Applications told, and acts run on many of them. */
#include "config.h"

#include "command/application-tell.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/json.h"
#include "portal/application-step.h"
#include "print/text.h"

enum { COLUMNS = 78 };

static json_t *pack(const struct application *application)
{
	char applied_at[BASE_CLOCK_TEXT_SIZE], changed_at[BASE_CLOCK_TEXT_SIZE];

	base_clock_format_iso(application->applied_at, applied_at);
	base_clock_format_iso(application->changed_at, changed_at);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:s, s:s}", "number", application->number, "kind",
			 application->kind, "kind_name", application->kind_name, "state", application->state,
			 "state_name", application->state_name, "subject", application->subject, "is_final",
			 application->is_final, "applicant", application->applicant, "applied_at", applied_at,
			 "changed_at", changed_at);
}

void command_application_tell_one(const struct command_call *call, const struct application *application)
{
	char applied_at[BASE_CLOCK_TEXT_SIZE];

	if (command_option(call, "json")) {
		command_json_print(pack(application));
		return;
	}
	base_clock_format(application->applied_at, applied_at);
	printf("%s  %s  %s  %s  %s\n", application->number, base_lang_text(application->kind_name),
	       application->subject, base_lang_text(application->state_name), applied_at);
}

void command_application_tell_csv(const struct application *application)
{
	static const char *const titles[] = {"申請案號", "案件種類", "申請內容", "狀態",
					     "申請人", "申請時間", "更新時間", "取件人"};
	char applied_at[BASE_CLOCK_TEXT_SIZE], changed_at[BASE_CLOCK_TEXT_SIZE];
	const char *cells[BASE_COUNT(titles)];
	struct buf row = {0};

	for (size_t i = 0; i < BASE_COUNT(titles); i++)
		cells[i] = base_lang_text(titles[i]);
	if (application) {
		base_clock_format(application->applied_at, applied_at);
		base_clock_format(application->changed_at, changed_at);
		memcpy(cells,
		       ((const char *const[BASE_COUNT(titles)]){
			       application->number, base_lang_text(application->kind_name), application->subject,
			       base_lang_text(application->state_name), application->applicant, applied_at, changed_at,
			       application->lease_staff_name}),
		       sizeof cells);
	}
	base_csv_add_row(&row, cells, BASE_COUNT(titles));
	fputs(base_buf_text(&row), stdout);
	base_buf_release(&row);
}

/* Fields as objects of label and value, rows of the history as arrays. */
static json_t *pack_document(const struct document *document, json_t *history)
{
	json_t *fields = json_array();

	for (size_t i = 0; i < document->n; i++) {
		const struct block *block = &document->blocks[i];
		json_t *row;

		if (block->kind == BLOCK_FIELD)
			json_array_append_new(fields, json_pack("{s:s, s:s}", "label", block->cells[0], "value",
								block->cells[1]));
		if (block->kind != BLOCK_ROW)
			continue;
		row = json_array();
		for (size_t k = 0; k < block->n; k++)
			json_array_append_new(row, json_string(block->cells[k]));
		json_array_append_new(history, row);
	}
	return fields;
}

void command_application_tell_case(const struct command_call *call, const struct application_case *one)
{
	const struct paper paper = {.columns = COLUMNS};
	struct buf text = {0};

	if (command_option(call, "json")) {
		json_t *object = pack(&one->application), *history = json_array();

		json_object_set_new(object, "content", pack_document(&one->document, history));
		json_object_set_new(object, "history", history);
		command_json_print(object);
		return;
	}
	print_text_add(&one->document, &paper, &text);
	fputs(base_buf_text(&text), stdout);
	base_buf_release(&text);
}

enum command_exit command_application_tell_refuse(const struct command_call *call, const char *field, enum rule rule)
{
	struct problems problems = {0};
	enum command_exit status;

	domain_rule_add(&problems, field, rule);
	status = command_refuse(call, &problems);
	base_problem_release(&problems);
	return status;
}

static enum command_exit run_one(const struct command_call *call, const struct act *act, const char *event,
				 const char *number)
{
	struct application_request request = {.number = ""};
	const char *reason = command_option(call, "reason");
	enum command_exit status;

	if (base_mem_copy(request.number, sizeof request.number, number))
		return command_application_tell_refuse(call, "number", RULE_APP_1);
	if (reason && base_mem_copy(request.note, sizeof request.note, reason))
		return command_application_tell_refuse(call, "note", RULE_APP_28);
	if (base_mem_copy(request.event, sizeof request.event, event))
		return command_application_tell_refuse(call, "event", RULE_APP_27);
	status = command_do(call, act, &request);
	if (!status)
		command_application_tell_one(call, &request.application);
	return status;
}

enum command_exit command_application_tell_run(const struct command_call *call, const struct act *act,
					       const char *event)
{
	enum command_exit worst = COMMAND_DONE;

	for (size_t i = 0; i < call->n_arguments && worst != COMMAND_STOPPED; i++) {
		enum command_exit one = run_one(call, act, event, call->arguments[i]);

		worst = one > worst ? one : worst;
	}
	return worst;
}
