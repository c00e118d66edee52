/* backup and restore: the data directory to a folder that is a whole, and back. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/lang.h"
#include "command/registry.h"
#include "portal/backup.h"
#include "portal/restore.h"

static void print_findings(const struct command_call *call, const struct backup *backup)
{
	for (size_t i = 0; i < backup->findings.n; i++)
		fprintf(stderr, "%s: %s\n", call->program->name, backup->findings.rows[i].text);
}

/* "SUBJECT：sentence", after what was found inside. */
static enum command_exit complain(const struct command_call *call, const struct backup *backup, int err)
{
	const struct backup_fault *fault = &backup->fault;

	print_findings(call, backup);
	if (!fault->sentence)
		return command_complain(call, fault->subject, err);
	fprintf(stderr, base_lang_text("%s: %s：%s\n"), call->program->name, fault->subject,
		base_lang_text(fault->sentence));
	return err == ERR_HALF_RESTORED ? COMMAND_STOPPED : COMMAND_REFUSED;
}

/* What is wrong with a backup is told, and that restoring it takes a word; it stands on the trail either way. */
static enum command_exit tell_made(const struct command_call *call, struct store *store, struct backup *backup)
{
	long unsound = backup->manifest.unsound;
	int err;

	printf(base_lang_text("已備份 %zu 個檔案至 %s\n清單的 SHA-256：%s\n"), backup->manifest.n, backup->folder,
	       backup->seal);
	for (size_t i = 0; i < backup->notes.n; i++)
		puts(backup->notes.rows[i].text);
	print_findings(call, backup);
	if (unsound)
		fprintf(stderr,
			base_lang_text("%s: 資料庫檢查發現 %ld 個問題；備份已保留，還原時須加 --unsound\n"),
			call->program->name, unsound);
	err = command_act(call, store, unsound ? &portal_backup_made_unsound : &portal_backup_made, backup);
	if (err)
		return command_complain(call, call->conf->data, err);
	return unsound ? COMMAND_REFUSED : COMMAND_DONE;
}

static enum command_exit make(const struct command_call *call)
{
	struct backup backup = {.conf = call->conf, .folder = call->arguments[0]};
	enum command_exit status;
	struct store *store = NULL;
	int err;

	if (command_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	err = portal_backup_make(&backup, store);
	status = err ? complain(call, &backup, err) : tell_made(call, store, &backup);
	store_close(store);
	portal_backup_release(&backup);
	return status;
}

/* It stands on the trail, and is sealed, before that takes its place: no restored trail can lack it. */
static int record(const struct command_call *call, struct restore *restore)
{
	struct command_call there = *call;
	int err;

	there.conf = &restore->conf;
	err = command_act(&there, restore->store, &portal_backup_restored, restore->backup);
	return err > 0 ? ERR_DENIED : err;
}

static void tell_restored(const struct command_call *call, const struct restore *restore)
{
	const struct backup *backup = restore->backup;

	print_findings(call, backup);
	printf(base_lang_text("已還原 %s 的備份（%zu 個檔案）\n清單的 SHA-256：%s\n"), backup->manifest.at,
	       backup->manifest.n, backup->seal);
	if (restore->was_older)
		printf(base_lang_text("備份的資料庫版本較舊，已升級至版本 %d\n"), store_version_wanted());
	if (*restore->exchange.aside)
		printf(base_lang_text("原有的檔案移至 %s\n"), restore->exchange.aside);
}

static enum command_exit restore(const struct command_call *call)
{
	struct backup backup = {.conf = call->conf, .folder = call->arguments[0]};
	struct restore restore = {
		.backup = &backup,
		.is_forced = command_option(call, "force") != NULL,
		.is_unsound_fine = command_option(call, "unsound") != NULL,
	};
	enum command_exit status = COMMAND_DONE;
	int err = portal_restore_prepare(&restore);

	if (restore.is_undone)
		fprintf(stderr, base_lang_text("%s: 前次的還原曾中斷，已先恢復還原前的檔案\n"), call->program->name);
	if (!err)
		err = record(call, &restore);
	if (!err)
		err = portal_restore_exchange(&restore);
	if (err)
		status = complain(call, &backup, err);
	else
		tell_restored(call, &restore);
	portal_restore_release(&restore);
	portal_backup_release(&backup);
	return status;
}

const struct command command_backup = {
	.name = "backup",
	.usage = "FOLDER",
	.help = "將資料庫、金鑰、設定及檔案備份至新的資料夾，使用中亦可",
	.least = 1,
	.most = 1,
	.run = make,
};

const struct command command_backup_restore = {
	.name = "restore",
	.usage = "FOLDER [--force] [--unsound]",
	.help = "自備份還原；須先停止使用資料庫的程式",
	.options = {{"force", NULL, "取代現有的資料庫，原有的檔案移到旁邊"},
		    {"unsound", NULL, "資料庫有問題的備份亦還原"}},
	.least = 1,
	.most = 1,
	.run = restore,
};
