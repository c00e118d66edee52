/* The reader service, where its socket and ports are nobody else's. */
#include "config.h"

#include "pcscd.h"

#include <errno.h>
#include <glob.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

#define PCSCD "/usr/sbin/pcscd"

static int raise_loopback(void)
{
	struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	int result = fd < 0 ? -1 : ioctl(fd, SIOCSIFFLAGS, &request);

	if (fd >= 0)
		close(fd);
	return result;
}

const char *pcscd_enter_namespaces(void)
{
	glob_t found = {0};
	int has_driver = glob("/usr/lib/pcsc/drivers/serial/*vpcd*", 0, NULL, &found) == 0;

	globfree(&found);
	if (access(PCSCD, X_OK) < 0 || !has_driver)
		return "pcscd and vsmartcard-vpcd are not installed";
	if (geteuid() != 0)
		return "namespaces need root";
	if (unshare(CLONE_NEWNS | CLONE_NEWNET) < 0 ||
	    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
	    mount("tmpfs", "/run", "tmpfs", 0, NULL) < 0 || mkdir("/run/pcscd", 0755) < 0 ||
	    raise_loopback() < 0)
		return "namespaces are not to be had";
	return NULL;
}

pid_t pcscd_start(const char *readers)
{
	pid_t pid = fork();

	if (pid == 0) {
		if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
			_exit(127);
		execl(PCSCD, "pcscd", "--foreground", readers ? "--config" : (char *)NULL, readers, (char *)NULL);
		_exit(127);
	}
	assert_true(pid > 0);
	return pid;
}

void pcscd_stop(pid_t *pid)
{
	if (*pid <= 0)
		return;
	kill(*pid, SIGTERM);
	while (waitpid(*pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	*pid = 0;
}
