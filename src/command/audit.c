/* audit: the trail verified and shown, its signed heads for a place elsewhere, and the key that signs them. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/audit-show.h"
#include "command/registry.h"
#include "mail/read.h"
#include "portal/audit.h"
#include "store/audit-verify.h"

enum { KEYS_MAX = STORE_AUDIT_PAPER_KEYS };

/* A file of heads, or a letter with one as it lies in a maildir. */
static int read_paper(const char *path, struct audit_paper *paper, size_t *line)
{
	struct buf text = {0}, letter = {0};
	int err = base_file_read(path, STORE_AUDIT_PAPER_LIMIT, &text);

	*line = 0;
	*paper = (struct audit_paper){.n_keys = 0};
	if (!err)
		err = store_audit_paper_read(paper, base_buf_text(&text), text.len, line);
	if (err == ERR_NOT_FOUND && text.len > 0 && mail_read_message(text.data, text.len, &letter) == 0) {
		store_audit_paper_release(paper);
		err = store_audit_paper_read(paper, base_buf_text(&letter), letter.len, line);
	}
	base_buf_release(&text);
	base_buf_release(&letter);
	return err;
}

static enum command_exit complain_paper(const struct command_call *call, const char *path, int err, size_t line)
{
	if (!line)
		return command_complain(call, path, err);
	if (err == ERR_NOT_FOUND)
		fprintf(stderr, base_lang_text("%s: 檔案中沒有稽核簽章\n"), path);
	else if (err == ERR_RANGE)
		fprintf(stderr, base_lang_text("%s:%zu: 金鑰過多\n"), path, line);
	else
		fprintf(stderr, base_lang_text("%s:%zu: 不是正確的稽核簽章，或同一號有兩種內容\n"), path,
			line);
	return COMMAND_REFUSED;
}

static void print_verdict(const struct audit_verdict *verdict, const char *path)
{
	struct buf text = {0};

	store_audit_verify_tell(verdict, &text);
	if (verdict->damage == AUDIT_SOUND)
		base_buf_addf(&text, base_lang_text("，簽章 %ld 號相符"), (long)verdict->heads);
	if (path)
		printf(base_lang_text("%s：%s\n"), path, base_buf_text(&text));
	else
		puts(base_buf_text(&text));
	base_buf_release(&text);
}

/* A key that somebody put into the database beside heads of his own is not the one in the file. */
static enum command_exit check_key(const struct command_call *call, struct store *store,
				   const struct audit_verdict *verdict)
{
	char id[BASE_SIGN_ID_SIZE];
	struct audit_head last;
	int err = portal_audit_key_id(call->conf, id);

	if (err) {
		fprintf(stderr, base_lang_text("%s: %s：%s，無法核對簽章的金鑰\n"), call->program->name,
			PORTAL_AUDIT_KEY,
			err == ERR_NOT_FOUND ? base_lang_text("沒有這個檔案") : base_err_text(err));
		return COMMAND_REFUSED;
	}
	err = store_audit_head_last(store, &last);
	if (err)
		return command_complain(call, call->conf->data, err);
	if (!last.id && verdict->rows > 0) {
		puts(base_lang_text("沒有任何稽核簽章：尚未簽署，或遭刪除"));
		return COMMAND_REFUSED;
	}
	if (!last.id || strcmp(last.key_id, id) == 0)
		return COMMAND_DONE;
	printf(base_lang_text("稽核簽章第 %ld 號不是以 %s（%s）簽署\n"), (long)last.id, PORTAL_AUDIT_KEY, id);
	return COMMAND_REFUSED;
}

static enum command_exit verify_own(const struct command_call *call, struct store *store)
{
	struct audit_verdict verdict;
	int err = store_audit_verify(store, &verdict);

	if (err)
		return command_complain(call, call->conf->data, err);
	print_verdict(&verdict, NULL);
	return verdict.damage == AUDIT_SOUND ? check_key(call, store, &verdict) : COMMAND_REFUSED;
}

static enum command_exit verify_paper(const struct command_call *call, struct store *store, const char *path)
{
	struct audit_verdict verdict;
	struct audit_paper paper;
	enum command_exit status;
	size_t line;
	int err = read_paper(path, &paper, &line);

	if (err) {
		status = complain_paper(call, path, err, line);
		goto out;
	}
	err = store_audit_verify_paper(store, &paper, command_option(call, "key"), &verdict);
	if (err) {
		status = command_complain(call, call->conf->data, err);
		goto out;
	}
	print_verdict(&verdict, path);
	status = verdict.damage == AUDIT_SOUND ? COMMAND_DONE : COMMAND_REFUSED;
out:
	store_audit_paper_release(&paper);
	return status;
}

static enum command_exit verify(const struct command_call *call)
{
	const char *path = command_option(call, "heads");
	enum command_exit status, other = COMMAND_DONE;
	struct store *store = NULL;

	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	status = verify_own(call, store);
	if (path && status != COMMAND_STOPPED)
		other = verify_paper(call, store, path);
	store_close(store);
	return other > status ? other : status;
}

static int print_head(void *context, const struct audit_head *head)
{
	struct buf *line = context;

	base_buf_clear(line);
	store_audit_paper_add_head(line, head, 0);
	fputs(base_buf_text(line), stdout);
	return ferror(stdout) ? ERR_IO : 0;
}

static enum command_exit print_heads(const struct command_call *call)
{
	struct audit_key keys[KEYS_MAX];
	struct store *store = NULL;
	struct buf line = {0};
	size_t n = 0;
	int err;

	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = store_audit_head_list_keys(store, keys, KEYS_MAX, &n);
	for (size_t i = 0; i < n; i++)
		store_audit_paper_add_key(&line, &keys[i]);
	fputs(base_buf_text(&line), stdout);
	if (!err)
		err = store_audit_head_walk(store, print_head, &line);
	base_buf_release(&line);
	store_close(store);
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}

static int renew(const struct command_call *call)
{
	struct store *store = NULL;
	struct audit_key key;
	int err;

	if (command_open(call, STORE_WRITE, &store))
		return ERR_NO_DATABASE;
	err = command_act(call, store, &portal_audit_renew, &key);
	store_close(store);
	if (err)
		command_complain(call, PORTAL_AUDIT_KEY, err);
	return err;
}

/* All that ever signed, the one in use marked; in the form that audit heads has. */
static enum command_exit print_keys(const struct command_call *call)
{
	char id[BASE_SIGN_ID_SIZE], at[BASE_CLOCK_TEXT_SIZE];
	struct audit_key keys[KEYS_MAX];
	struct store *store = NULL;
	size_t n = 0;
	int err;

	if (command_option(call, "new") && renew(call))
		return COMMAND_STOPPED;
	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = store_audit_head_list_keys(store, keys, KEYS_MAX, &n);
	store_close(store);
	if (err)
		return command_complain(call, call->conf->data, err);
	err = portal_audit_key_id(call->conf, id);
	for (size_t i = 0; i < n; i++) {
		base_clock_format(keys[i].made_at, at);
		printf("key %s %s %s%s\n", keys[i].id, keys[i].public_key, at,
		       strcmp(keys[i].id, id) == 0 ? base_lang_text("（使用中）") : "");
	}
	return err ? command_complain(call, PORTAL_AUDIT_KEY, err) : COMMAND_DONE;
}

static const struct command_part parts[] = {{"verify", 1, 1, verify},
					    {"show", 1, 1, command_audit_show},
					    {"heads", 1, 1, print_heads},
					    {"key", 1, 1, print_keys},
					    {NULL, 0, 0, NULL}};

const struct command command_audit = {
	.name = "audit",
	.usage = "verify [--heads FILE [--key ID]] | show [條件] | heads | key [--new]",
	.help = "核對稽核紀錄是否遭更動，查看紀錄，輸出簽章，或查看簽章的金鑰",
	.options = {{"heads", "FILE", "另以保存於他處的簽章（檔案或信件）核對"},
		    {"key", "ID", "簽章只能是這把金鑰的"},
		    {"new", NULL, "製作新的金鑰，取代原來的"},
		    {"actor", "NAME", "只看此行為人的，如 account:17、operator:root"},
		    {"act", "NAME", "只看此作業的，如 session.login"},
		    {"object", "NAME", "只看此對象的，如 account:17"},
		    {"since", "DATE", "自此日起"},
		    {"until", "DATE", "至此日止"},
		    {"limit", "N", "最新的 N 筆（預設 50）"},
		    {"json", NULL, "以 JSON 輸出，一筆一列"},
		    {"csv", NULL, "以 CSV 輸出"},
		    {"bom", NULL, "CSV 以位元組順序記號開頭，供試算表辨識"}},
	.least = 1,
	.most = 1,
	.parts = parts,
};
