/* Hashes anew what was hashed when it came. */
#include "config.h"

#include "store/check-content.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/lang.h"
#include "store/blob.h"
#include "store/document.h"
#include "store/engine.h"
#include "store/terms.h"

enum { PAGE = 64 };

static void report(struct problems *findings, const char *sentence, const char *kind, const char *name)
{
	struct buf text = {0};

	base_buf_addf(&text, base_lang_text("%s：%s:%s"), base_lang_text(sentence), kind, name);
	base_problem_add(findings, "", "", PROBLEM_ERROR, text.data);
	base_buf_release(&text);
}

static int check_document(const struct store *store, const struct document_row *document, struct problems *findings)
{
	int fd, err = store_blob_open(store->data, document->sha256, document->size, &fd);

	if (fd >= 0)
		close(fd);
	if (err == ERR_NOT_FOUND)
		report(findings, "檔案內容不存在", "document", document->name);
	else if (err == ERR_CORRUPT || err == ERR_SYNTAX)
		report(findings, "檔案內容與登錄的不符", "document", document->name);
	else
		return err;
	return 0;
}

static int check_documents(struct store *store, struct problems *findings)
{
	struct document_row documents[PAGE];
	int64_t after_id = 0;
	size_t n;
	int err;

	do {
		err = store_document_all(store, after_id, documents, PAGE, &n);
		for (size_t i = 0; !err && i < n; i++)
			err = check_document(store, &documents[i], findings);
		after_id = n ? documents[n - 1].id : 0;
	} while (!err && n == PAGE);
	return err;
}

static int check_version(struct store *store, int64_t version, struct problems *findings)
{
	char name[24];
	struct terms terms;
	int err = store_terms_get(store, version, &terms);

	if (err)
		return err;
	snprintf(name, sizeof name, "%" PRId64, version);
	if (!store_terms_is_genuine(&terms))
		report(findings, "條款內容與公告時的雜湊不符", "terms", name);
	store_terms_release(&terms);
	return 0;
}

static int check_terms(struct store *store, struct problems *findings)
{
	struct terms terms[PAGE];
	int64_t before = 0;
	size_t n;
	int err;

	do {
		err = store_terms_list(store, before, terms, PAGE, &n);
		for (size_t i = 0; !err && i < n; i++)
			err = check_version(store, terms[i].version, findings);
		before = n ? terms[n - 1].version : 0;
	} while (!err && n == PAGE);
	return err;
}

int store_check_content(struct store *store, struct problems *findings)
{
	int err = check_terms(store, findings);

	return err ? err : check_documents(store, findings);
}
