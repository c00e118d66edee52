/* Reading the command line against the tables of commands and options. */
#include "config.h"

#include "command/line.h"

#include <stdio.h>
#include <string.h>

#include "base/gate.h"
#include "base/lang.h"

enum { SHOWN_MAX = 256 };

/* The option of a table that a word (n bytes, without dashes) names: its index, or max. */
static size_t find_option(const struct program_option *options, size_t max, const char *word, size_t n)
{
	for (size_t i = 0; i < max && options[i].name; i++)
		if (strlen(options[i].name) == n && strncmp(options[i].name, word, n) == 0)
			return i;
	return max;
}

const struct command *command_line_find(const struct command_program *program, const char *name)
{
	for (const struct command *const *row = program->registry; *row; row++)
		if (strcmp((*row)->name, name) == 0)
			return *row;
	return NULL;
}

/* The word comes from outside, and over a line the complaint is drawn on somebody's terminal. */
enum command_exit command_line_refuse(const struct command_program *program, const char *word, const char *why)
{
	struct buf shown = {0};

	base_gate_harmless(word, strnlen(word, SHOWN_MAX), 0, &shown);
	fprintf(stderr, base_lang_text("%s: %s：%s。以 --help 查看用法\n"), program->name,
		base_buf_text(&shown), base_lang_text(why));
	base_buf_release(&shown);
	return COMMAND_MISUSED;
}

/* One option and its value; *next is the word after it and moves on when that is the value. */
static enum command_exit read_option(struct command_line *line, const char *word, char ***next)
{
	const char *name = word + 2, **place = NULL;
	const struct program_option *option = NULL;
	size_t n = strcspn(name, "="), at = find_option(base_program_options, PROGRAM_COMMON_COUNT, name, n);

	if (at >= line->call.program->first && at < PROGRAM_COMMON_COUNT) {
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
		return command_line_refuse(line->call.program, word, "沒有這個選項");
	if (!option->argument && name[n])
		return command_line_refuse(line->call.program, word, "這個選項不帶值");
	if (!option->argument)
		*place = "";
	else if (name[n])
		*place = name + n + 1;
	else if (**next)
		*place = *(*next)++;
	else
		return command_line_refuse(line->call.program, word, "缺少選項的值");
	return COMMAND_DONE;
}

enum command_exit command_line_read(struct command_line *line, const struct command_program *program, char **words)
{
	int is_over = 0;

	*line = (struct command_line){.call = {.program = program, .arguments = words}};
	for (char **next = words; *next;) {
		char *word = *next++;
		enum command_exit status = COMMAND_DONE;

		if (!is_over && strcmp(word, "--") == 0) {
			is_over = 1;
		} else if (!is_over && strncmp(word, "--", 2) == 0) {
			status = read_option(line, word, &next);
		} else if (!line->call.command) {
			line->call.command = command_line_find(program, word);
			if (!line->call.command)
				status = command_line_refuse(program, word, "沒有這個指令");
		} else {
			words[line->call.n_arguments++] = word;
		}
		if (status)
			return status;
	}
	words[line->call.n_arguments] = NULL;
	return COMMAND_DONE;
}
