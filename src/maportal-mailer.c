/* maportal-mailer: writes letters for who is not logged in, sends those of the outbox, seals the trail. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/program.h"
#include "mail/mime.h"
#include "mail/outbox.h"
#include "portal/audit.h"
#include "portal/mail-request.h"
#include "portal/setting.h"

#define LOCK_NAME "mailer.lock"

enum { EXIT_RUNNING = 3 }; /* beside those of base/program.h: another mailer has the lock */

enum {
	LOOK_MS = 500,	   /* between two looks for letters */
	TROUBLE_MS = 3000, /* after the database or the transport failed */
	LOCK_PAUSE_MS = 50,
};

enum option { OPTION_ONCE, OPTION_FOREGROUND, OPTION_COUNT };

static int open_log(const struct program *program)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err;

	if (!*program->conf.log)
		return 0;
	err = base_conf_path(&program->conf, program->conf.log, path);
	return err ? err : base_log_open(program->name, path);
}

static sigset_t stop_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	return set;
}

/* The signals stay blocked all the time: they are looked for between letters, and end a pause. */
static int is_stopping(void)
{
	sigset_t pending;

	sigpending(&pending);
	return sigismember(&pending, SIGTERM) || sigismember(&pending, SIGINT);
}

static void pause_ms(int ms)
{
	const struct timespec length = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
	sigset_t set = stop_signals();
	int number = sigtimedwait(&set, NULL, &length);

	if (number > 0)
		raise(number); /* pending again, for is_stopping to see */
}

/*
 * Two locks on one file.  The record lock is this process's and says that a mailer works here: ERR_CONFLICT when
 * another one does.  The other lock is inherited by deliveries: after a mailer was killed, its last one may still be
 * waiting for the server's answer, and that has to be known first.
 */
static int lock(const struct conf *conf, int *fd)
{
	struct flock record = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, LOCK_NAME, path), is_told = 0;

	if (err)
		return err;
	*fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (*fd < 0)
		return base_err_from_errno(errno);
	if (fcntl(*fd, F_SETLK, &record) < 0)
		return errno == EACCES || errno == EAGAIN ? ERR_CONFLICT : base_err_from_errno(errno);
	while (flock(*fd, LOCK_EX | LOCK_NB) < 0 && !is_stopping()) {
		if (errno != EWOULDBLOCK)
			return base_err_from_errno(errno);
		if (!is_told++)
			base_log_note("前次執行的最後一封信仍在傳送，等候其結果");
		pause_ms(LOCK_PAUSE_MS);
	}
	return 0;
}

/* Whether the lock is still where others would look for it: the data directory may be gone, or made anew. */
static int is_locked(const struct conf *conf, int fd)
{
	char path[BASE_CONF_TEXT_SIZE];
	struct stat here, there;

	return base_conf_path(conf, LOCK_NAME, path) == 0 && fstat(fd, &here) == 0 && stat(path, &there) == 0 &&
	       here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

static void close_outbox(struct outbox *outbox)
{
	store_close(outbox->store);
	outbox->store = NULL;
}

/* Unless it is open. */
static int open_outbox(struct outbox *outbox)
{
	int64_t count = 0;
	int err;

	if (outbox->store)
		return 0;
	err = store_open(&outbox->store, outbox->conf->data, STORE_WRITE);
	if (!err)
		err = mail_outbox_recover(outbox, &count);
	if (!err && count > 0)
		base_log_note("前次中斷時正在傳送的信件 %" PRId64 " 封，重新寄送", count);
	if (err)
		close_outbox(outbox);
	return err;
}

/* Says once what is wrong, not each time it is still wrong, and once that it is over. */
static void tell(int err, int before)
{
	if (err && err != before)
		base_log_error("無法處理待送信件：%s", base_err_text(err));
	else if (!err && before)
		base_log_note("待送信件恢復處理");
}

/* What people wished for becomes letters, which go out at the same look. */
static int write_wished(const struct outbox *outbox)
{
	struct portal portal = {.conf = outbox->conf, .store = outbox->store, .actor = {.kind = ACTOR_SYSTEM}};

	return portal_mail_request_run(&portal, outbox->is_stopping);
}

/* A turn of what is due; is_cut: there is more. */
static int deliver_some(struct outbox *outbox, int before, int *is_cut)
{
	struct outbox_tally tally = {0};
	int err = open_outbox(outbox);

	if (!err)
		err = write_wished(outbox);
	if (!err)
		err = mail_outbox_run_once(outbox, &tally);
	*is_cut = !err && tally.is_cut;
	tell(err, before);
	if (err) /* what is wrong with it may be gone when it is opened anew */
		close_outbox(outbox);
	return err;
}

/* When the trail was sealed last, by a clock that is never set back, and what came of it. */
struct sealing {
	int64_t at_ms;
	int err;
};

static void tell_sealing(int err, int before)
{
	if (err && !before)
		base_log_error("無法簽署稽核紀錄：%s：%s", PORTAL_AUDIT_KEY, portal_audit_seal_text(err));
	else if (!err && before)
		base_log_note("稽核紀錄恢復簽署");
}

/* Also while letters cannot be delivered: the trail goes on. */
static void seal(struct outbox *outbox, struct sealing *sealing)
{
	struct audit_seal made;
	int before = sealing->err;

	if (open_outbox(outbox))
		return;
	sealing->err = portal_audit_seal_now(outbox->conf, outbox->store, &made);
	sealing->at_ms = base_clock_monotonic_ms();
	tell_sealing(sealing->err, before);
}

static void seal_due(struct outbox *outbox, struct sealing *sealing)
{
	long interval_s;

	if (open_outbox(outbox) || portal_setting_number(outbox->store, POLICY_AUDIT_HEAD_S, &interval_s))
		return;
	if (base_clock_monotonic_ms() - sealing->at_ms >= interval_s * 1000)
		seal(outbox, sealing);
}

/* All that is due, and the trail sealed in time beside it. */
static int deliver_due(struct outbox *outbox, struct sealing *sealing, int before)
{
	int is_cut, err = before;

	do {
		err = deliver_some(outbox, err, &is_cut);
		seal_due(outbox, sealing);
	} while (is_cut && !is_stopping());
	return err;
}

static int run(struct outbox *outbox, int lock_fd, int is_once)
{
	struct sealing sealing = {.err = 0};
	int err;

	seal(outbox, &sealing); /* first, for the head may bring a letter */
	err = deliver_due(outbox, &sealing, 0);
	while (!is_once && !is_stopping()) {
		pause_ms(err ? TROUBLE_MS : LOOK_MS);
		if (!is_locked(outbox->conf, lock_fd)) {
			base_log_error("資料目錄已被移除或更換，結束執行");
			err = ERR_CLOSED;
			break;
		}
		if (!is_stopping())
			err = deliver_due(outbox, &sealing, err);
	}
	if (err != ERR_CLOSED)
		seal(outbox, &sealing);
	store_close(outbox->store);
	return is_once || err == ERR_CLOSED ? err : 0;
}

static int work(const struct conf *conf, const struct errand *errand, int is_once)
{
	struct outbox outbox = {.conf = conf, .errand = errand, .is_stopping = is_stopping};
	int lock_fd = -1, err;

	outbox.transport = mail_transport_find(STORE_LETTER_MAIL, conf->mail_transport);
	outbox.sms = mail_transport_find(STORE_LETTER_SMS, conf->sms_transport);
	if (!outbox.transport) {
		base_log_error("本程式建置時未含 SMTP，mail-transport 只能用 maildir");
		return ERR_SYNTAX;
	}
	if (!mail_mime_is_sender_safe(conf)) {
		base_log_error("mail-from 或 mail-name 不能用於信件標頭");
		return ERR_SYNTAX;
	}
	err = lock(conf, &lock_fd);
	if (err == ERR_CONFLICT)
		base_log_error("已有另一個 maportal-mailer 處理此資料目錄，不再啟動");
	else if (err)
		base_log_error("無法鎖定資料目錄的 " LOCK_NAME "：%s", base_err_text(err));
	else if (!is_stopping())
		err = run(&outbox, lock_fd, is_once);
	if (lock_fd >= 0)
		close(lock_fd);
	return err;
}

int main(int argc, char **argv)
{
	static const struct program_option options[OPTION_COUNT + 1] = {
		[OPTION_ONCE] = {.name = "once", .help = "寄出目前到期的信件後結束"},
		[OPTION_FOREGROUND] = {.name = "foreground", .help = "持續執行，直到收到 SIGTERM 或 SIGINT（預設）"},
	};
	const char *values[OPTION_COUNT] = {NULL};
	struct program program = {
		.name = "maportal-mailer",
		.usage = "",
		.purpose = "寄出醫事系統入口網的待送信件。",
		.options = options,
		.values = values,
	};
	sigset_t set = stop_signals();
	struct errand errand;
	int status, err;

	if (!base_program_start(&program, argc, argv, &status))
		return status;
	if (*program.arguments) {
		base_program_fail(&program, *program.arguments, ERR_SYNTAX);
		return BASE_PROGRAM_MISUSED;
	}
	err = open_log(&program);
	if (err)
		return base_program_fail(&program, program.conf.log, err);
	signal(SIGPIPE, SIG_IGN);
	sigprocmask(SIG_BLOCK, &set, NULL);
	base_cage_hide(); /* sessions are of the same user, and have no network */
	if (base_errand_start(&errand, program.conf.sms_program, (unsigned)program.conf.sms_timeout_s) ||
	    base_cage_enter(CAGE_EXEC))
		return base_program_fail(&program, "seccomp", ERR_SYSTEM);
	err = work(&program.conf, &errand, values[OPTION_ONCE] != NULL);
	base_errand_stop(&errand);
	return err == ERR_CONFLICT ? EXIT_RUNNING : err ? BASE_PROGRAM_FAILED : BASE_PROGRAM_DONE;
}
