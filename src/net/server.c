/* The server's half of libssh, set up once. */
#include "config.h"

#include "net/server.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "net/key.h"

/* Without GCM and ChaCha20 there are only libraries; CTR with a MAC over the ciphertext is sound as well. */
#define CIPHERS "chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr"
#define MACS "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com"

/* How a client may sign with the key of its card (ipc/key.h). */
#define CARD_KEYS "rsa-sha2-256,rsa-sha2-512,ecdsa-sha2-nistp256"

static const struct {
	enum ssh_bind_options_e option;
	const char *value;
} options[] = {
	{SSH_BIND_OPTIONS_BANNER, "maportal"},
	{SSH_BIND_OPTIONS_KEY_EXCHANGE, "curve25519-sha256,curve25519-sha256@libssh.org"},
	{SSH_BIND_OPTIONS_CIPHERS_C_S, CIPHERS},
	{SSH_BIND_OPTIONS_CIPHERS_S_C, CIPHERS},
	{SSH_BIND_OPTIONS_HMAC_C_S, MACS},
	{SSH_BIND_OPTIONS_HMAC_S_C, MACS},
	{SSH_BIND_OPTIONS_PUBKEY_ACCEPTED_KEY_TYPES, CARD_KEYS},
};

static int set_options(ssh_bind bind)
{
	int no = 0;

	if (ssh_bind_options_set(bind, SSH_BIND_OPTIONS_PROCESS_CONFIG, &no))
		return ERR_SYSTEM;
	for (size_t i = 0; i < BASE_COUNT(options); i++)
		if (ssh_bind_options_set(bind, options[i].option, options[i].value))
			return ERR_SYSTEM;
	return 0;
}

static int add_key(ssh_bind bind, const struct conf *conf, const char *name)
{
	ssh_key key = NULL;
	int err = net_key_read(conf, name, &key);

	if (!err && ssh_bind_options_set(bind, SSH_BIND_OPTIONS_IMPORT_KEY, key) != SSH_OK) {
		ssh_key_free(key);
		err = ERR_SYNTAX;
	}
	return err;
}

/* libssh wants to be told that it listens; it never does, so any descriptor will do. */
static int pretend_to_listen(ssh_bind bind)
{
	int fd = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return ERR_SYSTEM;
	ssh_bind_set_fd(bind, fd);
	return ssh_bind_listen(bind) == SSH_OK ? 0 : ERR_SYSTEM;
}

int net_server_open(struct net_server *server, const struct conf *conf)
{
	int err;

	server->bind = ssh_bind_new();
	if (!server->bind)
		return ERR_SYSTEM;
	err = set_options(server->bind);
	if (!err)
		err = add_key(server->bind, conf, conf->host_key);
	if (!err && *conf->host_key_rsa)
		err = add_key(server->bind, conf, conf->host_key_rsa);
	if (!err)
		err = pretend_to_listen(server->bind);
	if (err)
		ssh_bind_free(server->bind);
	return err;
}

ssh_session net_server_begin(const struct net_server *server, int fd)
{
	ssh_session session = ssh_new();

	if (!session)
		return NULL;
	ssh_set_blocking(session, 0);
	if (ssh_options_set(session, SSH_OPTIONS_COMPRESSION, "none") ||
	    ssh_bind_accept_fd(server->bind, session, fd) != SSH_OK) {
		ssh_free(session);
		return NULL;
	}
	ssh_set_blocking(session, 0);
	return session;
}
