/* maportald: keeps the portal's SSH server; see maportald(8). */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/program.h"
#include "guard/keeper.h"
#include "guard/log.h"
#include "guard/reload.h"

enum option { OPTION_LISTEN, OPTION_FOREGROUND, OPTION_PROGRAMS, OPTION_COUNT };

/* What is wrong with the configuration, before anything is done. */
static int check(struct guard_keeper *keeper)
{
	struct buf complaint = {0};
	int err = guard_reload_check(&keeper->conf, &complaint);

	if (!err)
		err = guard_identity_find(&keeper->conf, &keeper->setting.identity, &complaint);
	if (err)
		fprintf(stderr, "%s: %s\n", keeper->program->name, base_buf_text(&complaint));
	base_buf_release(&complaint);
	return err;
}

/* Many connections are many descriptors; its programs get back what was the limit before. */
static void raise_file_limit(struct guard_keeper *keeper)
{
	const struct conf *conf = &keeper->conf;
	long connections = conf->sessions_max + conf->startups_max;
	/* one for each connection, one for each nursery of two programs, and some for all the rest */
	rlim_t needed = (rlim_t)(connections + 2 * connections / conf->connections_per_exec + 256);
	struct rlimit limit;

	getrlimit(RLIMIT_NOFILE, &keeper->setting.files);
	limit = keeper->setting.files;
	limit.rlim_cur = limit.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &limit) < 0)
		limit = keeper->setting.files;
	if (limit.rlim_cur < needed)
		base_log_note("可開啟的檔案數為 %lu，少於設定的連線數所需的 %lu", (unsigned long)limit.rlim_cur,
			      (unsigned long)needed);
}

/*
 * A standard file that was closed would otherwise be the number of some other file, which the first complaint would be
 * written to; and what else was open where we were started, every process of a connection would have as well.
 */
static int hold_standard_files(void)
{
	int fd;

	close_range(STDERR_FILENO + 1, ~0U, 0); /* a kernel without it is one that we were not made for */
	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	return fd < 0 ? ERR_SYSTEM : close(fd);
}

static int become_keeper(struct guard_keeper *keeper)
{
	umask(077);
	raise_file_limit(keeper);
	if (!keeper->setting.identity.is_root && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return ERR_SYSTEM;
	return guard_identity_lower(&keeper->setting.identity);
}

/* Once standard error is the log, whoever started us at a terminal still has to hear that it did not work. */
static void tell_failure(const struct guard_keeper *keeper, int terminal)
{
	if (keeper->has_log)
		dprintf(terminal, "%s: 無法繼續執行，原因見 %s 的紀錄檔\n", keeper->program->name, keeper->conf.data);
}

static int serve(struct guard_keeper *keeper)
{
	int terminal = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0), err = become_keeper(keeper);

	if (!err && keeper->has_log)
		err = guard_log_open(&keeper->conf);
	if (err) {
		base_program_fail(keeper->program, keeper->conf.data, err);
		goto out;
	}
	err = guard_keeper_open(keeper);
	if (!err)
		err = guard_keeper_run(keeper);
	guard_keeper_close(keeper);
	if (err)
		tell_failure(keeper, terminal);
out:
	if (terminal >= 0)
		close(terminal);
	return err ? BASE_PROGRAM_FAILED : BASE_PROGRAM_DONE;
}

int main(int argc, char **argv)
{
	static const struct program_option options[OPTION_COUNT + 1] = {
		[OPTION_LISTEN] = {.name = "listen", .argument = "ADDR:PORT", .help = "等候連線的位址，多個以空白分隔"},
		[OPTION_FOREGROUND] = {.name = "foreground", .help = "紀錄寫到標準錯誤輸出，而非紀錄檔"},
		[OPTION_PROGRAMS] = {.name = "programs", .argument = "DIR", .help = "各程式所在的資料夾（建置目錄）"},
	};
	const char *values[OPTION_COUNT] = {NULL};
	struct program program = {
		.name = "maportald",
		.usage = "",
		.purpose = "以 SSH 提供醫事系統入口網。",
		.options = options,
		.values = values,
	};
	struct guard_keeper keeper = {.program = &program};
	int status;

	if (hold_standard_files())
		return BASE_PROGRAM_FAILED;
	if (!base_program_start(&program, argc, argv, &status))
		return status;
	keeper.conf = program.conf;
	keeper.listen = values[OPTION_LISTEN];
	keeper.has_log = values[OPTION_FOREGROUND] == NULL;
	keeper.setting.folder = values[OPTION_PROGRAMS];
	keeper.setting.data = program.conf.data;
	keeper.setting.config = program.common[PROGRAM_CONFIG];
	keeper.setting.now = program.common[PROGRAM_NOW];
	if (*program.arguments) {
		base_program_fail(&program, *program.arguments, ERR_SYNTAX);
		return BASE_PROGRAM_MISUSED;
	}
	if (keeper.listen && (guard_listen_check(keeper.listen) ||
			      base_mem_copy(keeper.conf.listen, sizeof keeper.conf.listen, keeper.listen))) {
		base_program_fail(&program, "--listen", ERR_SYNTAX);
		return BASE_PROGRAM_MISUSED;
	}
	return check(&keeper) ? BASE_PROGRAM_FAILED : serve(&keeper);
}
