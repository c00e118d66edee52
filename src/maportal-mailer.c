/* maportal-mailer: sends the letters of the outbox; see maportal-mailer(8). */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "mail/mime.h"
#include "mail/outbox.h"

#define LOCK_NAME "mailer.lock"

enum exit_status { EXIT_DONE = 0, EXIT_MISUSED = 2, EXIT_STOPPED = 3, EXIT_RUNNING = 4 };

enum {
	LOOK_MS = 500,	    /* between two looks for letters */
	TROUBLE_MS = 3000,  /* after the database or the transport failed */
	LOCK_TRIES = 20,    /* of 50 ms: a mailer that was killed leaves its last delivery a moment */
	LOCK_PAUSE_MS = 50
};

struct options {
	const char *data, *config;
	const char *answer; /* to --help or --version, instead of work; else NULL */
	int is_once;
};

static const char usage[] = "用法：maportal-mailer [選項]\n"
			    "寄出待送的信件，直到收到 SIGTERM 或 SIGINT。\n\n"
			    "  --data DIR     資料目錄（預設 " STATE_DIR "）\n"
			    "  --config FILE  設定檔（未指定 --data 時預設 " SYSCONF_DIR "/maportal.conf）\n"
			    "  --foreground   在前景執行（預設）\n"
			    "  --once         寄出目前到期的信件後結束\n"
			    "  --help         顯示本說明\n"
			    "  --version      顯示版本\n\n"
			    "結束碼：0 正常結束；2 用法錯誤；3 設定或資料無法使用；4 已有另一個 maportal-mailer 在執行\n";

/* What the command line asks for: DONE to go on, or the exit status after help, version or a mistake. */
static int read_options(int argc, char **argv, struct options *options)
{
	static const struct option known[] = {
		{"data", required_argument, NULL, 'd'}, {"config", required_argument, NULL, 'c'},
		{"once", no_argument, NULL, 'o'},	{"foreground", no_argument, NULL, 'f'},
		{"help", no_argument, NULL, 'h'},	{"version", no_argument, NULL, 'v'},
		{0},
	};
	int option;

	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		switch (option) {
		case 'd':
			options->data = optarg;
			break;
		case 'c':
			options->config = optarg;
			break;
		case 'o':
			options->is_once = 1;
			break;
		case 'f':
			break;
		case 'h':
			options->answer = usage;
			break;
		case 'v':
			options->answer = "maportal-mailer (" PACKAGE_NAME ") " PACKAGE_VERSION "\n";
			break;
		default:
			return ERR_SYNTAX;
		}
	}
	return optind == argc ? 0 : ERR_SYNTAX;
}

/* The machine's configuration file counts unless a data directory stands for itself. */
static int configure(const struct options *options, struct conf *conf)
{
	static const char standard[] = SYSCONF_DIR "/maportal.conf";
	const char *file = options->config;
	struct buf complaint = {0};
	int err = base_conf_init(conf, options->data ? options->data : STATE_DIR);

	if (!file && !options->data && access(standard, F_OK) == 0)
		file = standard;
	if (!err && file)
		err = base_conf_read(conf, file, &complaint);
	if (err)
		fprintf(stderr, "%s\n", complaint.len ? complaint.data : base_err_text(err));
	base_buf_release(&complaint);
	return err;
}

static int open_log(const struct conf *conf)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err;

	if (!*conf->log)
		return base_log_open("maportal-mailer", NULL);
	err = base_conf_path(conf, conf->log, path);
	if (!err)
		err = base_log_open("maportal-mailer", path);
	if (err)
		fprintf(stderr, "maportal-mailer: %s：%s\n", conf->log, base_err_text(err));
	return err;
}

static sigset_t stop_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	return set;
}

/* The signals stay blocked all the time: they are asked for between letters, and end a pause. */
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

/* One mailer for a data directory; the lock goes with the process. ERR_CONFLICT: another one has it. */
static int lock(const struct conf *conf, int *fd)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, LOCK_NAME, path);

	if (err)
		return err;
	*fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0640);
	if (*fd < 0)
		return base_err_from_errno(errno);
	for (int i = 0; i < LOCK_TRIES; i++) {
		if (flock(*fd, LOCK_EX | LOCK_NB) == 0)
			return 0;
		if (errno != EWOULDBLOCK)
			return base_err_from_errno(errno);
		pause_ms(LOCK_PAUSE_MS);
	}
	return ERR_CONFLICT;
}

/* Whether the lock is still where others would look for it: the data directory may be gone, or made anew. */
static int is_locked(const struct conf *conf, int fd)
{
	char path[BASE_CONF_TEXT_SIZE];
	struct stat here, there;

	return base_conf_path(conf, LOCK_NAME, path) == 0 && fstat(fd, &here) == 0 && stat(path, &there) == 0 &&
	       here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

static int open_outbox(struct outbox *outbox)
{
	int64_t count = 0;
	int err = store_open(&outbox->store, outbox->conf->data, STORE_WRITE);

	if (!err)
		err = mail_outbox_recover(outbox, &count);
	if (!err && count > 0)
		base_log_note("前次中斷時正在傳送的信件 %" PRId64 " 封，重新寄送", count);
	return err;
}

static int run_once(struct outbox *outbox)
{
	struct outbox_tally tally;
	int err = outbox->store ? 0 : open_outbox(outbox);

	if (!err)
		err = mail_outbox_run_once(outbox, &tally);
	if (err) { /* what is wrong with it may be gone when it is opened anew */
		store_close(outbox->store);
		outbox->store = NULL;
	}
	return err;
}

static const char *reason(const struct outbox *outbox, int err)
{
	return err == ERR_NOT_FOUND && !outbox->store ? "資料目錄裡還沒有資料庫" : base_err_text(err);
}

/* Says once what is wrong, not each time it is still wrong, and once that it is over. */
static void tell(const struct outbox *outbox, int err, int before)
{
	if (err && err != before)
		base_log_error("無法處理待送信件：%s", reason(outbox, err));
	else if (!err && before)
		base_log_note("待送信件恢復處理");
}

static int run(struct outbox *outbox, int lock_fd, int is_once)
{
	int err, before = 0;

	do {
		err = run_once(outbox);
		tell(outbox, err, before);
		before = err;
		if (is_once)
			break;
		pause_ms(err ? TROUBLE_MS : LOOK_MS);
		if (!is_locked(outbox->conf, lock_fd)) {
			base_log_error("資料目錄已被移除或更換，結束執行");
			err = ERR_CLOSED;
			break;
		}
		err = 0;
	} while (!is_stopping());
	store_close(outbox->store);
	return err;
}

static enum exit_status work(const struct conf *conf, int is_once)
{
	struct outbox outbox = {.conf = conf, .is_stopping = is_stopping};
	int lock_fd = -1, err;

	outbox.transport = mail_transport_find(conf->mail_transport);
	if (!outbox.transport || !mail_mime_is_sender_safe(conf)) {
		base_log_error(outbox.transport ? "mail-from 或 mail-name 不能用於信件標頭" : "本程式建置時未含 SMTP，mail-transport 只能用 maildir");
		return EXIT_STOPPED;
	}
	err = lock(conf, &lock_fd);
	if (err == ERR_CONFLICT)
		base_log_error("已有另一個 maportal-mailer 處理此資料目錄，不再啟動");
	else if (err)
		base_log_error("無法鎖定資料目錄的 " LOCK_NAME "：%s", base_err_text(err));
	else
		err = run(&outbox, lock_fd, is_once);
	if (lock_fd >= 0)
		close(lock_fd);
	return err == ERR_CONFLICT ? EXIT_RUNNING : err ? EXIT_STOPPED : EXIT_DONE;
}

int main(int argc, char **argv)
{
	struct options options = {0};
	sigset_t set = stop_signals();
	struct conf conf;

	if (base_text_init() || read_options(argc, argv, &options)) {
		fputs(usage, stderr);
		return EXIT_MISUSED;
	}
	if (options.answer)
		return fputs(options.answer, stdout) < 0 || fflush(stdout) ? EXIT_STOPPED : EXIT_DONE;
	if (configure(&options, &conf) || open_log(&conf))
		return EXIT_STOPPED;
	signal(SIGPIPE, SIG_IGN);
	sigprocmask(SIG_BLOCK, &set, NULL);
	if (base_cage_enter(CAGE_EXEC)) {
		base_log_error("無法限制程式的系統呼叫");
		return EXIT_STOPPED;
	}
	return (int)work(&conf, options.is_once);
}
