/* Reading the command line against the tables of commands and options. */
#include "config.h"

#include "command/line.h"

#include <stdio.h>
#include <string.h>

#include "command/registry.h"

/* The option of a table that a word (n bytes, without dashes) names: its index, or max. */
static size_t find_option(const struct program_option *options, size_t max, const char *word, size_t n)
{
	for (size_t i = 0; i < max && options[i].name; i++)
		if (strlen(options[i].name) == n && strncmp(options[i].name, word, n) == 0)
			return i;
	return max;
}

static const struct command *find_command(const char *name)
{
	for (const struct command *const *command = command_registry; *command; command++)
		if (strcmp((*command)->name, name) == 0)
			return *command;
	return NULL;
}

static enum command_exit refuse(const char *word, const char *why)
{
	fprintf(stderr, "maportal-admin: %s：%s。以 maportal-admin --help 查看用法\n", word, why);
	return COMMAND_MISUSED;
}

/* One option and its value; *next is the word after it and moves on when that is the value. */
static enum command_exit read_option(struct command_line *line, const char *word, char ***next)
{
	const char *name = word + 2, **place = NULL;
	const struct program_option *option = NULL;
	size_t n = strcspn(name, "="), at = find_option(base_program_options, PROGRAM_COMMON_COUNT, name, n);

	if (at < PROGRAM_COMMON_COUNT) {
		option = &base_program_options[at];
		place = &line->globals[at];
	} else if (line->call.command) {
		at = find_option(line->call.command->options, COMMAND_OPTIONS_MAX, name, n);
		if (at < COMMAND_OPTIONS_MAX) {
			option = &line->call.command->options[at];
			place = &line->call.values[at];
		}
	}
	if (!option)
		return refuse(word, "沒有這個選項");
	if (!option->argument && name[n])
		return refuse(word, "這個選項不帶值");
	if (!option->argument)
		*place = "";
	else if (name[n])
		*place = name + n + 1;
	else if (**next)
		*place = *(*next)++;
	else
		return refuse(word, "缺少選項的值");
	return COMMAND_DONE;
}

enum command_exit command_line_read(struct command_line *line, int argc, char **argv, char **words)
{
	int is_over = 0;

	*line = (struct command_line){.call = {.arguments = words}};
	for (char **next = argv + (argc > 0); *next;) {
		char *word = *next++;
		enum command_exit status = COMMAND_DONE;

		if (!is_over && strcmp(word, "--") == 0) {
			is_over = 1;
		} else if (!is_over && strncmp(word, "--", 2) == 0) {
			status = read_option(line, word, &next);
		} else if (!line->call.command) {
			line->call.command = find_command(word);
			if (!line->call.command)
				status = refuse(word, "沒有這個指令");
		} else {
			words[line->call.n_arguments++] = word;
		}
		if (status)
			return status;
	}
	words[line->call.n_arguments] = NULL;
	return COMMAND_DONE;
}
