/* The help pages. */
#include "config.h"

#include "command/help.h"

#include "base/lang.h"
#include "base/mem.h"

static const struct {
	int value;
	const char *text;
} statuses[] = {
#define ROW(name, value, text) {value, text},
	COMMAND_EXIT_LIST(ROW)
#undef ROW
};

void command_help_usage(const struct command_program *program, const struct command *command, FILE *out)
{
	fprintf(out, base_lang_text("用法：%s %s%s%s\n"), program->name, command->name,
		*command->usage ? " " : "", base_lang_text(command->usage));
}

static void print_options(const char *title, const struct program_option *options, size_t max, FILE *out)
{
	if (!options[0].name)
		return;
	fprintf(out, base_lang_text("\n%s：\n"), base_lang_text(title));
	for (size_t i = 0; i < max && options[i].name; i++) {
		const char *argument = options[i].argument ? options[i].argument : "";
		int width = fprintf(out, "  --%s%s%s", options[i].name, *argument ? " " : "", argument);

		fprintf(out, "%*s%s\n", width < 22 ? 22 - width : 1, "", base_lang_text(options[i].help));
	}
}

static void print_statuses(FILE *out)
{
	fputs(base_lang_text("\n結束狀態：\n"), out);
	for (size_t i = 0; i < BASE_COUNT(statuses); i++)
		fprintf(out, "  %d  %s\n", statuses[i].value, base_lang_text(statuses[i].text));
}

void command_help_print(const struct command_program *program, const struct command *command, FILE *out)
{
	if (command) {
		command_help_usage(program, command, out);
		fprintf(out, "\n%s\n", base_lang_text(command->help));
		print_options("選項", command->options, COMMAND_OPTIONS_MAX, out);
	} else {
		fprintf(out, base_lang_text("用法：%s %s\n\n指令：\n"), program->name,
			base_lang_text(program->usage));
		for (const struct command *const *row = program->registry; *row; row++)
			fprintf(out, "  %-9s %s\n", (*row)->name, base_lang_text((*row)->help));
	}
	print_options("共通選項", base_program_options + program->first, PROGRAM_COMMON_COUNT, out);
	print_statuses(out);
}
