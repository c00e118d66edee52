/* Looking for damage, from the pages of the file up to what the portal promises. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "store/audit-verify.h"
#include "store/check-content.h"
#include "store/statement.h"

enum { FINDINGS_MAX = 100 }; /* of each kind; who has more has seen enough */

/* A statement that gives one row for each breach, and the sentence for it. */
static const struct invariant {
	enum statement statement;
	const char *sentence;
} invariants[] = {
	{STATEMENT_CHECK_ACCOUNT_WITHOUT_PASSWORD, "帳號已啟用但沒有密碼"},
	{STATEMENT_CHECK_ACCOUNT_NOT_VERIFIED, "帳號狀態與E-Mail認證時間不符"},
	{STATEMENT_CHECK_ACCOUNT_WITHOUT_PERSON, "帳號沒有對應的人員"},
	{STATEMENT_CHECK_ACCOUNT_WITHOUT_TOKEN, "帳號等待認證但沒有認證碼"},
	{STATEMENT_CHECK_ACCOUNT_WITHOUT_AUDIT, "開通的帳號沒有稽核紀錄"},
	{STATEMENT_CHECK_ACCOUNT_WITHOUT_LETTER, "開通的帳號沒有認證信"},
	{STATEMENT_CHECK_AUDIT_WITHOUT_ACCOUNT, "稽核紀錄所指的帳號不存在"},
	{STATEMENT_CHECK_TOKEN_TIMES, "認證碼的時間前後不符"},
	{STATEMENT_CHECK_TOKEN_AFTER_VERIFICATION, "帳號已啟用但仍有可用的認證碼"},
	{STATEMENT_CHECK_LETTER_SENT, "信件狀態與寄送時間或內文不符"},
	{STATEMENT_CHECK_TERMS_HASH, "同意的條款與公布的條款內容不同"},
	{STATEMENT_CHECK_APPLICATION_STATE, "申請案件的狀態與辦理紀錄不符"},
	{STATEMENT_CHECK_APPLICATION_STEPS, "申請案件的辦理紀錄不連續"},
	{STATEMENT_CHECK_APPLICATION_VERSION, "申請案件的版次與辦理紀錄不符"},
	{STATEMENT_CHECK_APPLICATION_LEASE, "申請案件的取件與狀態不符"},
	{STATEMENT_CHECK_APPLICATION_GRANT, "申請案件已通過但沒有使用權"},
	{STATEMENT_CHECK_APPLICATION_TWICE, "同一應用系統有兩件未審結的申請"},
	{STATEMENT_CHECK_APPLICATION_DETAIL, "申請案件的內容與申辦項目或承辦單位不符"},
	{STATEMENT_CHECK_COUNTER, "統計數字與資料不符"},
	{STATEMENT_CHECK_GRAM_NOTICE, "公告的排序與其檢索資料不符"},
	{STATEMENT_CHECK_GRAM_DOCUMENT, "檔案的排序與其檢索資料不符"},
};

static void report(struct problems *findings, const char *sentence, const char *object)
{
	struct buf text = {0};

	base_buf_addf(&text, base_lang_text("%s：%s"), base_lang_text(sentence), object);
	base_problem_add(findings, "", "", PROBLEM_ERROR, text.data);
	base_buf_release(&text);
}

/* Reports the first column of each row, unless it is the engine's word that all is well. */
static int report_rows(struct store *store, enum statement which, const char *sentence,
		       struct problems *findings)
{
	sqlite3_stmt *run;
	int more = 0, err = store_statement_start(store, which, &run, "");

	if (err)
		return err;
	for (int i = 0; i < FINDINGS_MAX && (more = store_statement_next(store, run)) > 0; i++) {
		const char *object = (const char *)sqlite3_column_text(run, 0);

		if (object && strcmp(object, "ok") != 0)
			report(findings, sentence, object);
	}
	store_statement_end(run);
	return more < 0 ? more : 0;
}

static int check_trail(struct store *store, struct problems *findings)
{
	struct audit_verdict verdict;
	struct buf text = {0};
	int err = store_audit_verify(store, &verdict);

	if (!err && verdict.damage != AUDIT_SOUND) {
		store_audit_verify_tell(&verdict, &text);
		base_problem_add(findings, "", "", PROBLEM_ERROR, text.data);
	}
	base_buf_release(&text);
	return err;
}

int store_check(struct store *store, struct problems *findings)
{
	int err = report_rows(store, STATEMENT_ENGINE_INTEGRITY, "資料庫檔案損壞", findings);

	if (!err)
		err = report_rows(store, STATEMENT_ENGINE_FOREIGN_KEYS, "參照的資料不存在", findings);
	if (!err)
		err = check_trail(store, findings);
	for (size_t i = 0; i < BASE_COUNT(invariants) && !err; i++)
		err = report_rows(store, invariants[i].statement, invariants[i].sentence, findings);
	if (!err)
		err = store_check_content(store, findings);
	if (err != ERR_CORRUPT)
		return err;
	report(findings, "資料庫檔案損壞", base_err_text(err));
	return 0;
}
