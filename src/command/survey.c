/* Reading off how the portal stands. */
#include "config.h"

#include "command/survey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "command/session.h"
#include "portal/backup.h"
#include "store/audit.h"
#include "store/backup.h"
#include "store/letter.h"

/* What is shown even when there is none. */
static const struct {
	const char *topic, *word;
} standing[] = {
	{"account", "active"}, {"account", "pending_mail"}, {"account", "suspended"}, {"letter", "failed"},
	{"letter", "sending"}, {"letter", "sent"},	    {"letter", "waiting"},
};

static struct counter *add(struct survey *survey, const struct counter *counter)
{
	if (survey->n_counters == survey->cap) {
		survey->cap = survey->cap ? 2 * survey->cap : 64;
		survey->counters = base_mem_grow(survey->counters, survey->cap, sizeof *survey->counters);
	}
	survey->counters[survey->n_counters] = *counter;
	return &survey->counters[survey->n_counters++];
}

/* Those that stand always come first, so that each topic stays together. */
static int take_counter(void *context, const struct counter *counter)
{
	struct survey *survey = context;

	for (size_t i = 0; i < BASE_COUNT(standing) && i < survey->n_counters; i++)
		if (strcmp(survey->counters[i].topic, counter->topic) == 0 &&
		    strcmp(survey->counters[i].word, counter->word) == 0) {
			survey->counters[i].value = counter->value;
			return 0;
		}
	add(survey, counter);
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct counter *x = a, *y = b;
	int order = strcmp(x->topic, y->topic);

	if (!order)
		order = strcmp(x->word, y->word);
	return order ? order : strcmp(x->outcome, y->outcome);
}

static int take_counters(struct survey *survey, struct store *store)
{
	int err;

	for (size_t i = 0; i < BASE_COUNT(standing); i++) {
		struct counter *counter = add(survey, &(struct counter){.value = 0});

		base_mem_copy(counter->topic, sizeof counter->topic, standing[i].topic);
		base_mem_copy(counter->word, sizeof counter->word, standing[i].word);
	}
	err = store_counter_walk(store, take_counter, survey);
	qsort(survey->counters, survey->n_counters, sizeof *survey->counters, compare);
	return err;
}

static int64_t size_of(const struct conf *conf, const char *name)
{
	char path[BASE_CONF_TEXT_SIZE];
	struct stat st;

	return base_conf_path(conf, name, path) || stat(path, &st) < 0 ? 0 : (int64_t)st.st_size;
}

static void take_space(struct survey *survey, const struct conf *conf)
{
	struct statvfs space;

	survey->database_bytes = size_of(conf, STORE_BACKUP_DATABASE);
	survey->log_bytes = size_of(conf, STORE_BACKUP_DATABASE "-wal");
	if (statvfs(conf->data, &space) == 0)
		survey->free_bytes = (int64_t)space.f_bavail * (int64_t)space.f_frsize;
}

static void take_session(void *context, const struct ipc_row *row)
{
	struct survey *survey = context;
	size_t i = 0;

	while (i < survey->n_doors && strcmp(survey->doors[i].door, row->door) != 0)
		i++;
	if (i == COMMAND_SURVEY_DOORS)
		return;
	if (i == survey->n_doors) {
		base_mem_copy(survey->doors[i].door, sizeof survey->doors[i].door, row->door);
		survey->n_doors++;
	}
	survey->doors[i].sessions++;
}

/* What may never have been is 0. */
static int optional(int err, int64_t *at)
{
	if (err == ERR_NOT_FOUND)
		*at = 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int command_survey_take(struct survey *survey, const struct conf *conf, struct store *store)
{
	struct audit last;
	int err;

	*survey = (struct survey){.now = base_clock_now_s(), .schema = store_version(store)};
	err = take_counters(survey, store);
	if (!err)
		err = optional(store_letter_oldest(store, &survey->oldest_at), &survey->oldest_at);
	if (!err)
		err = optional(store_audit_last_done(store, portal_backup_made.name, &survey->backup_at),
			       &survey->backup_at);
	if (!err)
		err = store_audit_head_last(store, &survey->head);
	if (!err)
		err = store_audit_last(store, &last);
	if (err)
		return err;
	survey->audit_rows = last.id;
	take_space(survey, conf);
	survey->is_kept = command_session_walk(conf, take_session, survey) == 0;
	return 0;
}

void command_survey_release(struct survey *survey)
{
	free(survey->counters);
	survey->counters = NULL;
}
