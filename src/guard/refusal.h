/*
 * A connection that is not taken is told why in the language it speaks: a version line and an unencrypted
 * SSH_MSG_DISCONNECT (RFC 4253, 11.1), the same bytes for everybody, so refusing costs one write.
 */
#ifndef GUARD_REFUSAL_H
#define GUARD_REFUSAL_H

#include <stddef.h>
#include <stdint.h>

/*
 * word, reason for the log, reason for the client.  OpenSSH shows only ASCII as it is, so English comes first there.
 */
#define GUARD_REFUSAL_LIST(X) \
	X(GUARD_REFUSAL_PENALTY, "來源因先前的錯誤暫停服務", \
	  "Your address is blocked for a while after earlier failures. / 此來源因先前的錯誤暫停服務，請稍後再試。") \
	X(GUARD_REFUSAL_SOURCE_STARTUPS, "來源未完成登入的連線過多", \
	  "Too many unfinished logins from your address. / 此來源未完成登入的連線過多，請稍後再試。") \
	X(GUARD_REFUSAL_STARTUPS, "未完成登入的連線過多", \
	  "Too many unfinished logins; try again later. / 同時登入的人數過多，請稍後再試。") \
	X(GUARD_REFUSAL_SESSIONS, "使用人數已達上限", \
	  "Too many users; try again later. / 使用人數已達上限，請稍後再試。") \
	X(GUARD_REFUSAL_SOURCE_SESSIONS, "來源使用人數已達上限", \
	  "Too many users from your address. / 此來源的使用人數已達上限，請先結束其他連線。") \
	X(GUARD_REFUSAL_BUSY, "處理程序無法接手", \
	  "The service is not ready; try again later. / 服務尚未就緒，請稍後再試。")

#define GUARD_REFUSAL_ENUM(word, reason, text) word,
enum guard_refusal { GUARD_REFUSAL_NONE, GUARD_REFUSAL_LIST(GUARD_REFUSAL_ENUM) };

enum { GUARD_REFUSAL_SIZE = 512, GUARD_REFUSAL_LINGERING = 64 };

const char *guard_refusal_reason(enum guard_refusal refusal);

/* What a client reads: the bytes, and how many. */
size_t guard_refusal_bytes(enum guard_refusal refusal, unsigned char bytes[GUARD_REFUSAL_SIZE]);

/*
 * Refused connections that are left open for a moment: closing a socket with something unread in it resets the
 * connection, and the client would say "connection reset" in place of the reason.
 */
struct guard_refusals {
	struct {
		int fd;
		int64_t until_ms;
	} rows[GUARD_REFUSAL_LINGERING];
	size_t first, n;
};

/* Says why, and keeps the socket for a moment; when there are too many the eldest is closed before its time. */
void guard_refusal_say(struct guard_refusals *refusals, int fd, enum guard_refusal refusal, int64_t now_ms);

/* Closes those whose time is over. */
void guard_refusal_close_due(struct guard_refusals *refusals, int64_t now_ms);

/* When the next one is due; -1: there is none. */
int64_t guard_refusal_due_ms(const struct guard_refusals *refusals);

void guard_refusal_close_all(struct guard_refusals *refusals);

#endif
