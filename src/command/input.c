/* Lines of standard input. */
#include "config.h"

#include "command/input.h"

#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "base/err.h"
#include "base/lang.h"
#include "portal/setting.h"

/* 1; 0 at the end. */
static int read_byte(const struct command_input *input, char *byte)
{
	ssize_t n;

	do
		n = read(input->fd, byte, 1);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return errno == EAGAIN || errno == EWOULDBLOCK ? ERR_TIMEOUT : ERR_IO;
	return n > 0;
}

int command_input_line(struct command_input *input, char *line, size_t size, size_t *n)
{
	int was_return = input->was_return, found;
	char byte = '\0';

	*n = 0;
	input->was_return = 0;
	while ((found = read_byte(input, &byte)) > 0) {
		if (byte == '\n' && was_return && *n == 0) {
			was_return = 0;
			continue;
		}
		if (byte == '\n' || byte == '\r')
			break;
		was_return = 0;
		if ((*n)++ < size - 1)
			line[*n - 1] = byte;
	}
	input->was_return = found > 0 && byte == '\r';
	line[*n < size ? *n : size - 1] = '\0';
	return found < 0 ? found : found > 0 || *n > 0;
}

int command_input_begin_bytes(struct command_input *input)
{
	char byte;
	int found;

	if (!input->was_return)
		return 0;
	input->was_return = 0;
	found = read_byte(input, &byte);
	if (found < 0)
		return found;
	return found == 0 || byte == '\n' ? 0 : ERR_SYNTAX;
}

int command_input_all(struct command_input *input, size_t limit, struct buf *out)
{
	char block[4096];
	ssize_t n = 1;
	int err = command_input_begin_bytes(input);

	while (!err && (n = read(input->fd, block, sizeof block)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno == EAGAIN || errno == EWOULDBLOCK ? ERR_TIMEOUT : ERR_IO;
		if (out->len + (size_t)n > limit)
			return ERR_RANGE;
		base_buf_add(out, block, (size_t)n);
	}
	return err;
}

int command_input_secret(struct command_input *input, const char *name, char *line, size_t size, size_t *n)
{
	struct termios before, quiet;
	int is_terminal = tcgetattr(input->fd, &before) == 0, found;

	if (is_terminal) {
		quiet = before;
		quiet.c_lflag &= ~(tcflag_t)(ECHO | ISIG); /* a signal would leave the terminal as it is now */
		if (tcsetattr(input->fd, TCSAFLUSH, &quiet) < 0)
			return ERR_IO;
	}
	if (is_terminal || input->has_terminal) {
		fprintf(stderr, base_lang_text("%s："), base_lang_text(name));
		fflush(stderr);
	}
	found = command_input_line(input, line, size, n);
	if (is_terminal)
		tcsetattr(input->fd, TCSAFLUSH, &before);
	if (is_terminal || input->has_terminal)
		fputc('\n', stderr);
	return found;
}

int command_input_limit(const struct command_input *input, struct store *store)
{
	struct timeval longest = {0};
	long end_s;
	int err = portal_setting_number(store, POLICY_IDLE_SSH_END_S, &end_s);

	if (err)
		return err;
	longest.tv_sec = end_s;
	return setsockopt(input->fd, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest) < 0 && errno != ENOTSOCK
		       ? ERR_SYSTEM
		       : 0;
}
