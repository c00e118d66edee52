/* metrics: how the portal stands, in the text form of Prometheus (version 0.0.4). */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/gate.h"
#include "command/registry.h"
#include "command/survey.h"

/* One family of samples: what stands above them. */
static void open_family(const char *name, const char *type, const char *help)
{
	printf("# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void print_one(const char *name, const char *type, const char *help, int64_t value)
{
	open_family(name, type, help);
	printf("%s %" PRId64 "\n", name, value);
}

/* LABEL="value", quoted as the format wants it. */
static void print_label(const char *label, const char *value)
{
	struct buf clean = {0};

	base_gate_harmless(value, strlen(value), 0, &clean);
	printf("%s=\"", label);
	for (const char *at = base_buf_text(&clean); *at; at++) {
		if (*at == '"' || *at == '\\')
			putchar('\\');
		putchar(*at);
	}
	putchar('"');
	base_buf_release(&clean);
}

static void print_counters(const struct survey *survey, const char *topic, const char *name, const char *label)
{
	for (size_t i = 0; i < survey->n_counters; i++) {
		const struct counter *counter = &survey->counters[i];

		if (strcmp(counter->topic, topic) != 0)
			continue;
		printf("%s{", name);
		print_label(label, counter->word);
		if (*counter->outcome) {
			putchar(',');
			print_label("outcome", counter->outcome);
		}
		printf("} %" PRId64 "\n", counter->value);
	}
}

static void print_data(const struct survey *survey)
{
	open_family("maportal_info", "gauge", "Version of the program and of its database.");
	printf("maportal_info{version=\"%s\",schema=\"%d\"} 1\n", PACKAGE_VERSION, survey->schema);
	open_family("maportal_accounts", "gauge", "Accounts by state.");
	print_counters(survey, "account", "maportal_accounts", "state");
	open_family("maportal_letters", "gauge", "Letters and messages of the outbox by state.");
	print_counters(survey, "letter", "maportal_letters", "state");
	print_one("maportal_letter_oldest_waiting_seconds", "gauge", "Age of the letter that has waited longest.",
		  survey->oldest_at ? survey->now - survey->oldest_at : 0);
	open_family("maportal_acts_total", "counter", "Acts by name and outcome: done, a rule, or denied.");
	print_counters(survey, "audit", "maportal_acts_total", "act");
}

static void print_trail(const struct survey *survey)
{
	print_one("maportal_audit_rows", "gauge", "Rows of the audit trail.", survey->audit_rows);
	print_one("maportal_audit_head_rows", "gauge", "Rows of the audit trail that a signed head covers.",
		  survey->head.rows);
	if (survey->head.id)
		print_one("maportal_audit_head_timestamp_seconds", "gauge", "When the last head was signed.",
			  survey->head.at);
	if (survey->backup_at)
		print_one("maportal_backup_age_seconds", "gauge", "Seconds since the last backup.",
			  survey->now - survey->backup_at);
}

static void print_machine(const struct survey *survey)
{
	print_one("maportal_database_bytes", "gauge", "Size of the database file.", survey->database_bytes);
	print_one("maportal_database_log_bytes", "gauge", "Size of its write-ahead log.", survey->log_bytes);
	print_one("maportal_free_bytes", "gauge", "Free space of the data directory's disk.", survey->free_bytes);
	print_one("maportal_keeper_up", "gauge", "Whether maportald answered.", survey->is_kept);
	if (!survey->is_kept)
		return;
	open_family("maportal_sessions", "gauge", "Connections over SSH by door; none before one was chosen.");
	for (size_t i = 0; i < survey->n_doors; i++) {
		printf("maportal_sessions{");
		print_label("door", *survey->doors[i].door ? survey->doors[i].door : "none");
		printf("} %" PRId64 "\n", survey->doors[i].sessions);
	}
}

static enum command_exit run(const struct command_call *call)
{
	struct store *store = NULL;
	struct survey survey;
	int err;

	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = command_survey_take(&survey, call->conf, store);
	store_close(store);
	if (!err) {
		print_data(&survey);
		print_trail(&survey);
		print_machine(&survey);
	}
	command_survey_release(&survey);
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}

const struct command command_metric = {
	.name = "metrics",
	.usage = "",
	.help = "以 Prometheus 的文字格式輸出監控數值",
	.run = run,
};
