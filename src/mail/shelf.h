/* The letters that lie in the maildir, new ones and those a mail reader has taken over. */
#ifndef MAIL_SHELF_H
#define MAIL_SHELF_H

#include <stddef.h>

#include "base/conf.h"

struct shelf {
	char **paths; /* in the order in which the letters were written */
	size_t n;
};

/* Lists the folder of the keyword maildir; one that does not exist yet is empty. ERR_RANGE: its path is too long. */
int mail_shelf_open(struct shelf *shelf, const struct conf *conf);

void mail_shelf_release(struct shelf *shelf);

#endif
