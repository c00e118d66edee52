/* Good-bye, also in the place of a session that could not say it. */
#include "config.h"

#include "net/leave.h"

#include <string.h>

#define CRASH_TEXT \
	"連線程式異常結束，請稍後重新連線。\r\nThe session has ended abnormally; please connect again.\r\n"

/* Back from the alternate screen: plain attributes, a visible cursor, no mouse, no bracketed paste. */
#define TERMINAL_RIGHT "\033[?1049l\033[m\033[?25h\033[?1000l\033[?1002l\033[?1006l\033[?2004l\r\n"

enum { CRASH_STATUS = 255, GOOD_BYE_MS = 3000, FLUSH_MS = 2000 };

static void tell_crash(struct net_connection *connection)
{
	static const char words[] = TERMINAL_RIGHT CRASH_TEXT;
	size_t skip = connection->has_terminal ? 0 : strlen(TERMINAL_RIGHT), n = strlen(words) - skip;

	connection->status = CRASH_STATUS;
	if (ssh_channel_window_size(connection->channel) < n)
		return;
	if (connection->has_terminal)
		ssh_channel_write(connection->channel, words + skip, (uint32_t)n);
	else
		ssh_channel_write_stderr(connection->channel, words + skip, (uint32_t)n);
}

void net_leave_begin(struct net_connection *connection, int64_t now_ms)
{
	if (!connection->has_left)
		tell_crash(connection);
	ssh_channel_request_send_exit_status(connection->channel, (int)connection->status);
	ssh_channel_send_eof(connection->channel);
	ssh_channel_close(connection->channel);
	connection->phase = NET_LEAVING;
	connection->leaving_ms = now_ms;
}

int net_leave_left_ms(const struct net_connection *connection, int64_t now_ms)
{
	int64_t left_ms = connection->leaving_ms + GOOD_BYE_MS - now_ms;

	return left_ms < 0 ? 0 : (int)left_ms;
}

void net_leave_end(struct net_connection *connection)
{
	if (!ssh_is_connected(connection->session))
		return;
	ssh_blocking_flush(connection->session, FLUSH_MS);
	if (connection->farewell)
		ssh_session_set_disconnect_message(connection->session, connection->farewell);
	ssh_disconnect(connection->session);
}
