/* Folders for tests. */
#include "config.h"

#include "folder.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "unit.h"

void folder_make(char path[FOLDER_SIZE])
{
	const char *tmp = getenv("TMPDIR");

	snprintf(path, FOLDER_SIZE, "%.40s/maportal-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(path));
}

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *walk)
{
	(void)st;
	(void)kind;
	(void)walk;
	return remove(path);
}

void folder_remove(const char *path)
{
	chmod(path, 0700);
	nftw(path, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}
