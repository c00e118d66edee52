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

#define CARD_TEXT \
	"此處以卡片的金鑰登入，請指定卡片的 PKCS#11 元件(ssh -I)；其他登入方式請見畫面。" \
	" / Log in here with the key of your card (ssh -I MODULE); for other ways see the screen."

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
	connection->card.heard = connection->packets.in_packets;
	if (connection->tries == 0)
		tell(connection, connection->card.is_asked ? CARD_TEXT : METHOD_TEXT);
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

/* Whether a request of this name may be looked at; it says for good whether the door is that of cards. */
static int is_admitted(struct net_connection *connection, const char *user)
{
	struct net_card *card = &connection->card;

	if (connection->is_over || connection->phase != NET_STRANGER)
		return 0;
	card->heard = connection->packets.in_packets;
	if (!net_admit_user(user) || (card->is_asked && !net_card_is_door(user))) {
		net_connection_end(connection, FAULT_AUTHENTICATION, "User name not accepted");
		return 0;
	}
	return 1;
}

/* From now on keys are looked at; keyboard-interactive, without a question, is for those who have none. */
static void ask_for_card(struct net_connection *connection)
{
	connection->card.is_asked = 1;
	ssh_set_auth_methods(connection->session, SSH_AUTH_METHOD_PUBLICKEY | SSH_AUTH_METHOD_INTERACTIVE);
}

static int try_none(ssh_session session, const char *user, void *data)
{
	struct net_connection *connection = data;

	(void)session;
	if (!is_admitted(connection, user))
		return SSH_AUTH_DENIED;
	crash_if_asked(user);
	if (!net_card_is_door(user) || connection->card.is_asked)
		return enter(connection, user);
	ask_for_card(connection);
	return SSH_AUTH_DENIED;
}

/* No door opens by a password yet. */
static int try_password(ssh_session session, const char *user, const char *password, void *data)
{
	(void)session;
	(void)user;
	(void)password;
	return refuse(data);
}

static int judge_key(struct net_connection *connection, const char *user, ssh_key key, int is_signed)
{
	switch (net_card_judge(&connection->card, connection->gate, key, is_signed)) {
	case NET_CARD_SIGN:
		return SSH_AUTH_SUCCESS;
	case NET_CARD_MORE:
		return SSH_AUTH_PARTIAL;
	case NET_CARD_ENTER:
		return enter(connection, user);
	case NET_CARD_OVER:
		net_connection_end(connection, FAULT_AUTHENTICATION, "Too many keys");
		break;
	case NET_CARD_FAULT:
		net_connection_end(connection, FAULT_SYSTEM, "Busy, please try again later");
		break;
	case NET_CARD_NO:
		break;
	}
	return SSH_AUTH_DENIED;
}

/* Of a signature libssh says that it is good, or says nothing and drops the request (net_login_watch). */
static int try_key(ssh_session session, const char *user, struct ssh_key_struct *key, char state, void *data)
{
	struct net_connection *connection = data;

	(void)session;
	if (!net_card_is_door(user) && !connection->card.is_asked)
		return refuse(connection);
	if (!is_admitted(connection, user))
		return SSH_AUTH_DENIED;
	if (!connection->card.is_asked)
		ask_for_card(connection);
	if (state != SSH_PUBLICKEY_STATE_NONE && state != SSH_PUBLICKEY_STATE_VALID)
		return refuse(connection);
	return judge_key(connection, user, key, state == SSH_PUBLICKEY_STATE_VALID);
}

/* What none of the functions here has taken; 1: libssh is to refuse it. */
static int take_message(ssh_session session, ssh_message message, void *data)
{
	struct net_connection *connection = data;

	(void)session;
	if (ssh_message_type(message) != SSH_REQUEST_AUTH ||
	    ssh_message_subtype(message) != SSH_AUTH_METHOD_INTERACTIVE || !connection->card.is_asked)
		return 1;
	if (!is_admitted(connection, ssh_message_auth_user(message)) ||
	    enter(connection, ssh_message_auth_user(message)) != SSH_AUTH_SUCCESS)
		return 1;
	return ssh_message_auth_reply_success(message, 0) == SSH_OK ? 0 : 1;
}

void net_login_watch(struct net_connection *connection)
{
	const struct net_card *card = &connection->card;

	if (card->is_asked && connection->phase == NET_STRANGER && connection->packets.in_packets > card->heard)
		net_connection_end(connection, FAULT_AUTHENTICATION, "Signature not accepted");
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
	ssh_set_message_callback(connection->session, take_message, connection);
	ssh_set_auth_methods(connection->session,
			     SSH_AUTH_METHOD_PUBLICKEY); /* without any there is no answer */
}
