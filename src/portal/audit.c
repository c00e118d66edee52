/* Heads of the trail. */
#include "config.h"

#include "portal/audit.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/log.h"
#include "base/tree.h"
#include "portal/letter.h"
#include "portal/setting.h"
#include "store/audit-paper.h"
#include "store/audit.h"

#define NEW_KEY PORTAL_AUDIT_KEY ".new"

static int open_key(const struct conf *conf, struct sign_key **key)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, PORTAL_AUDIT_KEY, path);

	return err ? err : base_sign_open(key, path);
}

static int make_key(const struct conf *conf, const char *name, struct sign_key **key)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, name, path);

	if (!err)
		err = base_sign_make(path);
	return err ? err : base_sign_open(key, path);
}

static int read_public_half(const struct sign_key *key, int64_t now, struct audit_key *public_half)
{
	*public_half = (struct audit_key){.made_at = now};
	base_sign_public(key, public_half->public_key);
	return base_sign_id(public_half->public_key, public_half->id);
}

/* The first key is made by itself; a lost one is not: whoever took it away must not get a new one unseen. */
static int open_or_make(struct act_call *call, struct sign_key **key)
{
	struct audit_key known;
	size_t n;
	int err = open_key(call->portal->conf, key);

	if (err != ERR_NOT_FOUND)
		return err;
	if (store_audit_head_list_keys(call->store, &known, 1, &n) || n > 0)
		return ERR_NOT_FOUND;
	return make_key(call->portal->conf, PORTAL_AUDIT_KEY, key);
}

static int is_same_day(int64_t a, int64_t b)
{
	return base_date_days(base_date_at(a)) == base_date_days(base_date_at(b));
}

static int post_head(struct act_call *call, const struct audit_head *head, const struct audit_key *key, const char *to)
{
	char at[BASE_CLOCK_TEXT_SIZE], id[24], rows[24];
	struct buf text = {0};
	int err;

	base_clock_format(head->at, at);
	snprintf(id, sizeof id, "%" PRId64, head->id);
	snprintf(rows, sizeof rows, "%" PRId64, head->rows);
	store_audit_paper_add_key(&text, key);
	store_audit_paper_add_head(&text, head, 1);
	err = portal_letter_post_outside(call, "audit-head", to, "",
					 (const struct letter_value[]){{"at", at},
								       {"id", id},
								       {"rows", rows},
								       {"key_id", key->id},
								       {"head", base_buf_text(&text)},
								       {NULL, NULL}});
	base_buf_release(&text);
	return err;
}

/* The first head of a day leaves in a letter.  A letter that cannot be written does not keep the trail unsealed. */
static void mail_head(struct act_call *call, struct audit_head *head, const struct audit_key *key)
{
	char to[STORE_POLICY_TEXT_SIZE];
	int64_t at;
	int err = portal_setting_text(call->store, POLICY_AUDIT_MAIL, to);

	if (err || !*to)
		return;
	err = store_audit_head_mailed(call->store, &at);
	if (err == ERR_NOT_FOUND || (!err && !is_same_day(at, head->at))) {
		err = post_head(call, head, key, to);
		head->is_mailed = !err;
	}
	if (err)
		base_log_error("稽核簽章第 %" PRId64 " 號無法寄出：%s", head->id, base_err_text(err));
}

/* Whether the key is one that is registered, or the first; and whether the heads of those that are there are. */
static int check_key(struct act_call *call, const struct audit_head *before, const struct audit_key *key)
{
	struct audit_key known;
	size_t n;
	int err = store_audit_head_list_keys(call->store, &known, 1, &n);

	if (err || n == 0)
		return err;
	if (!before->id)
		return ERR_CORRUPT;
	err = store_audit_head_find_key(call->store, key->id, &known);
	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

static int sign_head(const struct sign_key *key, const struct audit_head *before, const struct audit *last,
		     struct audit_head *head)
{
	head->id = before->id + 1;
	head->rows = last->id;
	memcpy(head->hash, last->hash, sizeof head->hash);
	store_audit_head_link(before, head->previous);
	return store_audit_head_sign(head, key);
}

static int write_head(struct act_call *call, const struct sign_key *key, struct audit_head *head)
{
	struct audit_head before = {.id = 0};
	struct audit_key public_half;
	struct audit last = {.id = 0};
	int err = read_public_half(key, call->now, &public_half);

	if (!err)
		err = store_audit_last(call->store, &last);
	if (!err)
		err = store_audit_head_last(call->store, &before);
	if (err || last.id <= before.rows)
		return err;
	err = check_key(call, &before, &public_half);
	if (!err)
		err = store_audit_head_put_key(call->store, &public_half);
	head->at = call->now;
	if (!err)
		err = sign_head(key, &before, &last, head);
	if (err)
		return err;
	mail_head(call, head, &public_half);
	return store_audit_head_insert(call->store, head);
}

/* Whether a head is wanted, asked without keeping writers waiting. */
static int is_wanted(struct act_call *call, int *wanted)
{
	struct audit_head before = {.id = 0};
	struct audit_key key;
	struct audit last = {.id = 0};
	size_t n = 0;
	int err = store_audit_last(call->store, &last);

	if (!err)
		err = store_audit_head_last(call->store, &before);
	if (!err)
		err = store_audit_head_list_keys(call->store, &key, 1, &n);
	*wanted = !err && (n == 0 || last.id > before.rows);
	return err;
}

static int seal(struct act_call *call)
{
	struct audit_seal *record = call->record;
	struct sign_key *key = NULL;
	int wanted, err = is_wanted(call, &wanted);

	record->head = (struct audit_head){.id = 0};
	if (err || !wanted)
		return err;
	err = store_begin(call->store);
	if (err)
		return err;
	err = open_or_make(call, &key);
	if (!err)
		err = write_head(call, key, &record->head);
	base_sign_close(key);
	if (!err)
		return store_commit(call->store);
	store_rollback(call->store);
	return err;
}

/* A head is its own record: a row for each would make the trail grow by itself. */
const struct act portal_audit_seal = {
	.name = "audit.seal",
	.right = RIGHT_SEAL,
	.is_unrecorded = 1,
	.run = seal,
};

/* The first key is registered with its first head. */
static int put_next_key(struct act_call *call, struct audit_key *key)
{
	struct audit_key known;
	size_t n;
	int err = store_audit_head_list_keys(call->store, &known, 1, &n);

	return err || n == 0 ? err : store_audit_head_put_key(call->store, key);
}

/* Beside the old one, which signs on until this is registered. */
static int renew(struct act_call *call)
{
	struct audit_key *public_half = call->record;
	struct sign_key *key = NULL;
	int err = make_key(call->portal->conf, NEW_KEY, &key);

	call->prepared = call->record;
	if (!err)
		err = read_public_half(key, call->now, public_half);
	if (!err)
		err = put_next_key(call, public_half);
	if (!err)
		portal_act_name_object_word(call, "key", public_half->id);
	base_sign_close(key);
	return err;
}

static void replace_key(struct act_call *call, int err)
{
	char from[BASE_CONF_TEXT_SIZE], to[BASE_CONF_TEXT_SIZE];
	const struct conf *conf = call->portal->conf;

	if (!call->prepared || base_conf_path(conf, NEW_KEY, from) || base_conf_path(conf, PORTAL_AUDIT_KEY, to))
		return;
	if (err)
		unlink(from);
	else if (rename(from, to) < 0 || base_tree_sync(conf->data))
		base_log_error("%s：%s", to, base_err_text(base_err_from_errno(errno)));
}

const struct act portal_audit_renew = {
	.name = "audit.key",
	.right = RIGHT_MAINTAIN,
	.run = renew,
	.after = replace_key,
};

const char *portal_audit_seal_text(int err)
{
	switch (err) {
	case ERR_NOT_FOUND:
		return base_lang_text("稽核簽章的金鑰不存在，請自備份還原，或執行 maportal-admin audit key --new");
	case ERR_CONFLICT:
		return base_lang_text("不是已登記的稽核簽章金鑰，請自備份還原，或執行 maportal-admin audit key --new");
	case ERR_CORRUPT:
		return base_lang_text("稽核簽章遭刪除，請執行 maportal-admin audit verify，並自備份還原");
	default:
		return base_lang_text(base_err_text(err));
	}
}

int portal_audit_seal_now(const struct conf *conf, struct store *store, struct audit_seal *seal_)
{
	struct portal portal = {.conf = conf, .store = store, .actor = {.kind = ACTOR_SYSTEM}};
	struct problems problems = {0};
	int err = portal_act_run(&portal, &portal_audit_seal, seal_, &problems);

	base_problem_release(&problems);
	return err;
}

int portal_audit_key_id(const struct conf *conf, char id[BASE_SIGN_ID_SIZE])
{
	char public_key[BASE_SIGN_KEY_SIZE];
	struct sign_key *key;
	int err = open_key(conf, &key);

	*id = '\0';
	if (err)
		return err;
	base_sign_public(key, public_key);
	base_sign_close(key);
	return base_sign_id(public_key, id);
}
