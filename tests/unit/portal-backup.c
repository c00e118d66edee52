/* What a backup leaves on the disk, and what it leaves out. */
#include "config.h"

#include "portal-fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "portal/backup.h"
#include "synced.h"

static void put(const struct fixture *fixture, const char *name)
{
	struct buf path = {0};

	base_buf_addf(&path, "%s/%s", fixture->data, name);
	*strrchr(path.data, '/') = '\0';
	assert_int_equal(base_file_make_folder(path.data, 0700), 0);
	base_buf_clear(&path);
	base_buf_addf(&path, "%s/%s", fixture->data, name);
	assert_int_equal(base_file_write(path.data, name, strlen(name), 0600), 0);
	base_buf_release(&path);
}

static int has_synced(const char *folder, const char *name)
{
	struct buf path = {0};
	int has;

	base_buf_addf(&path, "%s%s", folder, name);
	has = synced_has(path.data);
	base_buf_release(&path);
	return has;
}

static void test_durable(void **state)
{
	struct fixture *fixture = *state;
	char above[FOLDER_SIZE], folder[FOLDER_SIZE + 8];
	struct backup backup = {.conf = &fixture->conf, .folder = folder};

	folder_make(above);
	snprintf(folder, sizeof folder, "%s/kept", above);
	put(fixture, "blob/ab/cdef");
	put(fixture, "trust/anchor-1.pem");
	synced_forget();
	assert_int_equal(portal_backup_make(&backup, fixture->portal.store), 0);
	assert_int_equal(has_synced(above, ""), 1);
	assert_int_equal(has_synced(folder, ""), 1);
	assert_int_equal(has_synced(folder, "/blob"), 1);
	assert_int_equal(has_synced(folder, "/blob/ab"), 1);
	assert_int_equal(has_synced(folder, "/trust"), 1);
	portal_backup_release(&backup);
	folder_remove(above);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_durable),
	};

	return cmocka_run_group_tests_name("portal-backup", tests, NULL, NULL);
}
