/* Lines of /proc/locks. */
#include "config.h"

#include "unit.h"
#include "waiter.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { PATIENCE_MS = 20000 };

static int count_locks(const char *path)
{
	char line[256], inode[32];
	FILE *locks = fopen("/proc/locks", "r");
	struct stat st;
	int n = 0;

	assert_non_null(locks);
	assert_int_equal(stat(path, &st), 0);
	snprintf(inode, sizeof inode, ":%ju ", (uintmax_t)st.st_ino);
	while (fgets(line, sizeof line, locks))
		n += strstr(line, inode) != NULL;
	fclose(locks);
	return n;
}

void waiter_expect(const char *path, int count)
{
	int seen = count_locks(path); /* a moment's view: lines move while others lock other files */

	for (int ms = 0; seen != count && ms < PATIENCE_MS; ms++) {
		poll(NULL, 0, 1);
		seen = count_locks(path);
	}
	assert_int_equal(seen, count);
}
