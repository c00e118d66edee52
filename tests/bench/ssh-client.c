/*
 * The dialogue of an SSH client that wants a shell (RFC 4252, 4254): a function for each message that may
 * come.
 */
#include "config.h"

#include "ssh-client.h"

#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	MSG_DISCONNECT = 1,
	MSG_SERVICE_REQUEST = 5,
	MSG_SERVICE_ACCEPT = 6,
	MSG_KEXINIT = 20,
	MSG_NEWKEYS = 21,
	MSG_KEX_INIT = 30,
	MSG_KEX_REPLY = 31,
	MSG_AUTH_REQUEST = 50,
	MSG_AUTH_FAILURE = 51,
	MSG_AUTH_SUCCESS = 52,
	MSG_GLOBAL_REQUEST = 80,
	MSG_REQUEST_FAILURE = 82,
	MSG_OPEN = 90,
	MSG_OPENED = 91,
	MSG_OPEN_FAILURE = 92,
	MSG_WINDOW = 93,
	MSG_DATA = 94,
	MSG_CLOSE = 97,
	MSG_CHANNEL_REQUEST = 98,
	MSG_CHANNEL_SUCCESS = 99,
	MSG_CHANNEL_FAILURE = 100,
	SIGNATURE_SIZE = 64,
	ENDLESS_WINDOW = 0x7fffffff,
};

static void end(struct ssh_client *client, const char *why)
{
	if (client->state == SSH_CLIENT_ENDED)
		return;
	client->state = SSH_CLIENT_ENDED;
	snprintf(client->why, sizeof client->why, "%s", why);
}

static void flush(struct ssh_client *client)
{
	struct ssh_wire *wire = &client->wire;
	ssize_t n;

	if (wire->n_out == 0 || client->state == SSH_CLIENT_ENDED)
		return;
	n = send(client->fd, wire->out, wire->n_out, MSG_NOSIGNAL);
	if (n < 0) {
		if (errno != EAGAIN && errno != ENOTCONN)
			end(client, strerror(errno));
		return;
	}
	wire->n_out -= (size_t)n;
	memmove(wire->out, wire->out + n, wire->n_out);
}

/* What is put stays in the buffer until the turn ends, so that several messages leave in one segment. */
static void say(struct ssh_client *client, const struct ssh_put *put)
{
	if (ssh_wire_send(&client->wire, put))
		end(client, "the server does not read");
}

static void on_offer(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_put put = {.n = 0};

	if (client->kex.offer.n > 0) {
		end(client, "the server wants new keys");
		return;
	}
	ssh_put_byte(&client->kex.offer, MSG_KEXINIT);
	ssh_put_bytes(&client->kex.offer, get->at, get->n);
	ssh_put_byte(&put, MSG_KEX_INIT);
	ssh_put_string(&put, client->target->pair.public_bytes, SSH_KEY_SIZE);
	say(client, &put);
}

static void on_kex_reply(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_put done = {.n = 0}, service = {.n = 0};

	if (ssh_kex_agree(&client->kex, &client->target->pair, get)) {
		end(client, "the key exchange fails");
		return;
	}
	ssh_put_byte(&done, MSG_NEWKEYS);
	say(client, &done);
	ssh_kex_start(&client->kex, &client->wire.send, 1);
	ssh_put_byte(&service, MSG_SERVICE_REQUEST);
	ssh_put_text(&service, "ssh-userauth");
	say(client, &service);
}

static void on_new_keys(struct ssh_client *client, struct ssh_get *get)
{
	(void)get;
	if (client->kex.n_secret > 0 && !client->wire.receive.cipher)
		ssh_kex_start(&client->kex, &client->wire.receive, 0);
	else
		end(client, "new keys at a wrong time");
}

static void begin_login(struct ssh_client *client, struct ssh_put *put, const char *method)
{
	ssh_put_byte(put, MSG_AUTH_REQUEST);
	ssh_put_text(put, client->target->user);
	ssh_put_text(put, "ssh-connection");
	ssh_put_text(put, method);
}

static void on_service(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_put put = {.n = 0};

	(void)get;
	begin_login(client, &put, "none");
	say(client, &put);
}

/* Signs the session's name and the request itself (RFC 4252 section 7). */
static int sign(struct ssh_client *client, struct ssh_put *request)
{
	unsigned char signature[SIGNATURE_SIZE];
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	struct ssh_put put = {.n = 0};
	size_t n = sizeof signature;
	int err;

	ssh_put_string(&put, client->kex.session_id, sizeof client->kex.session_id);
	ssh_put_bytes(&put, request->bytes, request->n);
	err = !ctx || EVP_DigestSignInit(ctx, NULL, NULL, NULL, client->target->user_key) != 1 ||
	      EVP_DigestSign(ctx, signature, &n, put.bytes, put.n) != 1;
	EVP_MD_CTX_free(ctx);
	put.n = 0;
	ssh_put_text(&put, "ssh-ed25519");
	ssh_put_string(&put, signature, sizeof signature);
	ssh_put_string(request, put.bytes, put.n);
	return err;
}

static void on_login_failure(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_put put = {.n = 0}, blob = {.n = 0};
	unsigned char bytes[SSH_KEY_SIZE];
	size_t n = sizeof bytes;

	(void)get;
	if (!client->target->user_key || client->has_tried_key ||
	    EVP_PKEY_get_raw_public_key(client->target->user_key, bytes, &n) != 1) {
		end(client, "the login is refused");
		return;
	}
	client->has_tried_key = 1;
	ssh_put_text(&blob, "ssh-ed25519");
	ssh_put_string(&blob, bytes, n);
	begin_login(client, &put, "publickey");
	ssh_put_byte(&put, 1);
	ssh_put_text(&put, "ssh-ed25519");
	ssh_put_string(&put, blob.bytes, blob.n);
	if (sign(client, &put))
		end(client, "the key cannot sign");
	else
		say(client, &put);
}

static void on_login_success(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_put put = {.n = 0};

	(void)get;
	ssh_put_byte(&put, MSG_OPEN);
	ssh_put_text(&put, "session");
	ssh_put_number(&put, 0);
	ssh_put_number(&put, ENDLESS_WINDOW);
	ssh_put_number(&put, SSH_PAYLOAD_MAX);
	say(client, &put);
}

static void begin_request(struct ssh_client *client, struct ssh_put *put, const char *name)
{
	ssh_put_byte(put, MSG_CHANNEL_REQUEST);
	ssh_put_number(put, client->channel);
	ssh_put_text(put, name);
	ssh_put_byte(put, 1);
}

static void on_opened(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_put terminal = {.n = 0}, shell = {.n = 0};

	ssh_get_number(get);
	client->channel = ssh_get_number(get);
	client->window = ssh_get_number(get);
	begin_request(client, &terminal, "pty-req");
	ssh_put_text(&terminal, "xterm-256color");
	ssh_put_number(&terminal, 80);
	ssh_put_number(&terminal, 24);
	ssh_put_number(&terminal, 0);
	ssh_put_number(&terminal, 0);
	ssh_put_text(&terminal, "");
	say(client, &terminal);
	begin_request(client, &shell, "shell");
	say(client, &shell);
	client->state = SSH_CLIENT_SHELL;
}

static void on_window(struct ssh_client *client, struct ssh_get *get)
{
	ssh_get_number(get);
	client->window += ssh_get_number(get);
}

static void on_data(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_get data;

	ssh_get_number(get);
	data = ssh_get_string(get);
	client->on_output(client->owner, data.at, data.n);
}

/* Host keys are told in such a request, which wants no answer; a question whether we are there does. */
static void on_global_request(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_put put = {.n = 0};

	ssh_get_string(get);
	if (!ssh_get_byte(get))
		return;
	ssh_put_byte(&put, MSG_REQUEST_FAILURE);
	say(client, &put);
}

static void on_refusal(struct ssh_client *client, struct ssh_get *get)
{
	(void)get;
	end(client, "the server refuses the terminal or the shell");
}

static void on_close(struct ssh_client *client, struct ssh_get *get)
{
	(void)get;
	end(client, "the server has closed the channel");
}

static void on_disconnect(struct ssh_client *client, struct ssh_get *get)
{
	struct ssh_get text;
	char why[100];

	ssh_get_number(get);
	text = ssh_get_string(get);
	snprintf(why, sizeof why, "%.*s", (int)text.n, (const char *)text.at);
	end(client, why);
}

/* What is not here is of no interest: debugging, banners, extended data, end of file, the exit status. */
static void (*const handlers[256])(struct ssh_client *, struct ssh_get *) = {
	[MSG_DISCONNECT] = on_disconnect,
	[MSG_SERVICE_ACCEPT] = on_service,
	[MSG_KEXINIT] = on_offer,
	[MSG_NEWKEYS] = on_new_keys,
	[MSG_KEX_REPLY] = on_kex_reply,
	[MSG_AUTH_FAILURE] = on_login_failure,
	[MSG_AUTH_SUCCESS] = on_login_success,
	[MSG_GLOBAL_REQUEST] = on_global_request,
	[MSG_OPENED] = on_opened,
	[MSG_OPEN_FAILURE] = on_refusal,
	[MSG_WINDOW] = on_window,
	[MSG_DATA] = on_data,
	[MSG_CLOSE] = on_close,
	[MSG_CHANNEL_FAILURE] = on_refusal,
};

/* Takes the version line off the buffer; 0 as long as it is not whole. */
static int take_version(struct ssh_client *client)
{
	struct ssh_wire *wire = &client->wire;
	unsigned char *newline = memchr(wire->in, '\n', wire->n_in);
	size_t n;

	if (!newline)
		return 0;
	n = (size_t)(newline - wire->in);
	if (n > 0 && wire->in[n - 1] == '\r')
		n--;
	if (n >= sizeof client->kex.version || strncmp((char *)wire->in, "SSH-2.0-", 8) != 0) {
		end(client, "this is no SSH server");
		return 0;
	}
	memcpy(client->kex.version, wire->in, n);
	wire->packet = (size_t)(newline + 1 - wire->in);
	client->state = SSH_CLIENT_SETUP;
	return 1;
}

static void handle(struct ssh_client *client)
{
	struct ssh_get get;
	unsigned char kind;
	int got = 1;

	if (client->state == SSH_CLIENT_GREETING && !take_version(client))
		return;
	while (client->state != SSH_CLIENT_ENDED && (got = ssh_wire_receive(&client->wire, &get)) == 1) {
		kind = ssh_get_byte(&get);
		if (handlers[kind])
			handlers[kind](client, &get);
		if (get.is_bad)
			end(client, "a message is too short");
	}
	if (got < 0)
		end(client, "a packet is broken");
}

/* A read that leaves room has emptied the socket: an edge-triggered watcher needs no second one. */
static int fill(struct ssh_client *client)
{
	struct ssh_wire *wire = &client->wire;
	size_t room = sizeof wire->in - wire->n_in;
	ssize_t n = recv(client->fd, wire->in + wire->n_in, room, 0);

	if (n > 0) {
		wire->n_in += (size_t)n;
		client->received += (uint64_t)n;
		return (size_t)n == room;
	}
	if (n == 0)
		end(client, "the server has hung up");
	else if (errno != EAGAIN && errno != ENOTCONN)
		end(client, strerror(errno));
	return 0;
}

void ssh_client_turn(struct ssh_client *client)
{
	int has_more = 1;

	while (client->state != SSH_CLIENT_ENDED && has_more) {
		has_more = fill(client);
		handle(client);
	}
	flush(client);
}

int ssh_client_open(struct ssh_client *client)
{
	static const char greeting[] = SSH_KEX_VERSION "\r\n";
	const struct ssh_target *target = client->target;
	struct ssh_put put = {.n = 0};
	int on = 1;

	client->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (client->fd < 0)
		return -1;
	setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	if (connect(client->fd, (const struct sockaddr *)&target->address, sizeof target->address) < 0 &&
	    errno != EINPROGRESS) {
		close(client->fd);
		return -1;
	}
	memcpy(client->wire.out, greeting, sizeof greeting - 1);
	client->wire.n_out = sizeof greeting - 1;
	ssh_kex_offer(&put);
	return ssh_wire_send(&client->wire, &put);
}

int ssh_client_type(struct ssh_client *client, const void *bytes, size_t n)
{
	struct ssh_put put;

	if (client->state != SSH_CLIENT_SHELL || n > client->window)
		return -1;
	put.n = 0;
	client->window -= n;
	ssh_put_byte(&put, MSG_DATA);
	ssh_put_number(&put, client->channel);
	ssh_put_string(&put, bytes, n);
	if (ssh_wire_send(&client->wire, &put))
		return -1;
	flush(client);
	return 0;
}

void ssh_client_close(struct ssh_client *client)
{
	struct ssh_put put = {.n = 0};

	if (client->state == SSH_CLIENT_SHELL) {
		ssh_put_byte(&put, MSG_DISCONNECT);
		ssh_put_number(&put, 11); /* by application */
		ssh_put_text(&put, "disconnected by user");
		ssh_put_text(&put, "");
		ssh_wire_send(&client->wire, &put);
		flush(client);
	}
	close(client->fd);
	ssh_wire_release(&client->wire);
}
