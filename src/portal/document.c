/* The acts that read files for everyone. */
#include "config.h"

#include "portal/document.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "domain/rule.h"
#include "portal/scope.h"
#include "store/blob.h"

static int list(struct act_call *call)
{
	struct document_page *page = call->record;
	char today[BASE_DATE_TEXT_SIZE];

	portal_scope_complete(call, &page->listing, today);
	return store_document_list(call->store, &page->listing, page->documents, &page->n);
}

const struct act portal_document_list = {
	.name = "document.list",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = list,
};

static int find_named(struct act_call *call, struct document_open *open)
{
	struct document_row *document = &open->document;
	int err = open->name ? store_document_find(call->store, open->name, document)
			     : store_document_get(call->store, open->id, document);

	open->fd = -1;
	if (err == ERR_NOT_FOUND ||
	    (!err && !portal_scope_is_shown(call, document->published_date, document->valid_until,
						     document->withdrawn_at))) {
		domain_rule_add(call->problems, "", RULE_DOC_7);
		return 0;
	}
	return err;
}

static int find(struct act_call *call)
{
	return find_named(call, call->record);
}

const struct act portal_document_find = {
	.name = "document.find",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = find,
};

static int open_named(struct act_call *call, struct document_open *open)
{
	int err = find_named(call, open);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_blob_open(call->portal->conf->data, open->document.sha256, open->document.size, &open->fd);
	if (err != ERR_NOT_FOUND && err != ERR_CORRUPT)
		return err;
	base_log_error("document %s: %s", open->document.name, base_err_text(err));
	domain_rule_add(call->problems, "", RULE_DOC_10);
	return 0;
}

static int open_document(struct act_call *call)
{
	return open_named(call, call->record);
}

const struct act portal_document_open = {
	.name = "document.open",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = open_document,
};

/* What is wrong with a medium is for the person before it, not for an operator. */
static void blame(struct act_call *call, int err)
{
	domain_rule_add(call->problems, "", err == ERR_FULL ? RULE_DOC_13 : RULE_DOC_12);
}

static int has_room(int folder, int64_t size)
{
	struct statvfs room;

	return fstatvfs(folder, &room) < 0 || (uint64_t)room.f_bavail * room.f_frsize > (uint64_t)size;
}

/* Beside its final name first, which is never opened: a link in its place is replaced, not followed. */
static int write_beside(int folder, int from, const char *beside, const char *name)
{
	int to = openat(folder, beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	int err = to < 0 ? base_err_from_errno(errno) : base_file_copy(from, to);

	if (!err && fsync(to) < 0)
		err = base_err_from_errno(errno);
	if (to >= 0 && close(to) < 0 && !err)
		err = base_err_from_errno(errno);
	if (!err && renameat(folder, beside, folder, name) < 0)
		err = base_err_from_errno(errno);
	if (err && to >= 0)
		unlinkat(folder, beside, 0);
	return err;
}

static void save_into(struct act_call *call, int folder, const struct document_open *open)
{
	struct document_save *save = call->record;
	char beside[sizeof open->document.name + 16];
	struct stat there;
	int err;

	save->is_there = fstatat(folder, open->document.name, &there, AT_SYMLINK_NOFOLLOW) == 0;
	if (save->is_there && !save->is_overwriting)
		return;
	if (!has_room(folder, open->document.size)) {
		blame(call, ERR_FULL);
		return;
	}
	snprintf(beside, sizeof beside, "%s.%ld", open->document.name, (long)getpid());
	err = write_beside(folder, open->fd, beside, open->document.name);
	if (err)
		blame(call, err);
}

static int save(struct act_call *call)
{
	struct document_open open = {.name = ((const struct document_save *)call->record)->name, .fd = -1};
	char path[BASE_CONF_TEXT_SIZE];
	int folder, err;

	if (!*call->portal->conf->download_dir) {
		domain_rule_add(call->problems, "", RULE_DOC_11);
		return 0;
	}
	err = base_conf_path(call->portal->conf, call->portal->conf->download_dir, path);
	if (!err)
		err = open_named(call, &open);
	if (err || portal_act_is_refused(call->problems))
		return err;
	folder = openat(AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0)
		blame(call, ERR_IO);
	else
		save_into(call, folder, &open);
	if (folder >= 0)
		close(folder);
	close(open.fd);
	return 0;
}

const struct act portal_document_save = {
	.name = "document.save",
	.right = RIGHT_READ_NOTICE,
	.is_unrecorded = 1,
	.run = save,
};
