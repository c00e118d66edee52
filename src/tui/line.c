/* Reading a line. */
#include "config.h"

#include "tui/line.h"

#include <errno.h>
#include <sys/socket.h>

#include "base/mem.h"

/* What was read before may have been a password. */
static void refill(struct line_reader *reader)
{
	ssize_t n;

	base_mem_wipe(reader->bytes, reader->n);
	reader->n = reader->next = 0;
	n = recv(reader->fd, reader->bytes, sizeof reader->bytes, MSG_DONTWAIT);
	if (n > 0)
		reader->n = (size_t)n;
	else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
		reader->is_dry = 1;
	else
		reader->is_gone = 1;
}

int tui_line_next(struct line_reader *reader)
{
	if (reader->next == reader->n && !reader->is_dry && !reader->is_gone)
		refill(reader);
	return reader->next < reader->n ? reader->bytes[reader->next++] : -1;
}
