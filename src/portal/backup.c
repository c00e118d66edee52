/* Making and verifying backups. */
#include "config.h"

#include "portal/backup.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/tree.h"
#include "portal/audit.h"
#include "portal/staff-key.h"
#include "store/backup.h"
#include "store/blob.h"

const char *const portal_backup_folders[] = {"blob", "trust", NULL};

static int fail(struct backup *backup, const char *subject, int err)
{
	if (err && !*backup->fault.subject)
		snprintf(backup->fault.subject, sizeof backup->fault.subject, "%s", subject);
	return err;
}

static int fail_with(struct backup *backup, const char *subject, const char *sentence, int err)
{
	if (!backup->fault.sentence)
		backup->fault.sentence = sentence;
	return fail(backup, subject, err);
}

/* While a backup is made: from where, to where. */
struct work {
	struct backup *backup;
	const char *from, *to;
};

static int make_folder_of(const char *path)
{
	char folder[BASE_TREE_PATH_SIZE];
	char *slash;

	base_mem_copy(folder, sizeof folder, path);
	slash = strrchr(folder, '/');
	if (slash)
		*slash = '\0';
	return base_file_make_folder(folder, 0700);
}

static void note(struct backup *backup, const char *subject, const char *sentence)
{
	struct buf text = {0};
	int is_known = 0;

	base_buf_addf(&text, base_lang_text("%s：%s"), subject, base_lang_text(sentence));
	for (size_t i = 0; i < backup->notes.n; i++)
		is_known |= strcmp(backup->notes.rows[i].text, text.data) == 0;
	if (!is_known)
		base_problem_add(&backup->notes, "", "", PROBLEM_INFO, text.data);
	base_buf_release(&text);
}

static int is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

/* A link is not followed: what it leads to is kept elsewhere, and put back it would stand in the place of the link. */
static int copy_file(void *context, const char *name)
{
	const struct work *work = context;
	char from[BASE_TREE_PATH_SIZE], to[BASE_TREE_PATH_SIZE], hash[BASE_HASH_TEXT_SIZE];
	int err = base_tree_join(work->from, name, from);

	if (!err && is_link(from)) {
		note(work->backup, name, "是符號連結，所指的檔案不在備份中，請另行備份");
		return 0;
	}
	if (!err)
		err = base_tree_join(work->to, name, to);
	if (!err)
		err = make_folder_of(to);
	if (!err)
		err = base_tree_copy(from, to, 0600, hash);
	if (err == ERR_NOT_FOUND) /* it went since it was seen; what a row needs is missed by the check */
		return 0;
	if (!err)
		err = base_manifest_add(&work->backup->manifest, name, hash);
	return fail(work->backup, name, err);
}

/* Whether somebody is still writing it, or was killed doing so: a blob that has no name yet, a file beside its own. */
static int is_unfinished(const char *name)
{
	const char *last = strrchr(name, '/'), *ending = strstr(name, ".pem.");

	return strncmp(last ? last + 1 : name, STORE_BLOB_UNFINISHED, strlen(STORE_BLOB_UNFINISHED)) == 0 ||
	       (ending && !strchr(ending, '/'));
}

static int copy_stored(void *context, const char *name)
{
	return is_unfinished(name) ? 0 : copy_file(context, name);
}

/* A path of the configuration; what leads out of the data directory belongs to others. */
static int copy_if_there(const struct work *work, const char *configured)
{
	char name[BASE_MANIFEST_NAME_SIZE], path[BASE_TREE_PATH_SIZE];
	struct stat st;
	int err = *configured ? base_manifest_name(configured, name) : ERR_DENIED;

	if (err == ERR_DENIED)
		return 0;
	if (!err)
		err = base_tree_join(work->from, name, path);
	if (err || (lstat(path, &st) < 0 && errno == ENOENT))
		return fail(work->backup, configured, err);
	for (size_t i = 0; i < work->backup->manifest.n; i++)
		if (strcmp(work->backup->manifest.rows[i].name, name) == 0)
			return 0;
	return copy_file((void *)(size_t)(const void *)work, name);
}

/*
 * What belongs to the database beside it, unless it is there already; what lies outside of the data directory does
 * not.
 */
static int copy_files(const struct work *work)
{
	const struct conf *conf = work->backup->conf;
	const char *const names[] = {PORTAL_AUDIT_KEY,	       PORTAL_STAFF_KEY,  "maportal.conf", conf->host_key,
				     conf->host_key_rsa, conf->smtp_password_file, conf->smtp_ca_file};
	int err = 0;

	for (size_t i = 0; i < BASE_COUNT(names) && !err; i++)
		err = copy_if_there(work, names[i]);
	return err;
}

/*
 * The copy is opened and looked through as a database in use would be; then its file is final.  What is found does not
 * end it: a copy is never wanted more than then.
 */
static int check_copy(const struct work *work)
{
	struct backup *backup = work->backup;
	char path[BASE_TREE_PATH_SIZE], hash[BASE_HASH_TEXT_SIZE];
	struct store *copy = NULL;
	int err = store_open(&copy, work->to, STORE_WRITE);

	if (!err) {
		backup->manifest.schema = store_version(copy);
		err = store_check(copy, &backup->findings);
	}
	store_close(copy);
	backup->manifest.unsound = (long)backup->findings.n;
	if (!err)
		err = base_tree_join(work->to, STORE_BACKUP_DATABASE, path);
	if (!err)
		err = base_tree_hash(path, hash);
	if (!err)
		err = base_manifest_add(&backup->manifest, STORE_BACKUP_DATABASE, hash);
	return fail(backup, STORE_BACKUP_DATABASE, err);
}

/* What was written is read again: disks lie. */
static int verify_files(struct backup *backup, const char *folder)
{
	char path[BASE_TREE_PATH_SIZE], hash[BASE_HASH_TEXT_SIZE];
	int err = 0;

	for (size_t i = 0; i < backup->manifest.n && !err; i++) {
		const struct manifest_row *row = &backup->manifest.rows[i];

		err = base_tree_join(folder, row->name, path);
		if (!err)
			err = base_tree_hash(path, hash);
		if (err == ERR_NOT_FOUND)
			err = fail_with(backup, row->name, "備份缺少這個檔案", err);
		else if (!err && strcmp(hash, row->hash) != 0)
			err = fail_with(backup, row->name, "檔案內容與備份清單不符", ERR_CORRUPT);
		err = fail(backup, row->name, err);
	}
	return err;
}

static int write_manifest(const struct work *work)
{
	struct backup *backup = work->backup;
	char path[BASE_TREE_PATH_SIZE];
	struct buf text = {0};
	int err = base_tree_join(work->to, BASE_MANIFEST_NAME, path);

	base_clock_format_iso(base_clock_now_s(), backup->manifest.at);
	base_manifest_write(&backup->manifest, &text);
	base_hash_sha256_text(text.data, text.len, backup->seal);
	if (!err)
		err = base_file_write(path, text.data, text.len, 0600);
	base_buf_release(&text);
	if (!err)
		err = base_tree_sync_all(work->to);
	return fail(backup, BASE_MANIFEST_NAME, err);
}

/*
 * A key that takes the place of another is written when its row is: the one from before the copy is known to the copy
 * in any case.  A first key is written before what is made with it: it may have come while the copy was made.
 */
static int fill(const struct work *work, struct store *store)
{
	struct backup *backup = work->backup;
	int err = copy_files(work);

	if (!err)
		err = fail(backup, STORE_BACKUP_DATABASE, store_backup_copy(store, work->to, NULL, NULL));
	if (!err)
		err = copy_files(work);
	for (const char *const *name = portal_backup_folders; !err && *name; name++) /* files that rows name already */
		err = base_tree_walk(work->from, *name, copy_stored, (void *)(size_t)(const void *)work);
	if (!err)
		err = check_copy(work);
	if (!err)
		err = verify_files(backup, work->to);
	return err ? err : write_manifest(work);
}

int portal_backup_make(struct backup *backup, struct store *store)
{
	char beside[BASE_TREE_PATH_SIZE];
	struct work work = {.backup = backup, .from = backup->conf->data, .to = beside};
	struct stat st;
	int n = snprintf(beside, sizeof beside, "%s.XXXXXX", backup->folder), err;

	if (n < 0 || (size_t)n >= sizeof beside)
		return fail(backup, backup->folder, ERR_RANGE);
	if (lstat(backup->folder, &st) == 0)
		return fail_with(backup, backup->folder, "已存在，備份須寫入新的資料夾", ERR_CONFLICT);
	if (!mkdtemp(beside))
		return fail(backup, backup->folder, base_err_from_errno(errno));
	err = fill(&work, store);
	if (!err && rename(beside, backup->folder) < 0)
		err = base_err_from_errno(errno);
	if (!err)
		err = base_file_sync_above(backup->folder);
	else
		base_tree_remove(beside);
	return fail(backup, backup->folder, err);
}

int portal_backup_verify(struct backup *backup)
{
	char path[BASE_TREE_PATH_SIZE];
	struct buf text = {0};
	size_t line;
	int err = base_tree_join(backup->folder, BASE_MANIFEST_NAME, path);

	if (!err)
		err = base_file_read(path, BASE_MANIFEST_LIMIT, &text);
	if (err == ERR_NOT_FOUND) {
		err = fail_with(backup, backup->folder, "不是完整的備份，沒有清單 " BASE_MANIFEST_NAME, err);
		goto out;
	}
	base_hash_sha256_text(base_buf_text(&text), text.len, backup->seal);
	if (!err)
		err = base_manifest_read(&backup->manifest, base_buf_text(&text), text.len, &line);
	if (err == ERR_SYNTAX)
		err = fail_with(backup, BASE_MANIFEST_NAME, "備份清單的格式不正確", err);
	if (!err)
		err = verify_files(backup, backup->folder);
out:
	base_buf_release(&text);
	return fail(backup, BASE_MANIFEST_NAME, err);
}

void portal_backup_release(struct backup *backup)
{
	base_manifest_release(&backup->manifest);
	base_problem_release(&backup->findings);
	base_problem_release(&backup->notes);
}

static int name_backup(struct act_call *call)
{
	portal_act_name_object_word(call, "backup", ((const struct backup *)call->record)->seal);
	return 0;
}

const struct act portal_backup_made = {
	.name = "backup.create",
	.right = RIGHT_MAINTAIN,
	.run = name_backup,
};

/* Another name, so that nobody takes it for the last backup that was good. */
const struct act portal_backup_made_unsound = {
	.name = "backup.unsound",
	.right = RIGHT_MAINTAIN,
	.run = name_backup,
};

const struct act portal_backup_restored = {
	.name = "backup.restore",
	.right = RIGHT_MAINTAIN,
	.run = name_backup,
};
