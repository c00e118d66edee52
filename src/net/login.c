/* The methods of authentication.  One that has no function here would be refused without being counted. */
#include "config.h"

#include "net/login.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "net/ask.h"
#include "net/channel.h"

#define BUSY_TEXT \
	"系統忙碌或維護中，請稍後再連線。 / The service is busy or under maintenance; please try again " \
	"later."
#define METHOD_TEXT \
	"本系統不以 SSH 的密碼或金鑰登入：請不帶密碼及金鑰（認證方式 none）連線，再於畫面登入。" \
	" / This server takes no SSH password or key: connect without them (method none) and log in on the " \
	"screen."

enum { TRIES_MAX = 6 };

#ifdef CRASH_TRIGGER
/* Only in builds for tests: somebody has found the way into this process. */
static void crash_if_asked(const char *user)
{
	if (strcmp(user, "crash.net") == 0)
		abort();
}
#else
static void crash_if_asked(const char *user)
{
	(void)user;
}
#endif

/* Clients print this in full, but not the reason of a disconnect. */
static void tell(const struct net_connection *connection, const char *sentence)
{
	char line[IPC_SENTENCE_SIZE + 2];
	size_t n = strlen(sentence);
	ssh_string banner;

	memcpy(line, sentence, n);
	memcpy(line + n, "\r\n", sizeof "\r\n");
	banner = ssh_string_from_char(line);
	if (banner)
		ssh_send_issue_banner(connection->session, banner);
	ssh_string_free(banner);
}

/* A program may have been told to log in by these; a person's client asks for the way without them first. */
static int refuse(struct net_connection *connection)
{
	if (connection->tries == 0)
		tell(connection, METHOD_TEXT);
	if (++connection->tries >= TRIES_MAX)
		net_connection_end(connection, FAULT_AUTHENTICATION, "Too many authentication failures");
	return SSH_AUTH_DENIED;
}

static int enter(struct net_connection *connection, const char *user)
{
	char why[IPC_SENTENCE_SIZE];
	int err = net_ask_enter(connection->gate, user, why);

	if (!err) {
		connection->phase = NET_GUEST;
		return SSH_AUTH_SUCCESS;
	}
	tell(connection, err == ERR_DENIED ? why : BUSY_TEXT);
	if (err == ERR_DENIED)
		net_connection_end(connection, FAULT_AUTHENTICATION, "Not admitted");
	else
		net_connection_end(connection, FAULT_SYSTEM, "Busy, please try again later");
	return SSH_AUTH_DENIED;
}

static int try_none(ssh_session session, const char *user, void *data)
{
	struct net_connection *connection = data;

	(void)session;
	if (connection->is_over || connection->phase != NET_STRANGER)
		return SSH_AUTH_DENIED;
	if (!net_admit_user(user)) {
		net_connection_end(connection, FAULT_AUTHENTICATION, "User name not accepted");
		return SSH_AUTH_DENIED;
	}
	crash_if_asked(user);
	return enter(connection, user);
}

/* No door opens by a password yet. */
static int try_password(ssh_session session, const char *user, const char *password, void *data)
{
	(void)session;
	(void)user;
	(void)password;
	return refuse(data);
}

/* No door opens by a key yet: neither when one is shown nor when it is proven. */
static int try_key(ssh_session session, const char *user, struct ssh_key_struct *key, char state, void *data)
{
	(void)session;
	(void)user;
	(void)key;
	(void)state;
	return refuse(data);
}

/* Without this function libssh would look for Kerberos in the file system. */
static ssh_string choose_kerberos(ssh_session session, const char *user, int n, ssh_string *oids, void *data)
{
	(void)session;
	(void)user;
	(void)n;
	(void)oids;
	refuse(data);
	return NULL;
}

void net_login_begin(struct net_connection *connection)
{
	connection->login = (struct ssh_server_callbacks_struct){
		.userdata = connection,
		.auth_none_function = try_none,
		.auth_password_function = try_password,
		.auth_pubkey_function = try_key,
		.gssapi_select_oid_function = choose_kerberos,
		.channel_open_request_session_function = net_channel_open,
	};
	ssh_callbacks_init(&connection->login);
	ssh_set_server_callbacks(connection->session, &connection->login);
	ssh_set_auth_methods(connection->session,
			     SSH_AUTH_METHOD_PUBLICKEY); /* without any there is no answer */
}
