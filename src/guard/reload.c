/* The change from one configuration to the next. */
#include "config.h"

#include "guard/reload.h"

#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "guard/log.h"
#include "guard/notify.h"

int guard_reload_check(const struct conf *conf, struct buf *complaint)
{
	if (guard_penalty_check(conf)) {
		base_buf_addf(complaint, "penalty-exempt：%s 不全是位址", conf->penalty_exempt);
		return ERR_SYNTAX;
	}
	if (guard_listen_check(conf->listen)) {
		base_buf_addf(complaint, "listen：%s 不是以空白分隔的 位址:埠", conf->listen);
		return ERR_SYNTAX;
	}
	return 0;
}

static int read_anew(const struct guard_keeper *keeper, struct conf *conf, struct buf *complaint)
{
	struct guard_identity identity;
	int err = base_program_reread(keeper->program, conf, complaint);

	if (!err)
		err = guard_reload_check(conf, complaint);
	if (!err)
		err = guard_identity_find(conf, &identity, complaint);
	if (!err && keeper->listen)
		err = base_mem_copy(conf->listen, sizeof conf->listen, keeper->listen);
	return err;
}

static void apply(struct guard_keeper *keeper, const struct conf *conf)
{
	if (strcmp(conf->portal_user, keeper->conf.portal_user) != 0 ||
	    strcmp(conf->net_user, keeper->conf.net_user) != 0)
		base_log_note("portal-user 與 net-user 的變更於重新啟動 maportald 後生效");
	keeper->conf = *conf;
	if (keeper->has_log && guard_log_open(conf))
		base_log_error("無法開啟紀錄檔 %s", conf->log);
	if (guard_listen_on(&keeper->listeners, conf->listen, &keeper->setting.identity))
		base_log_error("目前沒有可連線的位址");
	guard_nursery_renew(&keeper->net);
	guard_nursery_renew(&keeper->session);
	guard_mailer_renew(&keeper->mailer, conf->run_mailer != 0);
	base_log_note("已重新讀取設定");
}

void guard_reload(struct guard_keeper *keeper)
{
	struct buf complaint = {0};
	struct conf conf;

	guard_notify_reloading();
	if (read_anew(keeper, &conf, &complaint) == 0) {
		apply(keeper, &conf);
		guard_notify("READY=1\nSTATUS=已重新讀取設定");
	} else {
		base_log_error("設定有誤，仍依原設定執行：%s", base_buf_text(&complaint));
		guard_notify("READY=1\nSTATUS=設定有誤，仍依原設定執行");
	}
	base_buf_release(&complaint);
}
