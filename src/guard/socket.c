/* The keeper's socket and who has connected to it. */
#include "config.h"

#include "guard/socket.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "guard/watch.h"
#include "ipc/message.h"

enum { BACKLOG = 128, SILENCE_MS = 10000 };

int guard_socket_open(struct guard_socket *socket_, const struct conf *conf, int epoll)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int err = base_conf_path(conf, IPC_KEEPER_SOCKET, socket_->path);

	if (!err)
		err = base_mem_copy(address.sun_path, sizeof address.sun_path, socket_->path);
	if (err)
		return err;
	socket_->epoll = epoll;
	socket_->fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (socket_->fd < 0)
		return base_err_from_errno(errno);
	unlink(socket_->path);
	/* The mode that it has before it is bound is that of the file, so it is never open to others. */
	if (fchmod(socket_->fd, 0600) < 0 || bind(socket_->fd, (const struct sockaddr *)&address, sizeof address) < 0 ||
	    listen(socket_->fd, BACKLOG) < 0)
		return base_err_from_errno(errno);
	return guard_watch_add(epoll, socket_->fd, GUARD_WATCH_SOCKET, 0);
}

void guard_socket_accept(struct guard_socket *socket, int64_t now_ms)
{
	struct guard_peer peer = {.until_ms = now_ms + SILENCE_MS};
	struct ucred who;
	socklen_t n = sizeof who;

	peer.fd = accept4(socket->fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (peer.fd < 0)
		return;
	peer.number = ++socket->last_number;
	if (socket->n == GUARD_SOCKET_PEERS || getsockopt(peer.fd, SOL_SOCKET, SO_PEERCRED, &who, &n) < 0 ||
	    guard_watch_add(socket->epoll, peer.fd, GUARD_WATCH_PEER, peer.number)) {
		close(peer.fd);
		return;
	}
	peer.uid = who.uid;
	peer.pid = who.pid;
	socket->peers[socket->n++] = peer;
}

struct guard_peer *guard_socket_find(struct guard_socket *socket, uint64_t number)
{
	for (size_t i = 0; i < socket->n; i++)
		if (socket->peers[i].number == number)
			return &socket->peers[i];
	return NULL;
}

void guard_socket_note_word(struct guard_peer *peer, int64_t now_ms)
{
	peer->until_ms = now_ms + SILENCE_MS;
}

int guard_socket_take(struct guard_socket *socket, struct guard_peer *peer)
{
	int fd = peer->fd;

	guard_watch_drop(socket->epoll, fd);
	free(peer->ids);
	*peer = socket->peers[--socket->n];
	return fd;
}

void guard_socket_drop(struct guard_socket *socket, struct guard_peer *peer)
{
	close(guard_socket_take(socket, peer));
}

void guard_socket_drop_due(struct guard_socket *socket, int64_t now_ms)
{
	for (size_t i = socket->n; i > 0; i--)
		if (socket->peers[i - 1].until_ms <= now_ms)
			guard_socket_drop(socket, &socket->peers[i - 1]);
}

int64_t guard_socket_due_ms(const struct guard_socket *socket)
{
	int64_t due_ms = -1;

	for (size_t i = 0; i < socket->n; i++)
		if (due_ms < 0 || socket->peers[i].until_ms < due_ms)
			due_ms = socket->peers[i].until_ms;
	return due_ms;
}

void guard_socket_close(struct guard_socket *socket)
{
	while (socket->n > 0)
		guard_socket_drop(socket, &socket->peers[0]);
	if (socket->fd < 0)
		return;
	close(socket->fd);
	unlink(socket->path);
	socket->fd = -1;
}
