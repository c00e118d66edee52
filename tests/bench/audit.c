/*
 * How long a long trail takes to verify: audit FOLDER [ROWS].  Makes a trail with a head each thousand rows, then
 * verifies it three times.  To be run from a build without sanitizers.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "store/audit-verify.h"
#include "store/audit.h"

enum { ROWS = 1000000, EACH = 1000, TURNS = 3 };

static int add_head(struct store *store, const struct sign_key *key, const struct audit *last)
{
	struct audit_head before, head = {.at = last->at, .rows = last->id};
	int err = store_audit_head_last(store, &before);

	head.id = before.id + 1;
	memcpy(head.hash, last->hash, sizeof head.hash);
	store_audit_head_link(&before, head.previous);
	if (!err)
		err = store_audit_head_sign(&head, key);
	return err ? err : store_audit_head_insert(store, &head);
}

static int add_key(struct store *store, const char *folder, struct sign_key **key)
{
	struct audit_key public_half = {.made_at = 0};
	char path[512];
	int err;

	snprintf(path, sizeof path, "%s/audit.key", folder);
	err = base_sign_make(path);
	if (!err)
		err = base_sign_open(key, path);
	if (err)
		return err;
	base_sign_public(*key, public_half.public_key);
	err = base_sign_id(public_half.public_key, public_half.id);
	return err ? err : store_audit_head_put_key(store, &public_half);
}

static int fill(struct store *store, const char *folder, long rows)
{
	struct sign_key *key = NULL;
	int err = store_begin(store);

	if (!err)
		err = add_key(store, folder, &key);
	for (long i = 1; !err && i <= rows; i++) {
		struct audit audit = {.at = 1795000000 + i, .level = 1, .source = "192.0.2.17", .outcome = "done"};

		snprintf(audit.actor, sizeof audit.actor, "account:%ld", i % 5000);
		base_mem_copy(audit.act, sizeof audit.act, i % 2 ? "session.login" : "session.logout");
		snprintf(audit.object, sizeof audit.object, "account:%ld", i % 5000);
		err = store_audit_append(store, &audit);
		if (!err && i % EACH == 0)
			err = add_head(store, key, &audit);
	}
	base_sign_close(key);
	return err ? err : store_commit(store);
}

int main(int argc, char **argv)
{
	long rows = argc > 2 ? strtol(argv[2], NULL, 10) : ROWS;
	struct audit_verdict verdict;
	struct store *store;
	int err;

	if (argc < 2) {
		fputs("audit FOLDER [ROWS]\n", stderr);
		return 2;
	}
	err = store_open(&store, argv[1], STORE_CREATE);
	if (!err)
		err = fill(store, argv[1], rows);
	for (int i = 0; i < TURNS && !err; i++) {
		int64_t began = base_clock_monotonic_ms();

		err = store_audit_verify(store, &verdict);
		printf("%ld rows, %ld heads, damage %d: %ld ms\n", (long)verdict.rows, (long)verdict.heads,
		       (int)verdict.damage, (long)(base_clock_monotonic_ms() - began));
	}
	store_close(store);
	if (err)
		fprintf(stderr, "%s\n", base_err_text(err));
	return err ? 1 : 0;
}
