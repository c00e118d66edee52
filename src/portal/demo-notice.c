/* Announcements and terms of the demonstration world. */
#include "config.h"

#include "portal/demo-notice.h"

#include <stdio.h>

#include "base/mem.h"
#include "store/notice.h"
#include "store/terms.h"

/* db/data/terms.txt */
static const char terms_text[] =
#include "portal/demo-terms.inc"
	;

static const struct {
	const char *published_date, *title;
	int is_pinned;
	const char *body;
} announcements[] = {
	{"2013-03-01", "醫事系統入口網，第一次登入使用說明。", 1,
	 "第一次登入本系統之醫事人員，請先辦理「新帳號申請」。\n\n"
	 "一、確認是否已開通：輸入身分證號(或居留證號)。\n"
	 "二、填寫執照基本資料：選擇執業或未執業，並輸入執業機構代碼及證書字號。\n"
	 "三、設定個人資料：設定帳號及E-Mail。\n\n"
	 "完成後請至您的E-Mail信箱收取「E-Mail認證信」，設定密碼後即可登入。\n"},
	{"2013-04-01", "醫事系統入口網於102/4/1上線，其醫事人員繼續教育積分客服，依以下函執行。", 0,
	 "醫事系統入口網於102年4月1日上線。\n\n"
	 "醫事人員繼續教育積分之認定及登錄，請洽各該類醫事人員之積分審查認定單位；"
	 "帳號開通及系統操作問題，請洽客服專線。\n"},
	{"2013-04-02", "個人查詢積分~洽詢電話諮詢路徑索引", 0,
	 "登入後選擇「積分管理系統」，即可查詢個人繼續教育積分。\n\n"
	 "積分內容有疑義者，請洽原辦理課程之單位或積分審查認定單位；無法登入者，請洽客服專線。\n"},
	{"2013-07-22", "因應本署將於102年7月23日正式更名為衛生福利部，請更新您的醫事入口網系統之書籤。", 0,
	 "行政院衛生署將於102年7月23日正式更名為衛生福利部，本系統網址一併變更，請更新您的書籤。\n\n"
	 "原有帳號及密碼可繼續使用，不需重新申請。\n"},
	{"2014-02-10", "醫事系統入口網回收資料排程時間", 0,
	 "本系統於每日夜間回收各單位之執業登記資料。當日辦理之執業登錄，最遲於次一工作日生效。\n\n"
	 "開通帳號時如出現「輸入資料與醫事人員登記資料不符」，請於資料回收後再試。\n"},
	{"2014-07-17",
	 "醫師法第11條修正，業經總統於103年7月16日華總一義字第10300105331號令公布，"
	 "本部「醫事管理系統」配合新增「醫事人員支援報備」之功能，並於103年7月18日上線。",
	 0, "「醫事人員支援報備」功能於103年7月18日上線，請由「報備支援管理系統」辦理。\n"},
	{"2014-09-23", "醫事管理系統自103年9月25日起修正醫事人員報備支援功能", 0,
	 "自103年9月25日起，醫事人員報備支援應於事前由支援機構於系統辦理，並俟執業登記所在地衛生局審核。\n"},
	{"2015-04-16", "積分管理系統網頁無法開啟公告", 0,
	 "積分管理系統如無法開啟，請先登出後重新登入；仍無法開啟者，請洽客服專線。\n"},
};

static int insert_announcements(struct store *store)
{
	int err = 0;

	for (size_t i = 0; !err && i < BASE_COUNT(announcements); i++) {
		struct notice notice = {.kind = "announcement", .is_pinned = announcements[i].is_pinned};

		snprintf(notice.published_date, sizeof notice.published_date, "%s", announcements[i].published_date);
		snprintf(notice.title, sizeof notice.title, "%s", announcements[i].title);
		notice.body = base_mem_dup(announcements[i].body);
		err = store_notice_insert(store, &notice);
		store_notice_release(&notice);
	}
	return err;
}

int portal_demo_notice_fill(struct store *store, int64_t published_at)
{
	struct terms terms = {.body = base_mem_dup(terms_text), .published_at = published_at};
	int err = store_terms_publish(store, &terms);

	store_terms_release(&terms);
	return err ? err : insert_announcements(store);
}
