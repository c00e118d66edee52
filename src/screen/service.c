/* Customer service: telephone, address and hours, which are settings (R-ACT-4). */
#include "config.h"

#include "base/lang.h"
#include "base/mem.h"
#include "portal/setting.h"
#include "screen/session.h"

static const struct {
	const char *label;
	enum policy policy;
} rows[] = {
	{"客服專線", POLICY_HELPDESK_PHONE},
	{"傳真", POLICY_HELPDESK_FAX},
	{"客服信箱", POLICY_HELPDESK_EMAIL},
	{"客服服務時間", POLICY_HELPDESK_HOURS},
};

static int service_text(struct visit *visit, struct buf *out)
{
	char text[STORE_POLICY_TEXT_SIZE];

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		int err = portal_setting_text(screen_session_of(visit)->portal.store, rows[i].policy, text);

		if (err)
			return err;
		base_buf_addf(out, base_lang_text("%s%s：%s"), i ? "\n" : "", base_lang_text(rows[i].label),
			      base_lang_text(text));
	}
	return 0;
}

static const struct form_source sources[] = {{"service", service_text}, {NULL, NULL}};

const struct screen screen_service = {
	.form = "service",
	.sources = sources,
};
