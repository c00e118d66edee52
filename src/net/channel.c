/* Requests on the channel.  One that has no function here libssh refuses: agent, X11, subsystem, signals. */
#include "config.h"

#include "net/channel.h"

#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "net/ask.h"

enum { YES = 0, NO = 1 }; /* as libssh wants to hear it */

enum {
	RESIZE_PAUSE_MS = 50,
	HELD_LIMIT = 8 << 20, /* bytes that wait: more than an honest client can have sent */
};

/* Asked for while it may be. */
static int is_expected(const struct net_connection *connection)
{
	return connection->phase == NET_GUEST && !connection->is_closed && !connection->is_over;
}

static int want_terminal(ssh_session session, ssh_channel channel, const char *term, int columns, int lines,
			 int x, int y, void *data)
{
	struct net_connection *connection = data;

	(void)session;
	(void)channel;
	(void)x;
	(void)y;
	if (!is_expected(connection) || connection->has_terminal || !net_admit_terminal(term) ||
	    net_ask_terminal(connection->gate, term, net_admit_size(lines), net_admit_size(columns)))
		return NO;
	connection->has_terminal = 1;
	return YES;
}

static int want_variable(ssh_session session, ssh_channel channel, const char *name, const char *value,
			 void *data)
{
	struct net_connection *connection = data;

	(void)session;
	(void)channel;
	if (!is_expected(connection) || !net_admit_variable(name, value) ||
	    connection->variables == IPC_VARIABLES_MAX || net_ask_variable(connection->gate, name, value))
		return NO;
	connection->variables++;
	return YES;
}

/* From here on the time for the login counts no more.  Whether there is a session, the loop finds out. */
static void speak(struct net_connection *connection, const int streams[NET_STREAMS])
{
	alarm(0);
	connection->phase = NET_SPEAKING;
	connection->moved_ms = base_clock_monotonic_ms();
	net_relay_begin(connection->relay, connection->channel, streams);
}

static int want_shell(ssh_session session, ssh_channel channel, void *data)
{
	struct net_connection *connection = data;
	int streams[NET_STREAMS];

	(void)session;
	(void)channel;
	if (!is_expected(connection))
		return NO;
	net_ask_shell(connection->gate, streams);
	speak(connection, streams);
	return YES;
}

static int want_command(ssh_session session, ssh_channel channel, const char *line, void *data)
{
	struct net_connection *connection = data;
	int streams[NET_STREAMS];

	(void)session;
	(void)channel;
	if (!is_expected(connection))
		return NO;
	if (!net_admit_command(line)) {
		net_connection_end(connection, FAULT_FLOOD, "Command line too long");
		return NO;
	}
	net_ask_command(connection->gate, line, streams);
	speak(connection, streams);
	return YES;
}

/* Only the last of many sizes matters. */
static int change_size(ssh_session session, ssh_channel channel, int columns, int lines, int x, int y,
		       void *data)
{
	struct net_connection *connection = data;

	(void)session;
	(void)channel;
	(void)x;
	(void)y;
	connection->lines = net_admit_size(lines);
	connection->columns = net_admit_size(columns);
	connection->is_resized = connection->has_terminal && connection->phase <= NET_SPEAKING;
	return YES;
}

static int take_data(ssh_session session, ssh_channel channel, void *bytes, uint32_t n, int is_complaint,
		     void *data)
{
	struct net_connection *connection = data;

	(void)session;
	(void)channel;
	if (is_complaint || connection->is_over || connection->phase == NET_LEAVING)
		return (int)n;
	if (n > connection->relay->held) {
		connection->data_packets++;
		connection->data_bytes += n - connection->relay->held;
	}
	if (n > HELD_LIMIT)
		net_connection_end(connection, FAULT_FLOOD, "More data than the window allows");
	return (int)net_relay_take(connection->relay, bytes, n);
}

static void end_input(ssh_session session, ssh_channel channel, void *data)
{
	struct net_connection *connection = data;

	(void)session;
	(void)channel;
	net_relay_end_input(connection->relay);
}

static void close_channel(ssh_session session, ssh_channel channel, void *data)
{
	struct net_connection *connection = data;

	(void)session;
	(void)channel;
	connection->is_closed = 1;
}

ssh_channel net_channel_open(ssh_session session, void *data)
{
	struct net_connection *connection = data;

	if (connection->channel || connection->is_over)
		return NULL;
	connection->channel = ssh_channel_new(session);
	if (!connection->channel)
		return NULL;
	connection->requests = (struct ssh_channel_callbacks_struct){
		.userdata = connection,
		.channel_pty_request_function = want_terminal,
		.channel_env_request_function = want_variable,
		.channel_shell_request_function = want_shell,
		.channel_exec_request_function = want_command,
		.channel_pty_window_change_function = change_size,
		.channel_data_function = take_data,
		.channel_eof_function = end_input,
		.channel_close_function = close_channel,
	};
	ssh_callbacks_init(&connection->requests);
	ssh_set_channel_callbacks(connection->channel, &connection->requests);
	return connection->channel;
}

int net_channel_resize_due_ms(const struct net_connection *connection, int64_t now_ms)
{
	int64_t due_ms = connection->resized_ms + RESIZE_PAUSE_MS - now_ms;

	if (!connection->is_resized || connection->phase != NET_SPEAKING)
		return -1;
	return due_ms > 0 ? (int)due_ms : 0;
}

void net_channel_resize(struct net_connection *connection, int64_t now_ms)
{
	if (net_channel_resize_due_ms(connection, now_ms) != 0)
		return;
	connection->resized_ms = now_ms;
	if (net_ask_resize(connection->gate, connection->lines, connection->columns) != ERR_BUSY)
		connection->is_resized = 0;
}
