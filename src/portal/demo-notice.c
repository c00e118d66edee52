/* Announcements, questions, files and terms of the demonstration world. */
#include "config.h"

#include "portal/demo-notice.h"

#include <string.h>

#include "base/mem.h"
#include "store/blob.h"
#include "store/document.h"
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

static const struct {
	const char *category, *app_system_code, *title, *body;
} questions[] = {
	{"帳號", "", "沒有收到E-Mail認證信，怎麼辦？",
	 "請先查看垃圾郵件匣。仍未收到者，請由首頁「新帳號申請」重新帳號開通，系統會再寄一封認證信；"
	 "先前寄出的認證信即不能再使用。\n"},
	{"帳號", "", "忘記帳號或密碼，怎麼辦？",
	 "請由首頁「無法登入」辦理，系統會寄信到您登記的E-Mail。登記的E-Mail已無法使用者，請洽客服專線。\n"},
	{"帳號", "", "出現「輸入資料與醫事人員登記資料不符」，怎麼辦？",
	 "請確認身分證號、執業機構代碼及證書字號是否正確；證書字號只需輸入6碼號碼。\n\n"
	 "剛辦理執業登記者，資料最遲於次一工作日生效，請稍後再試。\n"},
	{"應用系統", "support", "報備支援管理系統需要另外申請嗎？", "不需要。帳號開通後即可使用。\n"},
	{"應用系統", "credit", "積分管理系統需要另外申請嗎？", "不需要。帳號開通後即可使用。\n"},
};

static int insert_notice(struct store *store, struct notice *notice, const char *published_date, const char *title,
			 const char *body)
{
	int err = base_mem_copy(notice->published_date, sizeof notice->published_date, published_date);

	if (!err)
		err = base_mem_copy(notice->title, sizeof notice->title, title);
	notice->body = base_mem_dup(body);
	if (!err)
		err = store_notice_insert(store, notice);
	store_notice_release(notice);
	return err;
}

static int insert_announcements(struct store *store)
{
	int err = 0;

	for (size_t i = 0; !err && i < BASE_COUNT(announcements); i++) {
		struct notice notice = {
			.kind = "announcement", .category = "公告", .is_pinned = announcements[i].is_pinned};

		err = insert_notice(store, &notice, announcements[i].published_date, announcements[i].title,
				    announcements[i].body);
	}
	return err;
}

/* Their order is the one above: the newest come first. */
static int insert_questions(struct store *store)
{
	int err = 0;

	for (size_t i = BASE_COUNT(questions); !err && i-- > 0;) {
		struct notice notice = {.kind = "faq"};

		err = base_mem_copy(notice.category, sizeof notice.category, questions[i].category);
		if (!err)
			err = base_mem_copy(notice.app_system_code, sizeof notice.app_system_code,
					    questions[i].app_system_code);
		if (!err)
			err = insert_notice(store, &notice, "2013-04-01", questions[i].title, questions[i].body);
	}
	return err;
}

static const char manual[] =
	"醫事系統入口網操作手冊(節本)\n\n"
	"一、帳號開通\n"
	"  1. 首頁選「新帳號申請」，閱讀會員服務條款並同意。\n"
	"  2. 輸入身分證號(或居留證號)，按F5查詢是否已開通。\n"
	"  3. 選擇執業或未執業，輸入執業機構代碼及證書字號。\n"
	"  4. 設定帳號及E-Mail，確認後送出。\n"
	"  5. 至信箱收取認證信，輸入認證碼並設定密碼。\n\n"
	"二、登入\n"
	"  首頁選「一般登入」，輸入帳號、密碼及驗證碼。使用完畢請務必登出。\n\n"
	"三、以SSH使用\n"
	"  ssh portal@主機                     開啟畫面\n"
	"  ssh portal@主機 help                查看各項指令\n"
	"  ssh portal@主機 documents           列出可下載的檔案\n"
	"  ssh portal@主機 get 檔名 > 檔名     下載檔案\n";

static const char form[] =
	"預防保健單一入口-管理者帳號申請表\n\n"
	"機構代碼：              機構名稱：\n"
	"姓名：                  身分證號：\n"
	"市話號碼：              E-Mail：\n\n"
	"機構關防：\n\n"
	"填妥後請蓋機構關防，寄至公告之收件地址；收件後3個工作日內開通。\n";

static const struct {
	const char *bytes;
	struct document_row document;
} files[] = {
	{manual,
	 {.kind = "manual", .name = "portal-manual.txt", .category = "操作手冊",
	  .title = "醫事系統入口網操作手冊(節本)", .media_type = "text/plain", .published_date = "2013-04-01"}},
	{form,
	 {.kind = "download", .name = "hpa-manager-form.txt", .category = "表格範例",
	  .title = "預防保健單一入口-管理者帳號申請表", .media_type = "text/plain", .published_date = "2018-04-24"}},
};

static int insert_file(struct store *store, const char *data, const char *bytes, const struct document_row *row)
{
	struct document_row document = *row;
	struct blob blob;
	int err = store_blob_begin(&blob, data);

	if (!err)
		err = store_blob_add(&blob, bytes, strlen(bytes));
	if (!err)
		err = store_blob_finish(&blob);
	document.size = blob.size;
	memcpy(document.sha256, blob.sha256, sizeof document.sha256);
	if (!err)
		err = store_document_insert(store, &document);
	if (!err)
		err = store_blob_keep(&blob);
	store_blob_release(&blob);
	return err;
}

int portal_demo_notice_fill(struct store *store, const char *data, int64_t published_at)
{
	struct terms terms = {.body = base_mem_dup(terms_text), .published_at = published_at};
	int err = store_terms_publish(store, &terms);

	store_terms_release(&terms);
	if (!err)
		err = insert_announcements(store);
	if (!err)
		err = insert_questions(store);
	for (size_t i = 0; !err && i < BASE_COUNT(files); i++)
		err = insert_file(store, data, files[i].bytes, &files[i].document);
	return err;
}
