/*
 * Whether the trail is as it was written: its chain, the heads in the database, and heads that were kept elsewhere.
 *
 * The chain shows a change that was not thought through.  The heads in the database show one whose maker may write
 * the database but has not the key.  Heads kept elsewhere show everything up to the last of them, also when rows and
 * heads in the database were forged to fit.
 */
#ifndef STORE_AUDIT_VERIFY_H
#define STORE_AUDIT_VERIFY_H

#include "base/buf.h"
#include "store/audit-paper.h"

enum audit_damage {
	AUDIT_SOUND,
	AUDIT_MISSING,	 /* rows first to last were deleted */
	AUDIT_EDITED,	 /* what row first says was changed */
	AUDIT_HASH,	 /* only its hash was */
	AUDIT_MOVED,	 /* rows from first on were put elsewhere, put in, or written anew */
	AUDIT_REWRITTEN, /* a row from first to last was changed and the chain made to fit: the head knows another */
	AUDIT_TRUNCATED, /* the end is gone: the head knows row last, first is the last there is */
	AUDIT_HEAD_NONE, /* a key is registered, which was with its first head, and there is no head */
	AUDIT_HEAD_LINK, /* the head does not follow the one before: changed, deleted or put in */
	AUDIT_HEAD_KEY,	 /* nobody knows the key of the head, or it is not the one that was asked for */
	AUDIT_HEAD_SIGN, /* its signature is not that key's */
};

struct audit_verdict {
	enum audit_damage damage;
	int64_t rows;	     /* how many are sound, from the first on */
	int64_t first, last; /* what is meant by the damage */
	int64_t heads;	     /* how many were looked at and fit */
	int64_t head;	     /* the one that the damage is about */
};

/* The chain and the heads in the database.  0 also when there is damage: the first that was found. */
int store_audit_verify(struct store *store, struct audit_verdict *verdict);

/* Against heads that were kept elsewhere.  key_id: the only one that may have signed; NULL: any that paper names. */
int store_audit_verify_paper(struct store *store, const struct audit_paper *paper, const char *key_id,
			     struct audit_verdict *verdict);

/* The damage in one sentence. */
void store_audit_verify_tell(const struct audit_verdict *verdict, struct buf *out);

#endif
