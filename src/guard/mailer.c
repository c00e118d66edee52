/* Keeping the mailer running. */
#include "config.h"

#include "guard/mailer.h"

#include <signal.h>
#include <sys/wait.h>

#include "base/log.h"
#include "guard/pause.h"

enum {
	EXIT_RUNNING = 3,     /* another mailer works on the data directory, see maportal-mailer(8) */
	RUNNING_MS = 30000,   /* until it is looked whether that one has ended */
};

static void note_failure(struct guard_mailer *mailer, int64_t now_ms)
{
	if (mailer->failures++ == 0)
		base_log_error("%s 無法啟動或自行結束，將持續重試", guard_child_name(GUARD_PROGRAM_MAILER));
	mailer->retry_ms = now_ms + guard_pause_ms(mailer->failures);
}

void guard_mailer_fill(struct guard_mailer *mailer, int64_t now_ms)
{
	const struct guard_child_start start = {
		.program = GUARD_PROGRAM_MAILER, .option = "--foreground", .keeper = -1, .out = -1};

	if (!mailer->is_wanted || mailer->pid || now_ms < mailer->retry_ms)
		return;
	if (guard_child_start(mailer->setting, &start, &mailer->pid)) {
		mailer->pid = 0;
		note_failure(mailer, now_ms);
	}
}

int64_t guard_mailer_due_ms(const struct guard_mailer *mailer)
{
	return mailer->is_wanted && !mailer->pid ? mailer->retry_ms : -1;
}

void guard_mailer_note_end(struct guard_mailer *mailer, int wait_status, int64_t now_ms)
{
	mailer->pid = 0;
	mailer->retry_ms = 0;
	if (WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == EXIT_RUNNING)
		mailer->retry_ms = now_ms + RUNNING_MS;
	else if (mailer->is_renewed)
		mailer->failures = 0;
	else
		note_failure(mailer, now_ms);
	mailer->is_renewed = 0;
}

void guard_mailer_renew(struct guard_mailer *mailer, int is_wanted)
{
	mailer->is_wanted = is_wanted;
	mailer->retry_ms = 0;
	if (!mailer->pid)
		return;
	mailer->is_renewed = 1;
	kill(mailer->pid, SIGTERM);
}
