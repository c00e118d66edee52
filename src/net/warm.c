/* A server and a client in one process, in turn: what OpenSSL looks up for the first time is then known. */
#include "config.h"

#include "net/warm.h"

#include <sys/socket.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"

enum { ROUNDS_MAX = 50 };

/* Nothing of the person who started us: no configuration, no keys, no known hosts. */
static ssh_session begin_client(int fd, const char *cipher)
{
	static const int no;
	static const struct {
		enum ssh_options_e option;
		const void *value;
	} options[] = {
		{SSH_OPTIONS_PROCESS_CONFIG, &no},
		{SSH_OPTIONS_HOST, "localhost"},
		{SSH_OPTIONS_USER, "warm"},
		{SSH_OPTIONS_SSH_DIR, "/"},
		{SSH_OPTIONS_KNOWNHOSTS, "/dev/null"},
		{SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null"},
		{SSH_OPTIONS_COMPRESSION, "none"},
	};
	ssh_session client = ssh_new();
	int fault = !client;

	for (size_t i = 0; !fault && i < BASE_COUNT(options); i++)
		fault = ssh_options_set(client, options[i].option, options[i].value);
	if (!fault)
		fault = ssh_options_set(client, SSH_OPTIONS_CIPHERS_C_S, cipher) ||
			ssh_options_set(client, SSH_OPTIONS_CIPHERS_S_C, cipher) ||
			ssh_options_set(client, SSH_OPTIONS_FD, &fd);
	if (fault) {
		ssh_free(client);
		close(fd);
		return NULL;
	}
	ssh_set_blocking(client, 0);
	return client;
}

static int shake_hands(ssh_session client, ssh_session server)
{
	int there = SSH_AGAIN, here = SSH_AGAIN;

	for (int i = 0; i < ROUNDS_MAX && (there == SSH_AGAIN || here == SSH_AGAIN); i++) {
		if (there == SSH_AGAIN)
			there = ssh_connect(client);
		if (here == SSH_AGAIN)
			here = ssh_handle_key_exchange(server);
	}
	return there == SSH_OK && here == SSH_OK ? 0 : ERR_SYSTEM;
}

static int warm_cipher(const struct net_server *server, const char *cipher)
{
	int ends[2], err = ERR_SYSTEM;
	ssh_session there, here;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return ERR_SYSTEM;
	there = begin_client(ends[0], cipher);
	here = net_server_begin(server, ends[1]);
	if (there && here)
		err = shake_hands(there, here);
	ssh_free(there);
	ssh_free(here);
	return err;
}

int net_warm_up(const struct net_server *server)
{
	static const char *const ciphers[] = {"chacha20-poly1305@openssh.com", "aes256-gcm@openssh.com",
					      "aes128-gcm@openssh.com"};
	int err = 0;

	for (size_t i = 0; !err && i < BASE_COUNT(ciphers); i++)
		err = warm_cipher(server, ciphers[i]);
	return err;
}
