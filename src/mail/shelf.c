/* What lies in a maildir, sorted. */
#include "config.h"

#include "mail/shelf.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void add(struct shelf *shelf, const char *maildir, const char *folder, const char *name)
{
	struct buf path = {0};

	base_buf_addf(&path, "%s/%s/%s", maildir, folder, name);
	shelf->paths = base_mem_grow(shelf->paths, shelf->n + 1, sizeof *shelf->paths);
	shelf->paths[shelf->n++] = base_buf_detach(&path);
}

static void add_folder(struct shelf *shelf, const char *maildir, const char *folder)
{
	struct buf path = {0};
	struct dirent *entry;
	DIR *dir;

	base_buf_addf(&path, "%s/%s", maildir, folder);
	dir = opendir(path.data);
	while (dir && (entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			add(shelf, maildir, folder, entry->d_name);
	if (dir)
		closedir(dir);
	base_buf_release(&path);
}

/* A file's name begins with the time of its letter and the letter's id, see mail_maildir_name. */
static int compare(const void *a, const void *b)
{
	return strverscmp(strrchr(*(char *const *)a, '/'), strrchr(*(char *const *)b, '/'));
}

int mail_shelf_open(struct shelf *shelf, const struct conf *conf)
{
	char maildir[BASE_CONF_TEXT_SIZE];
	int err;

	*shelf = (struct shelf){0};
	err = base_conf_path(conf, conf->maildir, maildir);
	if (err)
		return err;
	add_folder(shelf, maildir, "new");
	add_folder(shelf, maildir, "cur");
	if (shelf->n)
		qsort(shelf->paths, shelf->n, sizeof *shelf->paths, compare);
	return 0;
}

void mail_shelf_release(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->n; i++)
		free(shelf->paths[i]);
	free(shelf->paths);
	*shelf = (struct shelf){0};
}
