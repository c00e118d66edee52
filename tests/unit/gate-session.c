/* Sessions behind the gate, as keeper and maportal-net see them: the test plays both for a real maportal --nursery. */
#include "config.h"

#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "folder.h"
#include "gate/control.h"
#include "ipc/packet.h"
#include "store/store.h"

enum { PATIENCE_MS = 30000, FIRST_SCREEN_MAX = 2000 };

struct house {
	char data[FOLDER_SIZE];
	int keeper; /* our end of the nursery's line */
	pid_t pid;
	uint64_t n; /* connections so far */
};

struct guest {
	int gate, control, stream, complaints;
	struct buf seen; /* of the stream, since it was last cleared */
};

/* ---- the house ---- */

static void configure(const struct house *house)
{
	const char *forms = getenv("MAPORTAL_FORMS");
	struct buf text = {0}, path = {0};

	base_buf_addf(&text, "forms \"%s\"\n", forms ? forms : "forms");
	base_buf_addf(&path, "%s/maportal.conf", house->data);
	assert_int_equal(base_file_write(base_buf_text(&path), text.data, text.len, 0600), 0);
	base_buf_release(&path);
	base_buf_release(&text);
}

static void start_nursery(struct house *house)
{
	const char *folder = getenv("top_builddir");
	char program[4096];
	int ends[2];

	snprintf(program, sizeof program, "%s/maportal", folder ? folder : ".");
	assert_int_equal(ipc_packet_pair(ends), 0);
	house->pid = fork();
	assert_true(house->pid >= 0);
	if (house->pid == 0) {
		close(ends[0]);
		if (ends[1] == IPC_NURSERY_FD)
			fcntl(ends[1], F_SETFD, 0);
		else
			dup2(ends[1], IPC_NURSERY_FD);
		execl(program, program, "--nursery", "--data", house->data, (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	house->keeper = ends[0];
}

static void expect(int fd, struct ipc_packet *packet, uint32_t kind)
{
	int err = ipc_packet_await(fd, packet, PATIENCE_MS);

	if (err || packet->kind != kind)
		fail_msg("message %u instead of %u (%s)", packet->kind, kind, base_err_text(err));
}

static int open_house(void **state)
{
	struct house *house = base_mem_zero(1, sizeof *house);
	struct ipc_packet packet;
	struct store *store;

	folder_make(house->data);
	configure(house);
	assert_int_equal(store_open(&store, house->data, STORE_CREATE), 0);
	store_close(store);
	start_nursery(house);
	expect(house->keeper, &packet, IPC_NURSERY_READY);
	*state = house;
	return ipc_packet_end(&packet);
}

static int close_house(void **state)
{
	struct house *house = *state;
	int status;

	if (house->keeper >= 0)
		close(house->keeper);
	assert_int_equal(waitpid(house->pid, &status, 0), house->pid);
	assert_int_equal(status, 0);
	folder_remove(house->data);
	free(house);
	return 0;
}

static unsigned expect_end(const struct house *house)
{
	uint64_t id, status;
	struct ipc_packet packet;

	expect(house->keeper, &packet, IPC_NURSERY_ENDED);
	ipc_packet_get_number(&packet, &id);
	ipc_packet_get_number(&packet, &status);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_int_equal(id, house->n);
	return (unsigned)status;
}

/* ---- a guest ---- */

static void arrive(struct house *house, struct guest *guest)
{
	int gate[2], control[2];
	struct ipc_packet packet;

	*guest = (struct guest){.stream = -1, .complaints = -1};
	assert_int_equal(ipc_packet_pair(gate), 0);
	assert_int_equal(ipc_packet_pair(control), 0);
	ipc_packet_begin(&packet, IPC_NURSERY_TAKE);
	ipc_packet_put_number(&packet, ++house->n);
	ipc_packet_put_text(&packet, "192.0.2.7");
	ipc_packet_put_fd(&packet, gate[1]);
	ipc_packet_put_fd(&packet, control[1]);
	assert_int_equal(ipc_packet_send(house->keeper, &packet), 0);
	close(gate[1]);
	close(control[1]);
	expect(house->keeper, &packet, IPC_NURSERY_BORN);
	ipc_packet_end(&packet);
	guest->gate = gate[0];
	guest->control = control[0];
}

static void leave(struct guest *guest)
{
	const int fds[] = {guest->gate, guest->control, guest->stream, guest->complaints};

	for (size_t i = 0; i < BASE_COUNT(fds); i++)
		if (fds[i] >= 0)
			close(fds[i]);
	base_buf_release(&guest->seen);
}

/* Whether the door is open. */
static int enter(const struct guest *guest, const char *user)
{
	struct ipc_packet packet;
	uint64_t is_open;
	char why[IPC_SENTENCE_SIZE];

	ipc_packet_begin(&packet, IPC_GATE_ENTER);
	ipc_packet_put_text(&packet, user);
	assert_int_equal(ipc_packet_send(guest->gate, &packet), 0);
	expect(guest->gate, &packet, IPC_GATE_VERDICT);
	ipc_packet_get_number(&packet, &is_open);
	ipc_packet_get_text(&packet, why, sizeof why);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_int_equal(is_open, !*why);
	return is_open != 0;
}

static void tell_terminal(const struct guest *guest, const char *term, uint64_t lines, uint64_t columns)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_TERMINAL);
	ipc_packet_put_text(&packet, term);
	ipc_packet_put_number(&packet, lines);
	ipc_packet_put_number(&packet, columns);
	assert_int_equal(ipc_packet_send(guest->gate, &packet), 0);
}

static void ask(struct guest *guest, const char *command)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, command ? IPC_GATE_COMMAND : IPC_GATE_SHELL);
	if (command)
		ipc_packet_put_text(&packet, command);
	assert_int_equal(ipc_packet_send(guest->gate, &packet), 0);
	expect(guest->gate, &packet, IPC_GATE_STREAMS);
	guest->stream = ipc_packet_get_fd(&packet);
	guest->complaints = ipc_packet_get_fd(&packet);
	assert_int_equal(ipc_packet_end(&packet), 0);
}

static void expect_state(const struct guest *guest, const char *door)
{
	char is_door[IPC_DOOR_SIZE], who[IPC_WHO_SIZE];
	struct ipc_packet packet;

	expect(guest->control, &packet, IPC_CONTROL_STATE);
	ipc_packet_get_text(&packet, is_door, sizeof is_door);
	ipc_packet_get_text(&packet, who, sizeof who);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_string_equal(is_door, door);
	assert_string_equal(who, "");
}

/* Reads what comes into seen; 0 at the end of the stream. */
static int read_more(struct guest *guest, int fd)
{
	struct pollfd in = {.fd = fd, .events = POLLIN};
	char bytes[4096];
	ssize_t n;

	if (poll(&in, 1, PATIENCE_MS) != 1)
		fail_msg("nothing comes any more; so far: %s", base_buf_text(&guest->seen));
	n = read(fd, bytes, sizeof bytes);
	assert_true(n >= 0);
	base_buf_add(&guest->seen, bytes, (size_t)n);
	return n > 0;
}

static void wait_text(struct guest *guest, const char *text)
{
	while (!strstr(base_buf_text(&guest->seen), text))
		if (!read_more(guest, guest->stream))
			fail_msg("no \"%s\" but the end after: %s", text, base_buf_text(&guest->seen));
}

static void type(struct guest *guest, const char *keys)
{
	base_buf_clear(&guest->seen);
	assert_int_equal(write(guest->stream, keys, strlen(keys)), strlen(keys));
}

static const char *read_out(struct guest *guest, int fd)
{
	base_buf_clear(&guest->seen);
	while (read_more(guest, fd))
		continue;
	return base_buf_text(&guest->seen);
}

static void say(const struct guest *guest, uint32_t kind, const char *text)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, kind);
	ipc_packet_put_text(&packet, text);
	assert_int_equal(ipc_packet_send(guest->control, &packet), 0);
}

static void expect_leave(const struct guest *guest, unsigned wanted)
{
	struct ipc_packet packet;
	uint64_t status;

	expect(guest->gate, &packet, IPC_GATE_LEAVE);
	ipc_packet_get_number(&packet, &status);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_int_equal(status, wanted);
}

/* From the socket to the first screen. */
static void begin(struct house *house, struct guest *guest, const char *user, const char *sign)
{
	arrive(house, guest);
	assert_true(enter(guest, user));
	tell_terminal(guest, "xterm-256color", 24, 80);
	ask(guest, NULL);
	wait_text(guest, sign);
}

/* ---- tests ---- */

static void test_screens(void **state)
{
	struct house *house = *state;
	struct ipc_packet packet;
	struct guest guest;

	begin(house, &guest, "portal", "F10");
	expect_state(&guest, "portal");
	assert_true(guest.seen.len <= FIRST_SCREEN_MAX);
	type(&guest, "1");
	wait_text(&guest, "一般登入");
	type(&guest, "\t");
	wait_text(&guest, ">");
	base_buf_clear(&guest.seen);
	say(&guest, IPC_CONTROL_SAY, "系統將於五分鐘後維護");
	wait_text(&guest, "系統將於五分鐘後維護");
	base_buf_clear(&guest.seen);
	ipc_packet_begin(&packet, IPC_GATE_RESIZE);
	ipc_packet_put_number(&packet, 40);
	ipc_packet_put_number(&packet, 100);
	assert_int_equal(ipc_packet_send(guest.gate, &packet), 0);
	wait_text(&guest, "\033[40");		/* something stands on the last line */
	wait_text(&guest, "系統將於五分鐘後維護"); /* which is there until something else is said */
	base_buf_clear(&guest.seen);
	say(&guest, IPC_CONTROL_END, "系統管理者中斷了連線");
	wait_text(&guest, "\033[?1049l");
	wait_text(&guest, "系統管理者中斷了連線\r\n");
	expect_leave(&guest, 0);
	assert_int_equal(expect_end(house), FAULT_NONE);
	leave(&guest);
}

static void test_leaving(void **state)
{
	struct house *house = *state;
	struct guest guest;

	begin(house, &guest, "portal", "F10");
	type(&guest, "\033OP"); /* F1 */
	wait_text(&guest, "說明");
	type(&guest, "\033[13~"); /* F3, back */
	wait_text(&guest, "首頁");
	type(&guest, "\0330"); /* F10 */
	wait_text(&guest, "\033[?1049l");
	expect_leave(&guest, 0);
	assert_int_equal(expect_end(house), FAULT_NONE);
	leave(&guest);
}

static void test_doors(void **state)
{
	static const struct {
		const char *user, *door, *sign;
	} rows[] = {
		{"card", "card", "憑證登入"},
		{"review", "review", "審核人員"},
		{"verify", "verify", "認證碼"},
		{"verify.abcdefghijkl234567abcdefghijklmnopqrst", "verify", "E-Mail認證"},
	};
	struct house *house = *state;
	struct guest guest;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		begin(house, &guest, rows[i].user, rows[i].sign);
		expect_state(&guest, rows[i].door);
		leave(&guest); /* the client vanishes */
		assert_int_equal(expect_end(house), FAULT_NONE);
	}
	arrive(house, &guest);
	assert_false(enter(&guest, "root"));
	leave(&guest);
	assert_int_equal(expect_end(house), FAULT_NONE);
}

static void test_no_screen(void **state)
{
	static const struct {
		const char *term, *command;
		unsigned status;
		const char *out, *complaint;
	} rows[] = {
		{NULL, NULL, 2, "", "ssh -t"},
		{"dumb", NULL, 2, "", "TERM"},
		{NULL, "help", 0, "用法", ""},
		{"xterm", "version", 0, "\r\n", ""},
		{NULL, "nonsense", 2, "", "nonsense"},
		{NULL, "help 'x", 2, "", "R-CMD-2"},
	};
	struct house *house = *state;
	struct guest guest;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		const char *out, *complaint = rows[i].complaint;

		arrive(house, &guest);
		assert_true(enter(&guest, "portal"));
		if (rows[i].term)
			tell_terminal(&guest, rows[i].term, 24, 80);
		ask(&guest, rows[i].command);
		expect_leave(&guest, rows[i].status);
		out = read_out(&guest, guest.stream);
		assert_true(*rows[i].out ? strstr(out, rows[i].out) != NULL : !*out);
		out = read_out(&guest, guest.complaints);
		assert_true(*complaint ? strstr(out, complaint) != NULL : !*out);
		assert_int_equal(expect_end(house), FAULT_NONE);
		leave(&guest);
	}
}

/* maportal-net was taken over: it says what never can be said then. */
static void test_breach(void **state)
{
	struct house *house = *state;
	struct ipc_packet packet;
	struct guest guest;
	uint64_t fault;

	for (int is_inside = 0; is_inside <= 1; is_inside++) {
		if (is_inside) {
			begin(house, &guest, "portal", "F10");
			expect_state(&guest, "portal");
		} else {
			arrive(house, &guest);
		}
		assert_int_equal(ipc_packet_send_kind(guest.gate, IPC_GATE_SHELL), 0);
		expect(guest.control, &packet, IPC_CONTROL_FAULT);
		ipc_packet_get_number(&packet, &fault);
		assert_int_equal(ipc_packet_end(&packet), 0);
		assert_int_equal(fault, FAULT_PROTOCOL);
		assert_int_equal(expect_end(house), FAULT_NONE);
		leave(&guest);
	}
}

static int listen_as_keeper(const struct house *house)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	assert_in_range(snprintf(address.sun_path, sizeof address.sun_path, "%s/" IPC_KEEPER_SOCKET, house->data), 1,
			sizeof address.sun_path - 1);
	assert_int_equal(bind(fd, (const struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(fd, 4), 0);
	return fd;
}

/* Keeper and nursery go; the session types on, and finds the next keeper. */
static void test_new_keeper(void **state)
{
	struct house *house = *state;
	char source[IPC_SOURCE_SIZE], door[IPC_DOOR_SIZE], who[IPC_WHO_SIZE];
	uint64_t id, pid, began_at;
	struct ipc_packet packet;
	struct guest guest;
	int fd;

	begin(house, &guest, "portal", "F10");
	close(guest.control);
	close(house->keeper);
	house->keeper = -1;
	type(&guest, "1");
	wait_text(&guest, "一般登入");
	fd = listen_as_keeper(house);
	guest.control = accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	assert_true(guest.control >= 0);
	expect(guest.control, &packet, IPC_CONTROL_HELLO);
	ipc_packet_get_number(&packet, &id);
	ipc_packet_get_number(&packet, &pid);
	ipc_packet_get_text(&packet, source, sizeof source);
	ipc_packet_get_text(&packet, door, sizeof door);
	ipc_packet_get_text(&packet, who, sizeof who);
	ipc_packet_get_number(&packet, &began_at);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_int_equal(id, house->n);
	assert_string_equal(source, "192.0.2.7");
	assert_string_equal(door, "portal");
	assert_string_equal(who, "");
	say(&guest, IPC_CONTROL_END, "再會");
	wait_text(&guest, "再會");
	expect_leave(&guest, 0);
	leave(&guest);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_screens, open_house, close_house),
		cmocka_unit_test_setup_teardown(test_leaving, open_house, close_house),
		cmocka_unit_test_setup_teardown(test_doors, open_house, close_house),
		cmocka_unit_test_setup_teardown(test_no_screen, open_house, close_house),
		cmocka_unit_test_setup_teardown(test_breach, open_house, close_house),
		cmocka_unit_test_setup_teardown(test_new_keeper, open_house, close_house),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
