/*
 * Heads outside the database: a file that is kept elsewhere, or the text of a letter.  Two kinds of lines count, all
 * others are passed over, so a whole letter may be given:
 *
 *	key ID PUBLIC-KEY
 *	head ID AT ROWS HASH PREVIOUS KEY-ID SIGNATURE SIGNATURE
 *
 * The signature stands in two halves.  Words may be separated by any white space, line ends too, and by the > of
 * quoted mail: none is longer than 64 characters, so no mail program breaks one.
 */
#ifndef STORE_AUDIT_PAPER_H
#define STORE_AUDIT_PAPER_H

#include "base/buf.h"
#include "store/audit-head.h"

enum { STORE_AUDIT_PAPER_KEYS = 64, STORE_AUDIT_PAPER_LIMIT = 64 << 20 };

struct audit_paper {
	struct audit_key keys[STORE_AUDIT_PAPER_KEYS];
	size_t n_keys;
	struct audit_head *heads; /* in the order of ids, none twice */
	size_t n_heads, cap;
};

/* Appends lines; broken: a head on several short lines, for letters. */
void store_audit_paper_add_key(struct buf *out, const struct audit_key *key);
void store_audit_paper_add_head(struct buf *out, const struct audit_head *head, int broken);

/*
 * Reads n bytes of text.  ERR_SYNTAX: what begins as a key or a head is none, or an id stands for two different heads;
 * ERR_RANGE: too many keys; *line is where.  ERR_NOT_FOUND: there is no head.  Release also after an error.
 */
int store_audit_paper_read(struct audit_paper *paper, const char *text, size_t n, size_t *line);
void store_audit_paper_release(struct audit_paper *paper);

/* The key of that name; NULL. */
const struct audit_key *store_audit_paper_key(const struct audit_paper *paper, const char *id);

#endif
