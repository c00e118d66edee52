/* The start that all programs have in common. */
#include "config.h"

#include "base/program.h"

#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum { OWN_MAX = 16 };

const struct program_option base_program_options[PROGRAM_COMMON_COUNT + 1] = {
	[PROGRAM_DATA] = {.name = "data", .argument = "DIR", .help = "資料目錄"},
	[PROGRAM_CONFIG] = {.name = "config",
			   .argument = "FILE",
			   .help = "設定檔（預設為資料目錄下的 maportal.conf）"},
	[PROGRAM_NOW] = {.name = "now",
			.argument = "TIME",
			.help = "以指定的臺北時間執行（例：2026-11-22T09:30）"},
	[PROGRAM_HELP] = {.name = "help", .help = "顯示本說明"},
	[PROGRAM_VERSION] = {.name = "version", .help = "顯示版本"},
};

static void print_options(const struct program_option *options)
{
	for (; options && options->name; options++)
		printf("  --%s%s%s\n\t%s\n", options->name, options->argument ? " " : "",
		       options->argument ? options->argument : "", base_lang_text(options->help));
}

static void print_help(const struct program *program)
{
	printf(base_lang_text("用法：%s [選項] %s\n%s\n\n"), program->name, base_lang_text(program->usage),
	       base_lang_text(program->purpose));
	print_options(program->options);
	print_options(base_program_options);
}

static size_t add_options(struct option *table, size_t n, const struct program_option *options)
{
	for (; options && options->name && n < PROGRAM_COMMON_COUNT + OWN_MAX; options++)
		table[n++] = (struct option){.name = options->name,
					     .has_arg = options->argument ? required_argument : no_argument};
	return n;
}

/* The values of the common options go into common, those of the program's own beside its table. */
static int read_options(struct program *program, int argc, char **argv)
{
	struct option table[PROGRAM_COMMON_COUNT + OWN_MAX + 1] = {{0}};
	int c, at;

	add_options(table, add_options(table, 0, base_program_options), program->options);
	while ((c = getopt_long(argc, argv, "+", table, &at)) != -1) { /* a verb has options of its own */
		const char *value = optarg ? optarg : "";

		if (c != 0)
			return ERR_SYNTAX;
		if (at < PROGRAM_COMMON_COUNT)
			program->common[at] = value;
		else
			program->values[at - PROGRAM_COMMON_COUNT] = value;
	}
	program->arguments = argv + optind;
	return 0;
}

/* The named configuration, or that of the data directory when it is there. */
static int read_conf(struct conf *conf, const char *path, struct buf *complaint)
{
	char found[BASE_CONF_TEXT_SIZE];

	if (!path && base_conf_path(conf, "maportal.conf", found) == 0 && access(found, F_OK) == 0)
		path = found;
	return path ? base_conf_read(conf, path, complaint) : 0;
}

int base_program_reread(const struct program *program, struct conf *conf, struct buf *complaint)
{
	int err = base_conf_init(conf, program->conf.data);

	return err ? err : read_conf(conf, program->common[PROGRAM_CONFIG], complaint);
}

int base_program_configure(struct program *program, const char *data, const char *config, const char *now)
{
	struct buf complaint = {0};
	int64_t now_s;
	int err;

	if (now) {
		if (base_clock_parse(now, &now_s)) {
			fprintf(stderr, base_lang_text("%s: --now：時間須寫成 2026-11-22T09:30\n"),
				program->name);
			return BASE_PROGRAM_MISUSED;
		}
		base_clock_set(now_s);
	}
	if (data && !*data)
		return base_program_fail(program, "--data", ERR_SYNTAX);
	if (base_conf_init(&program->conf, data ? data : STATE_DIR))
		return base_program_fail(program, data, ERR_RANGE);
	err = read_conf(&program->conf, config, &complaint);
	if (err)
		fprintf(stderr, "%s: %s\n", program->name, base_buf_text(&complaint));
	base_buf_release(&complaint);
	return err ? BASE_PROGRAM_FAILED : BASE_PROGRAM_DONE;
}

int base_program_start(struct program *program, int argc, char **argv, int *status)
{
	const char **values = program->common;
	int err = base_log_open(program->name, NULL);

	if (!err)
		err = base_text_init();
	if (err) {
		*status = base_program_fail(program, "C.UTF-8", err);
		return 0;
	}
	*status = BASE_PROGRAM_DONE;
	if (read_options(program, argc, argv)) {
		fprintf(stderr, base_lang_text("以 %s --help 查看用法\n"), program->name);
		*status = BASE_PROGRAM_MISUSED;
	} else if (values[PROGRAM_HELP]) {
		print_help(program);
	} else if (values[PROGRAM_VERSION]) {
		printf("%s %s\n", program->name, PACKAGE_VERSION);
	} else {
		*status = base_program_configure(program, values[PROGRAM_DATA], values[PROGRAM_CONFIG],
						 values[PROGRAM_NOW]);
		return *status == BASE_PROGRAM_DONE;
	}
	return 0;
}

int base_program_fail(const struct program *program, const char *subject, int err)
{
	fprintf(stderr, base_lang_text("%s: %s：%s\n"), program->name, subject,
		base_lang_text(base_err_text(err)));
	return BASE_PROGRAM_FAILED;
}
