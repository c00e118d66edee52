/*
 * How long a page of a reviewer's queue takes among a million applications (DESIGN: 5 ms), in one scope and over the
 * whole portal, at the beginning and far inside.
 * By hand: make -C BUILD tests/bench/application-queue && MAPORTAL_FORMS=forms BUILD/tests/bench/application-queue
 */
#include "config.h"

#include "../unit/portal-fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "portal/application-queue.h"

enum { PAGES = 200 };

static const char sql[] =
	"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
	"INSERT INTO application (number, kind, state, scope_kind, scope_code, subject, version,"
	" applied_at, changed_at)"
	" SELECT 'X' || i, 'app_system',"
	" CASE i % 10 WHEN 0 THEN 'submitted' WHEN 1 THEN 'rejected' WHEN 2 THEN 'withdrawn' ELSE 'approved' END,"
	" 'app-system', CASE i % 3 WHEN 0 THEN 'nursing_credit' ELSE 'hpa_portal' END, 'x', 1,"
	" 1700000000 + i, 1700000000"
	" FROM n";

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int fill(const struct fixture *fixture)
{
	char path[FOLDER_SIZE + 16];
	sqlite3 *db;
	int wrong;

	snprintf(path, sizeof path, "%s/maportal.db", fixture->data);
	wrong = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) || sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return wrong;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Pages through the queue; the median and the worst. */
static void measure(struct fixture *fixture, const char *title, const char *state, int64_t from)
{
	static struct application_page page;
	static double times[PAGES];
	int64_t at = from, id = from ? 1 : 0;

	for (size_t i = 0; i < PAGES; i++) {
		double begun = now_ms();

		page = (struct application_page){
			.applied_at = at, .id = id, .direction = 1, .max = 20, .kind = "", .state = state};
		fixture_run(fixture, &portal_application_queue_review, &page);
		times[i] = now_ms() - begun;
		if (page.n > 0) {
			at = page.rows[page.n - 1].applied_at;
			id = page.rows[page.n - 1].id;
		}
	}
	qsort(times, PAGES, sizeof *times, compare);
	printf("%-28s %zu rows  median %.3f ms, worst %.3f ms\n", title, page.n, times[PAGES / 2], times[PAGES - 1]);
}

int main(void)
{
	struct fixture *fixture;
	void *state;

	if (fixture_open(&state))
		return 1;
	fixture = state;
	if (fill(fixture))
		return 1;
	fixture->portal.actor = (struct actor){
		.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .staff_id = 7, .source = "bench"};
	fixture_put_staff(fixture, 7, "x", "app-system-manager", "hpa_portal");
	measure(fixture, "one system, waiting", "", 0);
	measure(fixture, "one system, waiting, inside", "", 1700500000);
	measure(fixture, "one system, approved, inside", "approved", 1700500000);
	fixture_put_staff(fixture, 7, "x", "ministry", "");
	measure(fixture, "whole portal, waiting", "", 0);
	measure(fixture, "whole portal, approved, inside", "approved", 1700500000);
	return fixture_close(&state);
}
