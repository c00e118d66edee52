/* What a backup leaves on the disk, and what it leaves out. */
#include "config.h"

#include "portal-fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "portal/backup.h"
#include "portal/restore.h"
#include "store/blob.h"
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

static void test_restored_durable(void **state)
{
	struct fixture *fixture = *state;
	char above[FOLDER_SIZE], folder[FOLDER_SIZE + 8], data[FOLDER_SIZE + 8];
	struct conf conf = fixture->conf;
	struct backup made = {.conf = &fixture->conf, .folder = folder}, backup = {.conf = &conf, .folder = folder};
	struct restore restore = {.backup = &backup};

	folder_make(above);
	snprintf(folder, sizeof folder, "%s/kept", above);
	snprintf(data, sizeof data, "%s/data", above);
	snprintf(conf.data, sizeof conf.data, "%s", data);
	put(fixture, "blob/ab/cdef");
	assert_int_equal(portal_backup_make(&made, fixture->portal.store), 0);
	portal_backup_release(&made);
	assert_int_equal(portal_restore_prepare(&restore), 0);
	synced_forget();
	assert_int_equal(portal_restore_exchange(&restore), 0);
	assert_string_equal(restore.exchange.aside, "");
	assert_int_equal(has_synced(data, ""), 1);
	assert_int_equal(has_synced(data, "/blob"), 1);
	assert_int_equal(has_synced(data, "/blob/ab"), 1);
	portal_restore_release(&restore);
	portal_backup_release(&backup);
	folder_remove(above);
}

/* The names of a backup's files, or what it was refused with. */
static void make(struct fixture *fixture, struct buf *out)
{
	char above[FOLDER_SIZE], folder[FOLDER_SIZE + 8];
	struct backup backup = {.conf = &fixture->conf, .folder = folder};
	int err;

	folder_make(above);
	snprintf(folder, sizeof folder, "%s/kept", above);
	base_buf_clear(out);
	err = portal_backup_make(&backup, fixture->portal.store);
	if (err)
		base_buf_addf(out, "%d: %s", err, backup.fault.subject);
	for (size_t i = 0; !err && i < backup.manifest.n; i++)
		base_buf_addf(out, "%s ", backup.manifest.rows[i].name);
	for (size_t i = 0; i < backup.notes.n; i++)
		base_buf_add_text(out, backup.notes.rows[i].text);
	portal_backup_release(&backup);
	folder_remove(above);
}

/* What a setting may say, and the name in the backup; what lies outside does not belong to it. */
static void test_configured(void **state)
{
	static const struct {
		const char *host_key, *kept;
	} rows[] = {
		{"host-key", "host-key maportal.db "},
		{"./host-key", "host-key maportal.db "},
		{".//keys/./host", "keys/host maportal.db "},
		{"keys/../host-key", "maportal.db "},
		{NULL, "maportal.db "}, /* a file beside the data directory */
		{"keys/..", "maportal.db "},
		{"/etc/hostname", "maportal.db "},
		{"", "maportal.db "},
	};
	struct fixture *fixture = *state;
	char outside[2 * FOLDER_SIZE];
	struct buf names = {0};

	snprintf(outside, sizeof outside, "../%s.outside", strrchr(fixture->data, '/') + 1);
	put(fixture, "host-key");
	put(fixture, "keys/host");
	put(fixture, outside);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		snprintf(fixture->conf.host_key, sizeof fixture->conf.host_key, "%s",
			 rows[i].host_key ? rows[i].host_key : outside);
		make(fixture, &names);
		assert_string_equal(base_buf_text(&names), rows[i].kept);
	}
	base_buf_clear(&names);
	base_buf_addf(&names, "%s/%s", fixture->data, outside);
	assert_int_equal(unlink(names.data), 0);
	base_buf_release(&names);
}

static void test_link(void **state)
{
	struct fixture *fixture = *state;
	struct buf path = {0}, names = {0};

	base_buf_addf(&path, "%s/maportal.conf", fixture->data);
	assert_int_equal(symlink("/etc/hostname", path.data), 0);
	make(fixture, &names);
	assert_string_equal(base_buf_text(&names),
			    "maportal.db maportal.conf：是符號連結，所指的檔案不在備份中，請另行備份");
	base_buf_release(&path);
	base_buf_release(&names);
}

/* What somebody is writing, or was when he was killed. */
static void test_unfinished(void **state)
{
	struct fixture *fixture = *state;
	struct buf names = {0};

	put(fixture, "blob/ab/cdef");
	put(fixture, "blob/new.Ab12Cd");
	put(fixture, "trust/anchor-1.pem");
	put(fixture, "trust/anchor-1.pem.Ab12Cd");
	make(fixture, &names);
	assert_string_equal(base_buf_text(&names), "blob/ab/cdef maportal.db trust/anchor-1.pem ");
	base_buf_release(&names);
}

/* The copy has its folder, and the folder in it for the file that was seen is not made yet. */
static void take_away(void *context, int fd)
{
	if (faccessat(fd, "blob", F_OK, 0) == 0 && faccessat(fd, "blob/ab", F_OK, 0) < 0)
		unlink(context);
}

static void test_gone(void **state)
{
	struct fixture *fixture = *state;
	struct buf path = {0}, names = {0};

	put(fixture, "blob/ab/cdef");
	put(fixture, "trust/anchor-1.pem");
	base_buf_addf(&path, "%s/blob/ab/cdef", fixture->data);
	synced_call(take_away, path.data);
	make(fixture, &names);
	synced_call(NULL, NULL);
	assert_int_equal(access(path.data, F_OK), -1);
	assert_string_equal(base_buf_text(&names), "maportal.db trust/anchor-1.pem ");
	base_buf_release(&path);
	base_buf_release(&names);
}

static void test_sweep(void **state)
{
	static const struct {
		const char *name;
		int age_s, is_kept;
	} rows[] = {
		{"blob/new.Ab12Cd", 2 * 86400, 0},
		{"blob/new.young1", 3600, 1},
		{"blob/ab/cdef", 2 * 86400, 1},
	};
	struct fixture *fixture = *state;
	struct buf path = {0};
	struct blob blob;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}};

		put(fixture, rows[i].name);
		clock_gettime(CLOCK_REALTIME, &times[1]);
		times[1].tv_sec -= rows[i].age_s;
		base_buf_clear(&path);
		base_buf_addf(&path, "%s/%s", fixture->data, rows[i].name);
		assert_int_equal(utimensat(AT_FDCWD, path.data, times, 0), 0);
	}
	assert_int_equal(store_blob_begin(&blob, fixture->data), 0);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		base_buf_clear(&path);
		base_buf_addf(&path, "%s/%s", fixture->data, rows[i].name);
		assert_int_equal(access(path.data, F_OK) == 0, rows[i].is_kept);
	}
	store_blob_release(&blob);
	base_buf_release(&path);
}

int __real_store_backup_copy(struct store *store, const char *folder, void (*step)(void *context, int left, int all),
			     void *context);
int __wrap_store_backup_copy(struct store *store, const char *folder, void (*step)(void *context, int left, int all),
			     void *context);

static const struct fixture *meddled; /* NULL: nothing happens meanwhile */

/* The linker lets calls of store_backup_copy come here: while it copies, one key is replaced, and a first one made. */
int __wrap_store_backup_copy(struct store *store, const char *folder, void (*step)(void *context, int left, int all),
			     void *context)
{
	char path[FOLDER_SIZE + 16];

	if (meddled) {
		snprintf(path, sizeof path, "%s/audit.key", meddled->data);
		assert_int_equal(base_file_write(path, "another", strlen("another"), 0600), 0);
		put(meddled, "staff.key");
	}
	return __real_store_backup_copy(store, folder, step, context);
}

/* A key in the backup is one that the database in it may know. */
static void test_key_meanwhile(void **state)
{
	struct fixture *fixture = *state;
	char above[FOLDER_SIZE], folder[FOLDER_SIZE + 8], path[FOLDER_SIZE + 24];
	struct backup backup = {.conf = &fixture->conf, .folder = folder};
	struct buf key = {0};

	folder_make(above);
	snprintf(folder, sizeof folder, "%s/kept", above);
	put(fixture, "audit.key");
	meddled = fixture;
	assert_int_equal(portal_backup_make(&backup, fixture->portal.store), 0);
	meddled = NULL;
	snprintf(path, sizeof path, "%s/audit.key", folder);
	assert_int_equal(base_file_read(path, 64, &key), 0);
	assert_string_equal(base_buf_text(&key), "audit.key");
	base_buf_clear(&key);
	snprintf(path, sizeof path, "%s/staff.key", folder);
	assert_int_equal(base_file_read(path, 64, &key), 0);
	assert_string_equal(base_buf_text(&key), "staff.key");
	base_buf_release(&key);
	portal_backup_release(&backup);
	folder_remove(above);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_durable),
		FIXTURE_TEST(test_restored_durable),
		FIXTURE_TEST(test_configured),
		FIXTURE_TEST(test_link),
		FIXTURE_TEST(test_unfinished),
		FIXTURE_TEST(test_gone),
		FIXTURE_TEST(test_sweep),
		FIXTURE_TEST(test_key_meanwhile),
	};

	return cmocka_run_group_tests_name("portal-backup", tests, NULL, NULL);
}
