/* Deny lists, by which a call fails with EPERM, and allow lists, by which it ends the process. */
#include "config.h"

#include "base/cage.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/err.h"

#ifdef HAVE_SECCOMP
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

/* Optimisation of libseccomp: a binary search instead of a comparison with each call. */
enum { OPTIMIZE_TREE = 2 };

/*
 * Other programs, and the ways into other processes: those of the same user may have what this one gave up.  A ring
 * makes calls that no filter sees, sockets among them; nothing here needs one.
 */
static int deny_exec(scmp_filter_ctx filter)
{
	/* LeakSanitizer looks at its process by ptrace, which therefore stands last. */
	static const int calls[] = {
		SCMP_SYS(execve),	     SCMP_SYS(execveat),	  SCMP_SYS(mount),
		SCMP_SYS(unshare),	     SCMP_SYS(setns),		  SCMP_SYS(bpf),
		SCMP_SYS(perf_event_open),   SCMP_SYS(userfaultfd),	  SCMP_SYS(io_uring_setup),
		SCMP_SYS(io_uring_enter),    SCMP_SYS(io_uring_register), SCMP_SYS(process_vm_readv),
		SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_getfd),	  SCMP_SYS(ptrace),
	};
	int err = 0;

	for (size_t i = 0; !err && i < BASE_COUNT(calls) - CAGE_SANITIZED; i++)
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

/* The program that the kernel runs for every call. */
struct cage {
	size_t n;
	struct sock_filter steps[];
};

static const struct cage_call sanitizer_calls[] = {
	{.name = "tgkill"}, {.name = "sigaltstack"}, {.name = "rt_sigaction"},      {.name = "readlink"},
	{.name = "openat"}, {.name = "sched_yield"}, {.name = "sched_getaffinity"}, {.name = "prctl"},
};

/* A call that this machine does not know cannot be made either. */
static int allow(scmp_filter_ctx filter, const struct cage_call *call)
{
	int number = seccomp_syscall_resolve_name(call->name);

	if (number < 0)
		return 0;
	if (call->mask == 0)
		return seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0);
	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 1,
				SCMP_CMP(call->argument, SCMP_CMP_MASKED_EQ, call->mask, call->value));
}

static int allow_all(scmp_filter_ctx filter, const struct cage_call *calls, size_t n)
{
	int err = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);

	if (!err)
		err = seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, OPTIMIZE_TREE);
	for (size_t i = 0; !err && i < n; i++)
		err = allow(filter, &calls[i]);
	for (size_t i = 0; !err && CAGE_SANITIZED && i < BASE_COUNT(sanitizer_calls); i++)
		err = allow(filter, &sanitizer_calls[i]);
	return err ? ERR_SYSTEM : 0;
}

/* libseccomp hands its program out by a descriptor only. */
static int compile(scmp_filter_ctx filter, struct cage **cage)
{
	int fd = memfd_create("cage", MFD_CLOEXEC), err = ERR_SYSTEM;
	struct cage *made = NULL;
	off_t size;

	if (fd < 0 || seccomp_export_bpf(filter, fd) || (size = lseek(fd, 0, SEEK_END)) <= 0)
		goto out;
	made = base_mem_zero(1, sizeof *made + (size_t)size);
	made->n = (size_t)size / sizeof *made->steps;
	if (pread(fd, made->steps, (size_t)size, 0) == size)
		err = 0;
out:
	if (fd >= 0)
		close(fd);
	if (err) {
		free(made);
		made = NULL;
	}
	*cage = made;
	return err;
}

int base_cage_build(const struct cage_call *calls, size_t n, struct cage **cage)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int err = ERR_SYSTEM;

	*cage = NULL;
	if (!filter)
		return ERR_SYSTEM;
	err = allow_all(filter, calls, n);
	if (!err)
		err = compile(filter, cage);
	seccomp_release(filter);
	return err;
}

int base_cage_lock(const struct cage *cage)
{
	struct sock_fprog program = {
		.len = (unsigned short)cage->n,
		.filter = (struct sock_filter *)(uintptr_t)cage->steps,
	};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
		return ERR_SYSTEM;
	return 0;
}
#else
int base_cage_enter(unsigned flags)
{
	(void)flags;
	return 0;
}

int base_cage_build(const struct cage_call *calls, size_t n, struct cage **cage)
{
	(void)calls;
	(void)n;
	*cage = NULL;
	return 0;
}

int base_cage_lock(const struct cage *cage)
{
	(void)cage;
	return 0;
}
#endif

int base_cage_alone(void)
{
	const struct rlimit none = {0};

	return setrlimit(RLIMIT_NPROC, &none) < 0 ? ERR_SYSTEM : 0;
}

/* What fails here was forbidden already. */
void base_cage_hide(void)
{
	const struct rlimit none = {0};

	setrlimit(RLIMIT_CORE, &none);
	if (!CAGE_SANITIZED)
		prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
