/* Privileges, limits, and the list of calls that a connection needs. */
#include "config.h"

#include "net/jail.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/err.h"
#include "base/mem.h"

enum { DESCRIPTORS_MAX = 32, ADDRESS_SPACE_MAX = 96 << 20 };

/*
 * What libssh, OpenSSL and the C library use once a connection lives, as strace shows it.  Memory may be had,
 * but none that can be executed; descriptors come by messages and go by close.
 */
static const struct cage_call calls[] = {
	{.name = "read"},
	{.name = "write"},
	{.name = "writev"},
	{.name = "recvfrom"},
	{.name = "sendto"},
	{.name = "recvmsg"},
	{.name = "sendmsg"},
	{.name = "poll"},
	{.name = "ppoll"},
	{.name = "restart_syscall"},
	{.name = "shutdown"},
	{.name = "close"},
	{.name = "getsockopt"},
	{.name = "fcntl", .argument = 1, .mask = ~0UL, .value = F_GETFL},
	{.name = "brk"},
	{.name = "mmap", .argument = 2, .mask = PROT_EXEC, .value = 0},
	{.name = "mprotect", .argument = 2, .mask = PROT_EXEC, .value = 0},
	{.name = "mremap"},
	{.name = "munmap"},
	{.name = "madvise"},
	{.name = "clock_gettime"},
	{.name = "gettimeofday"},
	{.name = "getrandom"},
	{.name = "getpid"},
	{.name = "gettid"},
	{.name = "futex"},
	{.name = "alarm"},
	{.name = "setitimer"},
	{.name = "rt_sigprocmask"},
	{.name = "rt_sigreturn"},
	{.name = "exit"},
	{.name = "exit_group"},
};

/* A folder that is removed already: nothing can ever be put into it. */
static int enter_empty_root(void)
{
	char path[] = "/tmp/maportal-net.XXXXXX";
	int err;

	if (!mkdtemp(path))
		return ERR_SYSTEM;
	err = chdir(path) < 0 ? ERR_SYSTEM : 0;
	if (rmdir(path) < 0 || err || chroot(".") < 0)
		return ERR_SYSTEM;
	return 0;
}

static int drop_to(uid_t uid, gid_t gid)
{
	if (uid == 0 || gid == 0)
		return ERR_DENIED;
	if (setgroups(0, NULL) < 0 || setresgid(gid, gid, gid) < 0 || setresuid(uid, uid, uid) < 0)
		return ERR_SYSTEM;
	return setuid(0) == 0 || setgid(0) == 0 ? ERR_SYSTEM : 0; /* no way back */
}

static int give_up_root(const char *user)
{
	const struct passwd *row = getpwnam(user);
	uid_t uid;
	gid_t gid;
	int err;

	if (!row)
		return ERR_NOT_FOUND;
	uid = row->pw_uid;
	gid = row->pw_gid;
	err = enter_empty_root();
	return err ? err : drop_to(uid, gid);
}

int net_jail_enter(const char *user)
{
	int err = geteuid() == 0 ? give_up_root(user) : 0;

	if (err)
		return err;
	base_cage_hide(); /* after the change of user, which decides that anew */
	return base_cage_enter(CAGE_NETWORK | CAGE_EXEC);
}

int net_jail_build(struct cage **list)
{
	return base_cage_build(calls, BASE_COUNT(calls), list);
}

static int set_limits(void)
{
	static const struct {
		int resource;
		rlim_t most;
	} limits[] = {
		{RLIMIT_NOFILE, DESCRIPTORS_MAX},
		{RLIMIT_FSIZE, 0},
		{RLIMIT_NPROC, 0},
		{RLIMIT_AS, ADDRESS_SPACE_MAX},
	};

	for (size_t i = 0; i < BASE_COUNT(limits); i++) {
		const struct rlimit limit = {limits[i].most, limits[i].most};

		if (limits[i].resource == RLIMIT_AS && CAGE_SANITIZED)
			continue;
		if (setrlimit((__rlimit_resource_t)limits[i].resource, &limit) < 0)
			return ERR_SYSTEM;
	}
	return 0;
}

int net_jail_lock(const struct cage *list)
{
	int err = set_limits();

	return err ? err : base_cage_lock(list);
}
