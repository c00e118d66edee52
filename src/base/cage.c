/* Deny lists by libseccomp: a denied call fails with EPERM. */
#include "config.h"

#include "base/cage.h"

#include "base/err.h"

#ifdef HAVE_SECCOMP
#include <errno.h>
#include <seccomp.h>
#include <sys/socket.h>

#include "base/mem.h"

/* LeakSanitizer looks at its process by ptrace; a build for tests leaves that one call open. */
#ifdef __SANITIZE_ADDRESS__
#define DENY_PTRACE 0
#else
#define DENY_PTRACE 1
#endif

static int deny_exec(scmp_filter_ctx filter)
{
	static const int calls[] = {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(mount), SCMP_SYS(bpf),
				    SCMP_SYS(ptrace)};
	int err = 0;

	for (size_t i = 0; !err && i < BASE_COUNT(calls) - !DENY_PTRACE; i++)
		err = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), calls[i], 0);
	return err;
}

int base_cage_enter(unsigned flags)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	int err = filter ? 0 : -ENOMEM;

	if (!err && flags & CAGE_NETWORK)
		err = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1,
				       SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));
	if (!err && flags & CAGE_EXEC)
		err = deny_exec(filter);
	if (!err)
		err = seccomp_load(filter);
	if (filter)
		seccomp_release(filter);
	return err ? ERR_SYSTEM : 0;
}
#else
int base_cage_enter(unsigned flags)
{
	(void)flags;
	return 0;
}
#endif
