/* Error codes in words, and errno as one of our codes. */
#include "config.h"

#include "base/err.h"

#include <errno.h>

const char *base_err_text(int err)
{
#define ROW(name, value, text) \
	case name: \
		return text;
	switch (err) {
		BASE_ERR_LIST(ROW)
	case ERR_NONE:
		return "";
	default:
		return "不明的錯誤";
	}
#undef ROW
}

int base_err_from_errno(int number)
{
	switch (number) {
	case 0:
		return ERR_NONE;
	case ENOENT:
		return ERR_NOT_FOUND;
	case EEXIST:
		return ERR_CONFLICT;
	case EACCES:
	case EPERM:
		return ERR_DENIED;
	case EAGAIN:
	case EBUSY:
		return ERR_BUSY;
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return ERR_FULL;
	case EROFS:
		return ERR_READONLY;
	case ETIMEDOUT:
		return ERR_TIMEOUT;
	case EPIPE:
	case ECONNRESET:
		return ERR_CLOSED;
	default:
		return ERR_IO;
	}
}
