/* maportal-net: speaks SSH with one client each, for maportald; see maportal-net(8). */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/err.h"
#include "base/log.h"
#include "base/program.h"
#include "ipc/nursery.h"
#include "net/connection.h"
#include "net/jail.h"
#include "net/key.h"
#include "net/server.h"
#include "net/warm.h"

enum option { OPTION_NURSERY, OPTION_MAKE_HOST_KEY, OPTION_COUNT };

static int make_host_key(const struct program *program)
{
	int err = net_key_make_all(&program->conf, stdout);

	if (!err && fflush(stdout))
		err = ERR_IO;
	return err ? base_program_fail(program, "host-key", err) : BASE_PROGRAM_DONE;
}

/* Returns only when it cannot begin: what runs in the jail ends there, out of reach of everything else. */
static int be_nursery(const struct program *program)
{
	struct net_server server;
	struct ipc_birth birth = {0};
	struct cage *list;
	int err = net_server_open(&server, &program->conf);

	if (err)
		return base_program_fail(program, "host-key", err);
	err = net_warm_up(&server);
	if (err)
		return base_program_fail(program, "libssh", err);
	err = net_jail_build(&list);
	if (err)
		return base_program_fail(program, "seccomp", err);
	err = net_jail_enter(program->conf.net_user);
	if (err)
		return base_program_fail(program, "net-user", err);
	err = ipc_nursery_run(IPC_NURSERY_FD, &birth);
	if (err == 1) /* a child */
		_exit((int)net_connection_run(&server, &birth, list, &program->conf));
	_exit(err ? base_program_fail(program, "maportald", err) : BASE_PROGRAM_DONE);
}

static int open_log(const struct program *program)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err;

	if (!*program->conf.log)
		return base_log_open(program->name, NULL);
	err = base_conf_path(&program->conf, program->conf.log, path);
	return err ? err : base_log_open(program->name, path);
}

int main(int argc, char **argv)
{
	static const struct program_option options[OPTION_COUNT + 1] = {
		[OPTION_NURSERY] = {.name = "nursery", .help = "由 maportald 啟動，在描述元 3 等候連線"},
		[OPTION_MAKE_HOST_KEY] = {.name = "make-host-key",
					  .help = "產生尚未存在的主機金鑰，並印出其指紋"},
	};
	const char *values[OPTION_COUNT] = {NULL};
	struct program program = {
		.name = "maportal-net",
		.usage = "",
		.purpose = "為 maportald 處理 SSH 連線。",
		.options = options,
		.values = values,
	};
	int status, err;

	if (!base_program_start(&program, argc, argv, &status))
		return status;
	if (*program.arguments || !values[OPTION_NURSERY] == !values[OPTION_MAKE_HOST_KEY]) {
		base_program_fail(&program,
				  *program.arguments ? *program.arguments : "--nursery, --make-host-key",
				  ERR_SYNTAX);
		return BASE_PROGRAM_MISUSED;
	}
	err = open_log(&program);
	if (err)
		return base_program_fail(&program, program.conf.log, err);
	signal(SIGPIPE, SIG_IGN);
	return values[OPTION_NURSERY] ? be_nursery(&program) : make_host_key(&program);
}
