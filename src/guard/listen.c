/* Listening sockets. */
#include "config.h"

#include "guard/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "guard/watch.h"

enum {
	BACKLOG = 1024,
	QUIET_S = 60, PROBE_S = 15, PROBES = 4, /* keepalive: a peer that has gone is noticed after two minutes */
	UNANSWERED_MS = 120000,
};

/* Splits "HOST:PORT" in place; brackets around HOST go. */
static int split(char *word, char **host, char **port)
{
	char *colon = strrchr(word, ':');

	if (!colon || !colon[1])
		return ERR_SYNTAX;
	*colon = '\0';
	*port = colon + 1;
	*host = word;
	if (*word == '[' && colon > word && colon[-1] == ']') {
		colon[-1] = '\0';
		++*host;
	}
	return **host ? 0 : ERR_SYNTAX;
}

/* Numbers only: a name could mean something else tomorrow. */
static int parse(const char *text, struct addrinfo **found)
{
	const struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
				       .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE};
	char word[GUARD_LISTEN_TEXT_SIZE], *host, *port;

	if (base_mem_copy(word, sizeof word, text) || split(word, &host, &port))
		return ERR_SYNTAX;
	return getaddrinfo(host, port, &hints, found) ? ERR_SYNTAX : 0;
}

static int next_word(const char **text, char word[GUARD_LISTEN_TEXT_SIZE])
{
	size_t n;

	*text += strspn(*text, " \t");
	n = strcspn(*text, " \t");
	if (n == 0 || n >= GUARD_LISTEN_TEXT_SIZE)
		return 0;
	memcpy(word, *text, n);
	word[n] = '\0';
	*text += n;
	return 1;
}

int guard_listen_check(const char *words)
{
	char word[GUARD_LISTEN_TEXT_SIZE];
	struct addrinfo *found;
	size_t n = 0;

	while (next_word(&words, word)) {
		if (++n > GUARD_LISTEN_MAX || parse(word, &found))
			return ERR_SYNTAX;
		freeaddrinfo(found);
	}
	return n == 0 || *words ? ERR_SYNTAX : 0;
}

static int set(int fd, int level, int name, int value)
{
	return setsockopt(fd, level, name, &value, sizeof value);
}

/* What is set here the accepted sockets inherit. */
static int set_options(int fd, int family)
{
	static const struct {
		int level, name, value;
	} rows[] = {
		{SOL_SOCKET, SO_REUSEADDR, 1},
		{SOL_SOCKET, SO_KEEPALIVE, 1},
		{IPPROTO_TCP, TCP_KEEPIDLE, QUIET_S},
		{IPPROTO_TCP, TCP_KEEPINTVL, PROBE_S},
		{IPPROTO_TCP, TCP_KEEPCNT, PROBES},
		{IPPROTO_TCP, TCP_USER_TIMEOUT, UNANSWERED_MS},
		{IPPROTO_TCP, TCP_NODELAY, 1},
	};

	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (set(fd, rows[i].level, rows[i].name, rows[i].value) < 0)
			return -1;
	return family == AF_INET6 ? set(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1) : 0;
}

static void describe(int fd, char text[GUARD_LISTEN_TEXT_SIZE])
{
	char host[INET6_ADDRSTRLEN] = "?", port[8] = "?";
	struct sockaddr_storage address;
	socklen_t n = sizeof address;

	if (getsockname(fd, (struct sockaddr *)&address, &n) == 0)
		getnameinfo((const struct sockaddr *)&address, n, host, sizeof host, port, sizeof port,
			    NI_NUMERICHOST | NI_NUMERICSERV);
	snprintf(text, GUARD_LISTEN_TEXT_SIZE, strchr(host, ':') ? "[%s]:%s" : "%s:%s", host, port);
}

/* ERR_… with errno as it was. */
static int open_socket(const struct addrinfo *at, const struct guard_identity *identity, int *fd)
{
	int bound;

	*fd = socket(at->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (*fd < 0)
		return ERR_SYSTEM;
	if (set_options(*fd, at->ai_family) < 0 || guard_identity_raise(identity))
		goto failed;
	bound = bind(*fd, at->ai_addr, at->ai_addrlen);
	if (guard_identity_lower(identity) || bound < 0 || listen(*fd, BACKLOG) < 0)
		goto failed;
	return 0;
failed:
	close(*fd);
	return ERR_SYSTEM;
}

static void open_one(struct guard_listeners *listeners, const char *word, const struct guard_identity *identity)
{
	struct guard_listener *row = &listeners->rows[listeners->n];
	struct addrinfo *found;

	if (parse(word, &found))
		return;
	if (open_socket(found, identity, &row->fd)) {
		base_log_error("無法在 %s 等候連線：%s", word,
			       errno == EADDRINUSE ? "連接埠使用中" : strerror(errno));
		goto out;
	}
	row->number = ++listeners->last_number;
	if (guard_watch_add(listeners->epoll, row->fd, GUARD_WATCH_LISTENER, row->number)) {
		close(row->fd);
		goto out;
	}
	snprintf(row->wanted, sizeof row->wanted, "%s", word);
	describe(row->fd, row->address);
	listeners->n++;
	base_log_note("等候連線：%s", row->address);
out:
	freeaddrinfo(found);
}

static void close_one(struct guard_listeners *listeners, size_t i)
{
	base_log_note("停止等候連線：%s", listeners->rows[i].address);
	guard_watch_drop(listeners->epoll, listeners->rows[i].fd);
	close(listeners->rows[i].fd);
	listeners->rows[i] = listeners->rows[--listeners->n];
}

static int is_among(const char *words, const char *wanted)
{
	char word[GUARD_LISTEN_TEXT_SIZE];

	while (next_word(&words, word))
		if (strcmp(word, wanted) == 0)
			return 1;
	return 0;
}

static int is_open(const struct guard_listeners *listeners, const char *word)
{
	for (size_t i = 0; i < listeners->n; i++)
		if (strcmp(listeners->rows[i].wanted, word) == 0)
			return 1;
	return 0;
}

int guard_listen_on(struct guard_listeners *listeners, const char *words, const struct guard_identity *identity)
{
	char word[GUARD_LISTEN_TEXT_SIZE];

	for (size_t i = listeners->n; i > 0; i--)
		if (!is_among(words, listeners->rows[i - 1].wanted))
			close_one(listeners, i - 1);
	while (next_word(&words, word))
		if (!is_open(listeners, word))
			open_one(listeners, word, identity);
	return listeners->n > 0 ? 0 : ERR_CLOSED;
}

const struct guard_listener *guard_listen_find(const struct guard_listeners *listeners, uint64_t number)
{
	for (size_t i = 0; i < listeners->n; i++)
		if (listeners->rows[i].number == number)
			return &listeners->rows[i];
	return NULL;
}

int guard_listen_accept(const struct guard_listener *listener, int *fd, struct sockaddr_storage *from)
{
	socklen_t n = sizeof *from;

	*fd = accept4(listener->fd, (struct sockaddr *)from, &n, SOCK_CLOEXEC);
	if (*fd >= 0)
		return 0;
	return errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM ? ERR_FULL : ERR_BUSY;
}

void guard_listen_close(struct guard_listeners *listeners)
{
	while (listeners->n > 0)
		close_one(listeners, listeners->n - 1);
}

void guard_listen_describe(const struct guard_listener *listener, const char *host, struct buf *out)
{
	const char *colon = strrchr(listener->address, ':');
	int n = (int)(colon - listener->address);

	if (*listener->address == '[')
		n -= 2;
	if (strncmp(listener->address, "0.0.0.0:", 8) == 0 || strncmp(listener->address, "[::]:", 5) == 0)
		base_buf_addf(out, "ssh -p %s portal@%s", colon + 1, host);
	else
		base_buf_addf(out, "ssh -p %s portal@%.*s", colon + 1, n,
			      listener->address + (*listener->address == '['));
}
