/* The terminal by ncurses: taking over, waiting for events, giving back. */
#include "config.h"

#include "tui/term.h"

#include <curses.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "tui/code.h"
#include "tui/device.h"
#include "tui/line.h"
#include "tui/mouse.h"
#include "tui/rescue.h"
#include "tui/terminfo.h"

static const char fallback[] = "xterm-256color";
/* Normal screen, attributes and cursor keys, a visible cursor, no bracketed paste, no mouse. */
static const char farewell[] = "\033[?2004l\033[?1000l\033[?1006l\033[?1l\033>\033[m\033[?25h\033[?1049l\r\n";

struct tui {
	SCREEN *screen;
	FILE *in, *out;
	WINDOW *ear; /* a pad that keys are read by: reading by a window would draw it; unless there is a line */
	struct tui_line *line;
	struct tui_device *device;
	struct line_reader reader;
	const char *said; /* what the line said last; NULL: nothing */
	const struct theme_look *looks;
	int has_colors, has_paste, has_mouse, has_frames;
	struct mouse mouse;
	struct key_decoder keys;
	struct key_event events[TUI_KEY_EVENTS];
	size_t n_events, next_event;
	struct key_event ahead[TUI_TERM_AHEAD_MAX]; /* put back; they may be those of a secret */
	size_t n_ahead, next_ahead;
	struct tui_sheet sheet;
	sigset_t waiting; /* the signal mask while waiting */
};

/*
 * At the other end of a line "xterm" is what PuTTY calls itself.  It takes the lines of a VT100 for letters as long as
 * it reads UTF-8; and as characters of Unicode they have two columns on some terminals.
 */
static int has_frames(const struct tui_options *options, const char *term)
{
	return !options->line || strcmp(term, "xterm") != 0;
}

/* A kind that nobody knows is taken for the usual one, which nearly all are like. */
static const char *choose_term(const struct tui_options *options, struct buf *complaint)
{
	const char *term = options->term ? options->term : getenv("TERM"), *wanted = term ? term : "";
	enum terminfo_kind kind = tui_terminfo_look(wanted, options->out_fd);

	if (kind == TERMINFO_UNKNOWN)
		kind = tui_terminfo_look(term = fallback, options->out_fd);
	if (kind == TERMINFO_GOOD)
		return term;
	base_buf_addf(complaint, base_lang_text("終端機類型「%s」無法移動游標，不能顯示畫面；"), wanted);
	base_buf_add_text(complaint, base_lang_text("請改用 xterm 等終端機，並設定環境變數 TERM"));
	return NULL;
}

static FILE *open_stream(int fd, const char *mode)
{
	int copy = dup(fd);
	FILE *stream = copy < 0 ? NULL : fdopen(copy, mode);

	if (copy >= 0 && !stream)
		close(copy);
	return stream;
}

/* Past curses, which has nothing waiting at these moments. */
static void send_plainly(const struct tui *tui, const char *text)
{
	ssize_t written = write(fileno(tui->out), text, strlen(text));

	(void)written; /* a terminal that has gone is found out by waiting */
}

static void set_colors(struct tui *tui, const struct tui_options *options)
{
	const struct theme_look *plain = tui_theme_find("plain");

	tui->looks = tui_theme_find(options->theme ? options->theme : "plain");
	if (!tui->looks || options->no_color || !has_colors())
		tui->looks = plain;
	if (tui->looks == plain)
		return;
	start_color();
	for (int i = 0; i < STYLES; i++)
		init_pair((short)(i + 1), tui->looks[i].ink, tui->looks[i].paper);
	tui->has_colors = 1;
	wbkgd(newscr, COLOR_PAIR(STYLE_TEXT + 1) | ' ');
}

static void set_modes(struct tui *tui, const struct tui_options *options)
{
	const char *paste = tigetstr("BE");

	raw();
	noecho();
	nonl();
	if (tui->ear) {
		keypad(tui->ear, TRUE);
		nodelay(tui->ear, TRUE);
	}
	/* Shifting characters along a line tears double-width ones on some terminals. */
	idcok(newscr, FALSE);
	wresize(stdscr, 1, 1); /* not drawn on: tui/draw.c */
	typeahead(-1); /* the driver itself draws only when nothing more has come */
	curs_set(1);
	tui->has_paste = paste && paste != (char *)-1;
	tui->has_mouse = tui->has_paste && options->mouse; /* a terminal that knows the one knows the other */
	if (tui->has_paste) {
		define_key("\033[200~", TUI_CODE_PASTE_ON);
		define_key("\033[201~", TUI_CODE_PASTE_OFF);
	}
	if (tui->has_mouse)
		define_key("\033[<", TUI_CODE_MOUSE);
}

/*
 * Until it was suspended once curses sends each movement of the cursor by itself, which on a line is a packet each.  So
 * that is done while what it sends goes nowhere; the first screen then takes the terminal over, and all in one piece.
 */
static void settle(struct tui *tui, int out_fd)
{
	endwin();
	dup2(out_fd, fileno(tui->out));
}

static void fill_held(sigset_t *held)
{
	sigemptyset(held);
	sigaddset(held, SIGWINCH);
	tui_rescue_add_requests(held);
}

/* These come only while poll waits: between getch and poll they would be slept over. */
static void hold_signals(struct tui *tui)
{
	sigset_t held;

	fill_held(&held);
	sigprocmask(SIG_BLOCK, &held, &tui->waiting);
	for (int number = 1; number < NSIG; number++)
		if (sigismember(&held, number) == 1)
			sigdelset(&tui->waiting, number);
}

/* A window of that size from the beginning, and not one of 24 x 80 that grows. */
static void tell_size(const struct tui_line *line)
{
	char number[16];

	use_env(line != NULL); /* else the size is the terminal's, whatever LINES and COLUMNS say */
	use_tioctl(line == NULL);
	if (!line)
		return;
	snprintf(number, sizeof number, "%u", line->lines);
	setenv("LINES", number, 1);
	snprintf(number, sizeof number, "%u", line->columns);
	setenv("COLUMNS", number, 1);
}

int tui_open(struct tui **opened, const struct tui_options *options, struct buf *complaint)
{
	const char *term = choose_term(options, complaint);
	struct tui *tui;

	*opened = NULL;
	if (!options->line && (!isatty(options->in_fd) || !isatty(options->out_fd))) {
		base_buf_clear(complaint);
		base_buf_add_text(complaint, base_lang_text("標準輸入與輸出都須是終端機"));
		return ERR_SYSTEM;
	}
	if (!term)
		return ERR_NOT_FOUND;
	tui = base_mem_zero(1, sizeof *tui);
	tui->line = options->line;
	tui->device = options->device;
	tui->has_frames = has_frames(options, term);
	tui_key_init(&tui->keys, tui_code_keys, tui_code_count, options->escape_delay_ms);
	tui->reader.fd = options->in_fd;
	tui->in = open_stream(options->in_fd, "r");
	tui->out = options->line ? fopen("/dev/null", "we") : open_stream(options->out_fd, "w");
	tell_size(options->line);
	if (options->line) /* nobody presses Ctrl-Z there, and curses would look after it at each drawing */
		signal(SIGTSTP, SIG_IGN);
	set_escdelay(options->escape_delay_ms);
	hold_signals(tui);
	tui_rescue_begin(options->out_fd, farewell);
	if (tui->in && tui->out)
		tui->screen = newterm(term, tui->out, tui->in);
	if (!tui->screen) {
		base_buf_add_text(complaint, base_lang_text("無法使用終端機，請檢查環境變數 TERM"));
		tui_close(tui);
		return ERR_SYSTEM;
	}
	if (!tui->line)
		tui->ear = newpad(1, 1);
	set_modes(tui, options);
	set_colors(tui, options);
	if (tui->line)
		settle(tui, options->out_fd);
	if (tui->has_paste)
		send_plainly(tui, "\033[?2004h");
	if (tui->has_mouse)
		send_plainly(tui, "\033[?1000h\033[?1006h");
	*opened = tui;
	return 0;
}

void tui_close(struct tui *tui)
{
	sigset_t held;
	int request;

	if (!tui)
		return;
	if (tui->screen) {
		if (tui->has_mouse)
			send_plainly(tui, "\033[?1006l\033[?1000l");
		if (tui->has_paste)
			send_plainly(tui, "\033[?2004l");
		endwin();
		if (tui->ear)
			delwin(tui->ear);
		delscreen(tui->screen);
	}
	request = tui_rescue_end();
	if (tui->in)
		fclose(tui->in);
	if (tui->out)
		fclose(tui->out);
	tui_key_release(&tui->keys);
	tui_sheet_release(&tui->sheet);
	base_mem_wipe(tui, sizeof *tui);
	free(tui);
	fill_held(&held);
	sigprocmask(SIG_UNBLOCK, &held, NULL);
	if (request) /* all is in order: now it ends as it was asked to */
		raise(request);
}

/*
 * A line's bytes are all taken as they are: what terminals that come from elsewhere send is well known, and whoever
 * does not put them into a mode of their own has digits on the numeric keypad.
 */
static int next_code(struct tui *tui)
{
	return tui->line ? tui_line_next(&tui->reader) : wgetch(tui->ear);
}

/* How many events a code sets free.  Pasted text cannot click. */
static size_t feed(struct tui *tui, int code)
{
	if (code == TUI_CODE_MOUSE && !tui->keys.is_pasting)
		tui_mouse_begin(&tui->mouse);
	if (code == TUI_CODE_MOUSE)
		return 0;
	if (!tui->mouse.is_open || code > UCHAR_MAX) {
		size_t n = tui_key_feed(&tui->keys, code, tui->events);

		if (n == 0 || tui->events[0].kind != KEY_EVENT_MOUSE)
			return n;
		tui_mouse_begin(&tui->mouse);
		return 0;
	}
	tui->events[0] = (struct key_event){.kind = KEY_EVENT_MOUSE};
	return (size_t)tui_mouse_feed(&tui->mouse, code);
}

/* Feeds codes until one sets an event free; whether one did. */
static int read_codes(struct tui *tui)
{
	int code;

	while (tui->n_events == 0 && (code = next_code(tui)) != ERR)
		tui->n_events = feed(tui, code);
	tui->next_event = 0;
	return tui->n_events > 0;
}

/* Since the environment is not to be believed, curses leaves the size to us. */
static void resize(struct tui *tui)
{
	struct winsize size;

	if (tui->line)
		resize_term((int)tui->line->lines, (int)tui->line->columns);
	else if (ioctl(fileno(tui->out), TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
		resize_term(size.ws_row, size.ws_col);
	tui_sheet_forget(&tui->sheet);
	clearok(curscr, TRUE); /* who knows what the terminal did with the picture */
}

/* The shorter of two times to wait, of which -1 is the longest. */
static int shorter(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* What the line brings has to be drawn at once, as after a change of size.  1: go on; ERR_CLOSED. */
static int hear_line(struct tui *tui)
{
	unsigned news = tui->line->hear(tui->line);

	if (news & LINE_ENDED)
		return ERR_CLOSED;
	if (news & LINE_SAID)
		tui->said = tui->line->said;
	if (news & LINE_RESIZED)
		resize(tui);
	if (news) {
		tui->events[0] = (struct key_event){.kind = KEY_EVENT_RESIZE};
		tui->n_events = 1;
	}
	return 1;
}

/* 1: look; there may be an event now. */
static int hear_device(struct tui *tui)
{
	if (tui->device->hear(tui->device)) {
		tui->events[0] = (struct key_event){.kind = KEY_EVENT_NEWS};
		tui->n_events = 1;
	}
	return 1;
}

static int has_keys(const struct pollfd *in)
{
	int waiting = 0;

	return in->revents & POLLIN && ioctl(in->fd, FIONREAD, &waiting) == 0 && waiting > 0;
}

/* 1: something came, look; 0: the time is over; ERR_CLOSED. */
static int wait_readable(struct tui *tui, int timeout_ms)
{
	struct pollfd fds[1 + TUI_LINE_FDS + 1] = {{.fd = fileno(tui->in), .events = POLLIN}};
	int line_ms = -1, device_ms = -1, wait_ms, ready;
	nfds_t n = 1 + (tui->line ? tui->line->watch(tui->line, fds + 1, &line_ms) : 0);
	struct pollfd *device = &fds[n];
	struct timespec timeout;

	if (tui->device)
		fds[n++] = (struct pollfd){.fd = tui->device->watch(tui->device, &device_ms), .events = POLLIN};
	wait_ms = shorter(shorter(timeout_ms, line_ms), device_ms);
	timeout = (struct timespec){.tv_sec = wait_ms / 1000, .tv_nsec = wait_ms % 1000 * 1000000L};
	ready = ppoll(fds, n, wait_ms < 0 ? NULL : &timeout, &tui->waiting);
	if (tui_rescue_asked())
		return ERR_CLOSED;
	if (ready < 0)
		return 1; /* a signal: getch knows whether the size changed */
	if (ready > 0 && fds[0].revents && (tui->line || has_keys(&fds[0])))
		return 1;
	if (ready > 0 && fds[0].revents)
		return ERR_CLOSED;
	if (tui->line && (ready > 0 || (line_ms >= 0 && wait_ms == line_ms)))
		return hear_line(tui);
	if (tui->device && ((ready > 0 && device->revents) || (device_ms >= 0 && wait_ms == device_ms)))
		return hear_device(tui);
	return 0;
}

static int await_event(struct tui *tui, int timeout_ms)
{
	int64_t end_ms = base_clock_monotonic_ms() + timeout_ms;

	tui->reader.is_dry &= timeout_ms != 0;
	while (tui->n_events == 0 && !read_codes(tui)) {
		int64_t left_ms = timeout_ms < 0 ? -1 : end_ms - base_clock_monotonic_ms();
		int key_ms = tui_key_wait_ms(&tui->keys), ready;

		if (tui->reader.is_gone)
			return ERR_CLOSED;
		if (tui->line && timeout_ms == 0) /* just looked */
			return 0;
		if (timeout_ms >= 0 && left_ms < 0)
			left_ms = 0;
		ready = wait_readable(tui, shorter((int)left_ms, key_ms));
		tui->reader.is_dry = 0;
		if (ready < 0)
			return ready;
		if (ready > 0)
			continue;
		if (key_ms >= 0 && (left_ms < 0 || key_ms <= left_ms))
			tui->n_events = tui_key_idle(&tui->keys, tui->events);
		else
			return 0;
	}
	return 1;
}

void tui_term_put_back(struct tui *tui, const struct key_event *events, size_t n)
{
	if (n == 0 || n > TUI_TERM_AHEAD_MAX || tui->n_ahead > 0)
		return;
	memcpy(tui->ahead, events, n * sizeof *events);
	tui->n_ahead = n;
	tui->next_ahead = 0;
}

static void take_ahead(struct tui *tui, struct key_event *event)
{
	*event = tui->ahead[tui->next_ahead++];
	if (tui->next_ahead < tui->n_ahead)
		return;
	base_mem_wipe(tui->ahead, sizeof tui->ahead);
	tui->n_ahead = 0;
}

int tui_term_wait(struct tui *tui, int timeout_ms, struct key_event *event)
{
	int found;

	if (tui->n_ahead > 0) {
		take_ahead(tui, event);
		return 1;
	}
	found = tui->n_events > 0 ? 1 : await_event(tui, timeout_ms);

	if (found > 0) {
		*event = tui->events[tui->next_event++];
		if (tui->next_event == tui->n_events)
			tui->n_events = 0;
		if (event->kind == KEY_EVENT_RESIZE && !tui->line)
			resize(tui);
	}
	return found;
}

int tui_term_has_frames(const struct tui *tui)
{
	return tui->has_frames;
}

struct tui_sheet *tui_term_sheet(struct tui *tui)
{
	return &tui->sheet;
}

void tui_term_size(const struct tui *tui, unsigned *lines, unsigned *columns)
{
	(void)tui;
	*lines = (unsigned)getmaxy(newscr);
	*columns = (unsigned)getmaxx(newscr);
}

const char *tui_term_said(const struct tui *tui)
{
	return tui->said ? tui->said : "";
}

void tui_term_hush(struct tui *tui)
{
	tui->said = NULL;
}

void tui_term_click(const struct tui *tui, unsigned *line, unsigned *column)
{
	*line = tui->mouse.line;
	*column = tui->mouse.column;
}

void tui_term_look(const struct tui *tui, enum tui_style style, unsigned *attributes, short *pair)
{
	*attributes = tui->looks[style].attributes;
	*pair = tui->has_colors ? (short)(style + 1) : 0;
}

void tui_term_repaint(struct tui *tui)
{
	(void)tui;
	clearok(curscr, TRUE);
}

void tui_term_beep(struct tui *tui)
{
	(void)tui;
	beep();
}
