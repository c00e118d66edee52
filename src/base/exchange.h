/*
 * Files put into the place of others in a folder: all of them, or none.
 *
 * A rename is the only step that is never half done, and several are needed, so each of them leaves behind where it
 * stands.  What comes is put together in FOLDER/restore.part/restore.new.  Then
 *
 *	restore.part becomes restore.state		from here on the files in FOLDER are of both kinds
 *	for each name	FOLDER/NAME goes into restore.state, and restore.state/restore.new/NAME into FOLDER
 *	restore.state becomes before-restore.XXXXXX	from here on they are all new
 *
 * restore.state/restore.list says which names come ("+NAME") and which only go ("-NAME"), so one that comes and is not
 * in restore.new any more is in FOLDER.  Whoever finds a restore.state finds a program that was killed, and can go back
 * from wherever it was, however often that is killed as well.
 *
 *	err = base_exchange_begin(&exchange, folder);
 *	...						fill exchange.coming
 *	err = base_exchange_add(&exchange, name);	each name at the top of it, and what is only to go
 *	err = base_exchange_run(&exchange);
 *	base_exchange_release(&exchange);
 *
 * One process at a time; the caller sees to that, and that nobody uses the files meanwhile.
 */
#ifndef BASE_EXCHANGE_H
#define BASE_EXCHANGE_H

#include "base/buf.h"
#include "base/tree.h"

enum { BASE_EXCHANGE_NAME_SIZE = 256 };

struct exchange {
	const char *folder;
	char coming[BASE_TREE_PATH_SIZE];   /* where to put together what comes */
	char aside[BASE_TREE_PATH_SIZE];    /* after run: where the files are that were there; "": there were none */
	char name[BASE_EXCHANGE_NAME_SIZE]; /* what an error is about; "": the folder as a whole */
	int is_half;			    /* after an error: going back failed too */
	struct buf list;
	unsigned steps; /* taken so far */
};

/* Whether the folder was left between two kinds of files: 1, 0 or an error. */
int base_exchange_is_half(const char *folder);

/*
 * Goes back to what was before; nothing to do is fine.  ERR_CORRUPT, ERR_NOT_FOUND: the list is damaged or gone; ERR_IO
 * and friends: a file does not let itself be moved (name).  Then the folder is as it was found, or further back.
 */
int base_exchange_undo(struct exchange *exchange, const char *folder);

/* Makes the empty folder coming, in the place of one that a killed program left.  Release also after an error. */
int base_exchange_begin(struct exchange *exchange, const char *folder);

/*
 * A name without a slash, once, however often it is added: it comes when there is one in coming by the time of run, and
 * goes when there is one in the folder.  ERR_SYNTAX: it is a name that the exchange itself needs; ERR_BUSY: it is a
 * file system of its own, which cannot be moved; ERR_RANGE: they are too many.
 */
int base_exchange_add(struct exchange *exchange, const char *name);

/* Durable when it returns 0.  After an error all is as it was before, unless is_half says that it is not. */
int base_exchange_run(struct exchange *exchange);

/* Removes what was put together and did not come. */
void base_exchange_release(struct exchange *exchange);

#endif
