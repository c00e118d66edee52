/* From one process to another program. */
#include "config.h"

#include "guard/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/gentle.h"
#include "base/log.h"
#include "base/mem.h"
#include "ipc/nursery.h"

enum { PATH_SIZE = 1024, ARGUMENTS_MAX = 10, EXIT_NOT_STARTED = 127 };

static const struct {
	const char *name, *folder;
	int is_net;	   /* becomes another user by itself */
	int ends_with_us;  /* has no descriptor that tells it that the keeper has gone */
} programs[GUARD_PROGRAM_COUNT] = {
	[GUARD_PROGRAM_NET] = {.name = "maportal-net", .folder = PKGLIBEXEC_DIR, .is_net = 1},
	[GUARD_PROGRAM_SESSION] = {.name = "maportal", .folder = BIN_DIR},
	[GUARD_PROGRAM_MAILER] = {.name = "maportal-mailer", .folder = SBIN_DIR, .ends_with_us = 1},
};

/* What the machine is like.  All else is about who started us, and would lie open in each process of a connection. */
static const char *const variables[] = {
	"TZ",		"TERMINFO",	"TERMINFO_DIRS", "SSL_CERT_DIR",
	"SSL_CERT_FILE", "ASAN_OPTIONS", "LSAN_OPTIONS",	 "UBSAN_OPTIONS",
};

const char *guard_child_name(enum guard_program program)
{
	return programs[program].name;
}

/* The words belong to others and outlive the array. */
static void list_arguments(const struct guard_child_setting *setting, const struct guard_child_start *start,
			   const char *arguments[ARGUMENTS_MAX])
{
	size_t n = 0;

	arguments[n++] = programs[start->program].name;
	arguments[n++] = "--data";
	arguments[n++] = setting->data;
	if (setting->config) {
		arguments[n++] = "--config";
		arguments[n++] = setting->config;
	}
	if (setting->now) {
		arguments[n++] = "--now";
		arguments[n++] = setting->now;
	}
	arguments[n++] = start->option;
	arguments[n] = NULL;
}

/* A descriptor in its place, open in the program to come; it may be there already. */
static int place(int fd, int at)
{
	if (fd < 0)
		return 0;
	if (fd == at)
		return fcntl(fd, F_SETFD, 0);
	return dup2(fd, at);
}

static int is_handed_on(const char *assignment)
{
	for (size_t i = 0; i < BASE_COUNT(variables); i++) {
		size_t n = strlen(variables[i]);

		if (strncmp(assignment, variables[i], n) == 0 && assignment[n] == '=')
			return 1;
	}
	return 0;
}

static void forget_environment(void)
{
	char **to = environ;

	for (char **from = environ; *from; from++)
		if (is_handed_on(*from))
			*to++ = *from;
	*to = NULL;
}

static int prepare(const struct guard_child_setting *setting, const struct guard_child_start *start)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	sigset_t none;

	sigemptyset(&none);
	if (null < 0 || setsid() < 0 || place(null, STDIN_FILENO) < 0 || place(start->out, STDOUT_FILENO) < 0 ||
	    place(start->keeper, IPC_NURSERY_FD) < 0 || setrlimit(RLIMIT_NOFILE, &setting->files) < 0)
		return ERR_SYSTEM;
	if (guard_identity_raise(&setting->identity))
		return ERR_SYSTEM;
	base_gentle_allow();
	if (!programs[start->program].is_net && guard_identity_become(&setting->identity))
		return ERR_SYSTEM;
	if (programs[start->program].ends_with_us && prctl(PR_SET_PDEATHSIG, SIGTERM) < 0)
		return ERR_SYSTEM;
	forget_environment();
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, &none, NULL);
	return 0;
}

__attribute__((noreturn)) static void become(const struct guard_child_setting *setting,
					     const struct guard_child_start *start)
{
	const char *folder = setting->folder ? setting->folder : programs[start->program].folder;
	const char *arguments[ARGUMENTS_MAX];
	char path[PATH_SIZE];
	int n = snprintf(path, sizeof path, "%s/%s", folder, programs[start->program].name);

	list_arguments(setting, start, arguments);
	if (n > 0 && (size_t)n < sizeof path && prepare(setting, start) == 0)
		execv(path, (char *const *)(uintptr_t)arguments);
	base_log_error("無法執行 %s：%s", path, base_err_text(base_err_from_errno(errno)));
	_exit(EXIT_NOT_STARTED);
}

int guard_child_start(const struct guard_child_setting *setting, const struct guard_child_start *start, pid_t *pid)
{
	*pid = fork();
	if (*pid == 0)
		become(setting, start);
	return *pid < 0 ? base_err_from_errno(errno) : 0;
}

static void log_lines(FILE *file)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	while ((n = getline(&line, &size, file)) > 0) {
		if (line[n - 1] == '\n')
			line[n - 1] = '\0';
		base_log_note("%s", line);
	}
	free(line);
}

int guard_child_make_host_key(const struct guard_child_setting *setting)
{
	struct guard_child_start start = {
		.program = GUARD_PROGRAM_NET, .option = "--make-host-key", .keeper = -1};
	int ends[2], err, status = -1;
	FILE *file;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return base_err_from_errno(errno);
	start.out = ends[1];
	err = guard_child_start(setting, &start, &pid);
	close(ends[1]);
	file = fdopen(ends[0], "r");
	if (file && !err)
		log_lines(file);
	if (file)
		fclose(file);
	else
		close(ends[0]);
	while (!err && waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			err = base_err_from_errno(errno);
	return !err && status != 0 ? ERR_SYSTEM : err;
}
