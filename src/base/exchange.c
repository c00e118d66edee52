/* Exchanging files by renames that can be taken back. */
#include "config.h"

#include "base/exchange.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

#define PART "restore.part"
#define STATE "restore.state"
#define NEW "restore.new"
#define LIST "restore.list"
#define ASIDE "before-restore."

enum { LIST_LIMIT = 65536, COMES = '+', GOES = '-' };

#ifdef CRASH_TRIGGER
/*
 * Only in builds for tests: MAPORTAL_EXCHANGE_STEP="N SIGNAL" is what happens to this process before its Nth step;
 * signal 0: the step fails.
 */
static int stumble(struct exchange *exchange)
{
	const char *wanted = getenv("MAPORTAL_EXCHANGE_STEP");
	unsigned long number, at = wanted ? strtoul(wanted, NULL, 10) : 0;

	exchange->steps++;
	if (!wanted || at != exchange->steps)
		return 0;
	number = strtoul(wanted + strcspn(wanted, " "), NULL, 10);
	return number ? raise((int)number) : ERR_IO;
}
#else
static int stumble(struct exchange *exchange)
{
	exchange->steps++;
	return 0;
}
#endif

/* FOLDER/BELOW/NAME; below and name may be "". */
static int join(const struct exchange *exchange, const char *below, const char *name, char path[BASE_TREE_PATH_SIZE])
{
	char folder[BASE_TREE_PATH_SIZE];
	int err = base_tree_join(exchange->folder, below, folder);

	return err ? err : base_tree_join(folder, name, path);
}

/* 1, 0 or an error: what cannot be looked at is not taken for something that is not there. */
static int exists(const struct exchange *exchange, const char *below, const char *name)
{
	char path[BASE_TREE_PATH_SIZE];
	struct stat st;
	int err = join(exchange, below, name, path);

	if (err)
		return err;
	return lstat(path, &st) == 0 ? 1 : errno == ENOENT ? 0 : base_err_from_errno(errno);
}

static int take_step(struct exchange *exchange, const char *source, const char *target)
{
	int err = stumble(exchange);

	return err || rename(source, target) == 0 ? err : base_err_from_errno(errno);
}

static int move(struct exchange *exchange, const char *from, const char *to, const char *name)
{
	char source[BASE_TREE_PATH_SIZE], target[BASE_TREE_PATH_SIZE];
	int err = join(exchange, from, name, source);

	if (!err)
		err = join(exchange, to, name, target);
	if (!err)
		err = take_step(exchange, source, target);
	if (err && !*exchange->name)
		base_mem_copy(exchange->name, sizeof exchange->name, name);
	return err;
}

static int sync_folder(const struct exchange *exchange, const char *below)
{
	char path[BASE_TREE_PATH_SIZE];
	int err = join(exchange, below, "", path);

	return err ? err : base_tree_sync(path);
}

static int rename_folder(struct exchange *exchange, const char *from, const char *to)
{
	char source[BASE_TREE_PATH_SIZE], target[BASE_TREE_PATH_SIZE];
	int err = join(exchange, from, "", source);

	if (!err)
		err = join(exchange, to, "", target);
	if (!err)
		err = take_step(exchange, source, target);
	return err ? err : sync_folder(exchange, "");
}

static int remove_folder(const struct exchange *exchange, const char *below)
{
	char path[BASE_TREE_PATH_SIZE];
	int err = join(exchange, below, "", path);

	return err ? err : base_tree_remove(path);
}

/* Calls for each line of a list; names without a slash stay where they are meant to be, whoever wrote the list. */
static int for_each(struct exchange *exchange, const char *list,
		    int (*step)(struct exchange *exchange, int way, const char *name))
{
	char name[BASE_EXCHANGE_NAME_SIZE];
	int err = 0;

	for (const char *line = list; *line && !err; line += strcspn(line, "\n") + 1) {
		size_t n = strcspn(line, "\n");

		if (line[n] != '\n' || n < 2 || n > sizeof name || (*line != COMES && *line != GOES))
			return ERR_CORRUPT;
		memcpy(name, line + 1, n - 1);
		name[n - 1] = '\0';
		err = strchr(name, '/') ? ERR_CORRUPT : step(exchange, *line, name);
	}
	return err;
}

static int go_on(struct exchange *exchange, int way, const char *name)
{
	int is = exists(exchange, "", name);
	int err = is > 0 ? move(exchange, "", STATE, name) : is;

	return err || way != COMES ? err : move(exchange, STATE "/" NEW, "", name);
}

static int go_back(struct exchange *exchange, int way, const char *name)
{
	int here = exists(exchange, "", name), coming = exists(exchange, STATE "/" NEW, name), err = 0, before;

	if (here < 0 || coming < 0)
		return here < 0 ? here : coming;
	if (way == COMES && here && !coming)
		err = move(exchange, "", STATE "/" NEW, name);
	before = err ? err : exists(exchange, STATE, name);
	return before > 0 ? move(exchange, STATE, "", name) : before;
}

int base_exchange_is_half(const char *folder)
{
	const struct exchange exchange = {.folder = folder};

	return exists(&exchange, STATE, "");
}

int base_exchange_undo(struct exchange *exchange, const char *folder)
{
	char path[BASE_TREE_PATH_SIZE];
	struct buf list = {0};
	int half, err;

	exchange->folder = folder;
	half = exists(exchange, STATE, "");
	if (half <= 0)
		return half;
	err = join(exchange, STATE, LIST, path);
	if (!err)
		err = base_file_read(path, LIST_LIMIT, &list);
	if (!err && (list.len == 0 || strlen(list.data) != list.len))
		err = ERR_CORRUPT;
	if (!err)
		err = for_each(exchange, base_buf_text(&list), go_back);
	base_buf_release(&list);
	if (!err)
		err = sync_folder(exchange, "");
	if (!err)
		err = remove_folder(exchange, PART);
	if (!err) /* what is in it is nobody's any more, so it must not be found as a state while it is removed */
		err = rename_folder(exchange, STATE, PART);
	return err ? err : remove_folder(exchange, PART);
}

int base_exchange_begin(struct exchange *exchange, const char *folder)
{
	int err;

	*exchange = (struct exchange){.folder = folder};
	err = join(exchange, PART, NEW, exchange->coming);
	if (!err)
		err = remove_folder(exchange, PART);
	return err ? err : base_file_make_folder(exchange->coming, 0700);
}

static int is_own(const char *name)
{
	static const char *const own[] = {PART, STATE, NEW, LIST};

	for (size_t i = 0; i < BASE_COUNT(own); i++)
		if (strcmp(name, own[i]) == 0)
			return 1;
	return strncmp(name, ASIDE, strlen(ASIDE)) == 0 || strlen(name) + 2 > BASE_EXCHANGE_NAME_SIZE;
}

static int has(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (const char *line = list; *line; line += strcspn(line, "\n") + 1)
		if (strncmp(line + 1, name, n) == 0 && line[1 + n] == '\n')
			return 1;
	return 0;
}

int base_exchange_add(struct exchange *exchange, const char *name)
{
	char path[BASE_TREE_PATH_SIZE];
	struct stat folder, there;
	int goes, err;

	if (has(base_buf_text(&exchange->list), name))
		return 0;
	if (is_own(name))
		return ERR_SYNTAX;
	goes = exists(exchange, "", name);
	err = goes < 0 ? goes : join(exchange, "", name, path);
	if (err)
		return err;
	if (goes && (stat(exchange->folder, &folder) < 0 || lstat(path, &there) < 0))
		return base_err_from_errno(errno);
	if (goes && folder.st_dev != there.st_dev)
		return ERR_BUSY;
	if (exchange->list.len > LIST_LIMIT - BASE_EXCHANGE_NAME_SIZE - 2)
		return ERR_RANGE;
	base_buf_addf(&exchange->list, "%c%s\n", GOES, name);
	return 0;
}

/* What is there by now comes. */
static int mark(struct exchange *exchange)
{
	for (char *line = exchange->list.data, *end; line && *line; line = end + 1) {
		int comes;

		end = line + strcspn(line, "\n");
		*end = '\0';
		comes = exists(exchange, PART "/" NEW, line + 1);
		*end = '\n';
		if (comes < 0)
			return comes;
		*line = comes ? COMES : GOES;
	}
	return 0;
}

static int start(struct exchange *exchange)
{
	char path[BASE_TREE_PATH_SIZE];
	int err = mark(exchange);

	if (!err)
		err = join(exchange, PART, "", path);
	if (!err)
		err = base_tree_sync_all(path);
	if (!err)
		err = join(exchange, PART, LIST, path);
	if (!err)
		err = base_file_write(path, base_buf_text(&exchange->list), exchange->list.len, 0600);
	return err ? err : rename_folder(exchange, PART, STATE);
}

/* All is there; what is still to do is only tidying, and leaves an empty folder behind at worst. */
static void tidy(struct exchange *exchange, const char *aside)
{
	char path[BASE_TREE_PATH_SIZE];

	if (base_tree_join(aside, NEW, path) == 0)
		base_tree_remove(path);
	if (base_tree_join(aside, LIST, path) == 0)
		unlink(path);
	if (rmdir(aside) == 0)
		return;
	base_mem_copy(exchange->aside, sizeof exchange->aside, aside);
}

static int finish(struct exchange *exchange)
{
	char aside[BASE_TREE_PATH_SIZE], state[BASE_TREE_PATH_SIZE];
	int err = sync_folder(exchange, STATE);

	if (!err)
		err = sync_folder(exchange, "");
	if (!err)
		err = join(exchange, ASIDE "XXXXXX", "", aside);
	if (!err && !mkdtemp(aside))
		err = base_err_from_errno(errno);
	if (err)
		return err;
	err = rename_folder(exchange, STATE, strrchr(aside, '/') + 1);
	if (!err && !stumble(exchange))
		tidy(exchange, aside);
	else if (err && rmdir(aside) < 0 && join(exchange, STATE, "", state) == 0)
		rename(aside, state); /* it was done, but is not sure to last */
	return err;
}

int base_exchange_run(struct exchange *exchange)
{
	int err = start(exchange);

	if (!err)
		err = for_each(exchange, base_buf_text(&exchange->list), go_on);
	if (!err)
		err = finish(exchange);
	if (!err)
		return 0;
	base_exchange_undo(exchange, exchange->folder);
	exchange->is_half = base_exchange_is_half(exchange->folder) != 0;
	return err;
}

void base_exchange_release(struct exchange *exchange)
{
	if (exchange->folder)
		remove_folder(exchange, PART);
	base_buf_release(&exchange->list);
}
