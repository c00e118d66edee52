/*
 * The error codes of the whole program.
 *
 * A function that can fail returns 0 or one of these; what a person did wrong is not an error but a
 * problem (base/problem.h); a broken invariant or no memory ends the program (base/mem.h).
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/* code, sentence for a person */
#define BASE_ERR_LIST(X) \
	X(ERR_IO, -1, "讀寫檔案失敗，請檢查磁碟與權限") \
	X(ERR_SYNTAX, -2, "格式不正確") \
	X(ERR_RANGE, -3, "長度或數值超出範圍") \
	X(ERR_NOT_FOUND, -4, "查無資料") \
	X(ERR_CONFLICT, -5, "資料已存在或已被他人變更，請重新查詢") \
	X(ERR_DENIED, -6, "沒有執行此項作業的權限") \
	X(ERR_BUSY, -7, "系統忙碌，請稍後再試") \
	X(ERR_FULL, -8, "磁碟空間不足，資料未儲存，請通知系統管理者") \
	X(ERR_READONLY, -9, "資料檔為唯讀，資料未儲存，請通知系統管理者") \
	X(ERR_VERSION, -10, "資料庫版本與程式不符，請通知系統管理者執行 maportal-admin migrate") \
	X(ERR_CORRUPT, -11, "資料庫損壞，請通知系統管理者自備份還原") \
	X(ERR_TIMEOUT, -12, "等候逾時，請稍後再試") \
	X(ERR_SYSTEM, -13, "系統錯誤，請通知系統管理者") \
	X(ERR_ENCODING, -14, "文字不是正確的 UTF-8") \
	X(ERR_CLOSED, -15, "連線已中斷") \
	X(ERR_NO_DATABASE, -16, "沒有資料庫，請先執行 maportal-admin migrate") \
	X(ERR_HALF_RESTORED, -17, "還原曾中斷，資料不完整，請通知系統管理者再次執行 maportal-admin restore")

#define BASE_ERR_ENUM(name, value, text) name = value,
enum err { ERR_NONE = 0, BASE_ERR_LIST(BASE_ERR_ENUM) };

/* The sentence that tells a person what an error code means; never NULL. */
const char *base_err_text(int err);

/* The code that fits a value of errno. */
int base_err_from_errno(int number);

#endif
