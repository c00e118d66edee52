/* The table of connections and its queues; words of refusal; lines on the log: what the keeper counts by itself. */
#include "config.h"

#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "folder.h"
#include "guard/connection.h"
#include "guard/pause.h"
#include "guard/refusal.h"
#include "guard/report.h"

static void test_numbers(void **state)
{
	static const struct {
		uint64_t wanted, got;
	} rows[] = {{0, 1}, {0, 2}, {7, 7}, {0, 8}, {7, 9}, {5, 5}, {0, 10}, {1000000, 1000000}, {0, 1000001}};
	struct guard_connections connections = {0};
	uint64_t *ids;
	size_t n;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_int_equal(guard_connection_add(&connections, rows[i].wanted)->id, rows[i].got);
	assert_null(guard_connection_find(&connections, 3));
	ids = guard_connection_list(&connections, &n);
	assert_int_equal(n, BASE_COUNT(rows));
	for (size_t i = 0; i < n; i++) {
		assert_true(i == 0 || ids[i] > ids[i - 1]);
		guard_connection_remove(&connections, guard_connection_find(&connections, ids[i]));
		assert_null(guard_connection_find(&connections, ids[i]));
	}
	free(ids);
	assert_int_equal(connections.map.n, 0);
	guard_map_release(&connections.map);
}

/* Thousands come and go in any order; the first of a queue is always the one that has waited longest. */
static void test_queues(void **state)
{
	enum { CONNECTIONS = 5000, STEP = 7 };
	struct guard_connections connections = {0};
	struct guard_queue *queue = &connections.queues[GUARD_QUEUE_STARTUP];

	(void)state;
	for (unsigned i = 1; i <= CONNECTIONS; i++)
		guard_connection_queue(&connections, guard_connection_add(&connections, 0), GUARD_QUEUE_STARTUP, i);
	for (uint64_t id = STEP; id <= CONNECTIONS; id += STEP)
		guard_connection_queue(&connections, guard_connection_find(&connections, id), GUARD_QUEUE_LEAVING, 1);
	assert_int_equal(connections.queues[GUARD_QUEUE_LEAVING].first->id, STEP);
	guard_connection_queue(&connections, guard_connection_find(&connections, 1), GUARD_QUEUE_NONE, 0);
	for (uint64_t id = 2; id <= CONNECTIONS; id++) {
		if (id % STEP) {
			assert_int_equal(queue->first->id, id);
			assert_int_equal(queue->first->queued_ms, id);
		}
		guard_connection_remove(&connections, guard_connection_find(&connections, id));
	}
	assert_null(queue->first);
	assert_null(queue->last);
	assert_null(connections.queues[GUARD_QUEUE_LEAVING].first);
	guard_connection_remove(&connections, guard_connection_find(&connections, 1));
	guard_map_release(&connections.map);
}

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* By the rules of RFC 4253: a version line, and one packet in blocks of eight bytes. */
static void test_refusals_are_ssh(void **state)
{
#define ROW(word, reason, text) word,
	static const enum guard_refusal rows[] = {GUARD_REFUSAL_LIST(ROW)};
#undef ROW
	static const char line[] = "SSH-2.0-maportal\r\n";
	unsigned char bytes[GUARD_REFUSAL_SIZE], again[GUARD_REFUSAL_SIZE];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		size_t n = guard_refusal_bytes(rows[i], bytes), text;
		const unsigned char *packet = bytes + strlen(line);

		assert_true(n <= sizeof bytes);
		assert_memory_equal(bytes, line, strlen(line));
		n -= strlen(line);
		assert_int_equal(number_at(packet), n - 4);
		assert_int_equal(n % 8, 0);
		assert_in_range(packet[4], 4, 255);
		assert_int_equal(packet[5], 1);
		text = number_at(packet + 10);
		assert_true(base_text_is_utf8((const char *)packet + 14, text));
		assert_int_equal(number_at(packet + 14 + text), 0);
		assert_int_equal(4 + 1 + 1 + 4 + 4 + text + 4 + packet[4], n);
		assert_true(*guard_refusal_reason(rows[i]));
		assert_int_equal(guard_refusal_bytes(rows[i], again), n + strlen(line));
		assert_memory_equal(bytes, again, n + strlen(line));
	}
}

static int is_open(int fd)
{
	return fcntl(fd, F_GETFD) >= 0;
}

/* They stay for a moment, but never more of them than there are places. */
static void test_refused_sockets_linger(void **state)
{
	struct guard_refusals refusals = {0};
	int ends[GUARD_REFUSAL_LINGERING + 1][2];

	(void)state;
	assert_int_equal(guard_refusal_due_ms(&refusals), -1);
	for (int i = 0; i <= GUARD_REFUSAL_LINGERING; i++) {
		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends[i]), 0);
		guard_refusal_say(&refusals, ends[i][0], GUARD_REFUSAL_SESSIONS, 1000 + i);
	}
	assert_false(is_open(ends[0][0]));
	assert_true(is_open(ends[1][0]));
	guard_refusal_close_due(&refusals, guard_refusal_due_ms(&refusals));
	assert_false(is_open(ends[1][0]));
	assert_true(is_open(ends[2][0]));
	guard_refusal_close_all(&refusals);
	for (int i = 0; i <= GUARD_REFUSAL_LINGERING; i++) {
		assert_false(is_open(ends[i][0]));
		close(ends[i][1]);
	}
}

static void test_lines_are_rationed(void **state)
{
	char folder[FOLDER_SIZE], path[FOLDER_SIZE + 8];
	struct guard_report report = {0};
	struct buf text = {0};
	unsigned lines = 0, left_out = 0;

	(void)state;
	folder_make(folder);
	snprintf(path, sizeof path, "%s/log", folder);
	assert_int_equal(base_log_open("test", path), 0);
	for (unsigned i = 0; i < 100; i++) { /* of one source, then of a hundred */
		struct guard_source source = {{[15] = (unsigned char)(i < 50 ? 1 : i)}};
		int may = guard_report_may(&report, &source, 1000 + i);

		assert_int_equal(may, i < GUARD_REPORT_SOURCE_MAX || (i >= 50 && lines < GUARD_REPORT_MAX));
		lines += may != 0;
		left_out += may == 0;
	}
	assert_int_equal(lines, GUARD_REPORT_MAX);
	assert_int_equal(guard_report_due_ms(&report), 2000);
	guard_report_flush(&report, 1999);
	assert_int_equal(guard_report_due_ms(&report), 2000);
	guard_report_flush(&report, 2000);
	assert_int_equal(guard_report_due_ms(&report), -1);
	assert_int_equal(base_file_read(path, 65536, &text), 0);
	assert_non_null(strstr(text.data, "另有 80 行未記錄"));
	assert_int_equal(left_out, 80);
	assert_ptr_equal(strchr(text.data, '\n'), text.data + text.len - 1);
	base_buf_release(&text);
	base_log_open("test", NULL);
	folder_remove(folder);
}

static void test_pauses(void **state)
{
	static const struct {
		unsigned failures;
		int64_t pause_ms;
	} rows[] = {{0, 1000}, {1, 1000}, {2, 2000}, {6, 32000}, {7, 60000}, {8, 60000}, {4000000000U, 60000}};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_int_equal(guard_pause_ms(rows[i].failures), rows[i].pause_ms);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_queues),
		cmocka_unit_test(test_refusals_are_ssh),
		cmocka_unit_test(test_refused_sockets_linger),
		cmocka_unit_test(test_lines_are_rationed),
		cmocka_unit_test(test_pauses),
	};

	return cmocka_run_group_tests_name("guard-connection", tests, NULL, NULL);
}
