/* The invitation of a member of staff: code, password, second factor, recovery codes (R-STF-12). */
#include "config.h"

#include "domain/staff.h"

#include "base/mem.h"
#include "domain/password.h"
#include "portal/setting.h"
#include "portal/staff-invitation.h"
#include "print/qr.h"
#include "screen/console.h"
#include "screen/session.h"

static const struct form_member members[] = {
	FORM_MEMBER(staff_invitation, code),
	FORM_MEMBER(staff_invitation, login_name),
	FORM_MEMBER(staff_invitation, name),
	FORM_MEMBER(staff_invitation, password),
	FORM_MEMBER(staff_invitation, password_confirm),
	FORM_MEMBER(staff_invitation, secret_shown),
	FORM_MEMBER(staff_invitation, otp),
};

static const struct form_record record = {
	.name = "staff-invitation",
	.size = sizeof(struct staff_invitation),
	.members = members,
	.n_members = BASE_COUNT(members),
};

/* The letter's command line brings the token with it. */
static const char *enter(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct staff_invitation *invitation = tui_visit_record(visit);

	if (!*session->token)
		return NULL;
	base_mem_copy(invitation->token, sizeof invitation->token, session->token);
	base_mem_wipe(session->token, sizeof session->token);
	if (screen_session_act(visit, &portal_staff_invitation_open, invitation))
		return "done";
	base_mem_wipe(invitation->token, sizeof invitation->token);
	return NULL;
}

/* What is typed counts, whatever the command line brought before. */
static const char *open_invitation(struct visit *visit)
{
	struct staff_invitation *invitation = tui_visit_record(visit);

	base_mem_wipe(invitation->token, sizeof invitation->token);
	return screen_session_act(visit, &portal_staff_invitation_open, invitation) ? "done" : NULL;
}

static void check_code(const void *values, struct problems *problems)
{
	domain_staff_check_invitation_code(values, problems);
}

static const struct form_check code_checks[] = {{"code", check_code}, {NULL, NULL}};
static const struct form_action code_actions[] = {{"enter", enter}, {"next", open_invitation}, {NULL, NULL}};

const struct screen screen_staff_invitation = {
	.form = "staff-invitation",
	.record = &record,
	.checks = code_checks,
	.actions = code_actions,
	.is_entrance = 1,
};

static const char *enter_password(struct visit *visit)
{
	struct staff_invitation *invitation = tui_visit_record(visit);
	char policy[STORE_POLICY_TEXT_SIZE];

	if (portal_setting_text(screen_session_of(visit)->portal.store, POLICY_STAFF_PASSWORD_POLICY, policy) == 0)
		base_mem_copy(invitation->policy, sizeof invitation->policy, policy);
	return NULL;
}

static const char *choose(struct visit *visit)
{
	return screen_session_act(visit, &portal_staff_invitation_choose, tui_visit_record(visit)) ? "done" : NULL;
}

static size_t password_ticks(const void *values, struct form_tick *ticks, size_t max)
{
	const struct staff_invitation *invitation = values;
	struct password_tick rules[DOMAIN_PASSWORD_TICKS];
	size_t n = domain_password_ticks(domain_password_policy_or_standard(invitation->policy), invitation->password,
					 invitation->password_confirm,
					 &(struct password_owner){.login_name = invitation->login_name,
								  .email = invitation->email},
					 rules, max < DOMAIN_PASSWORD_TICKS ? max : DOMAIN_PASSWORD_TICKS);

	for (size_t i = 0; i < n; i++)
		ticks[i] = (struct form_tick){.is_met = rules[i].is_met, .text = rules[i].text};
	return n;
}

static void check_password(const void *values, struct problems *problems)
{
	domain_staff_check_invitation_password(values, problems);
}

static void check_password_confirm(const void *values, struct problems *problems)
{
	domain_staff_check_invitation_confirm(values, problems);
}

static const struct form_check password_checks[] = {
	{"password", check_password},
	{"password_confirm", check_password_confirm},
	{NULL, NULL},
};
static const struct form_action password_actions[] = {{"enter", enter_password}, {"next", choose}, {NULL, NULL}};
static const struct form_checklist checklists[] = {{"password", password_ticks}, {NULL, NULL}};

const struct screen screen_staff_password = {
	.form = "staff-password",
	.record = &record,
	.checks = password_checks,
	.actions = password_actions,
	.checklists = checklists,
};

static const char *accept_invitation(struct visit *visit)
{
	struct staff_invitation *invitation = tui_visit_record(visit);

	tui_visit_busy(visit, "設定中，請稍候");
	if (screen_session_act(visit, &portal_staff_invitation_accept, invitation))
		return screen_console_welcome(visit) ? "done" : NULL;
	base_mem_wipe(invitation->otp, sizeof invitation->otp);
	return NULL;
}

static void check_otp(const void *values, struct problems *problems)
{
	domain_staff_check_invitation_otp(values, problems);
}

static const struct form_check otp_checks[] = {{"otp", check_otp}, {NULL, NULL}};
static const struct form_action otp_actions[] = {{"next", accept_invitation}, {NULL, NULL}};

const struct screen screen_staff_otp = {
	.form = "staff-otp",
	.record = &record,
	.checks = otp_checks,
	.actions = otp_actions,
};

/* Other screens may be too low for the picture, and other terminals draw it too wide: the key stands there as text. */
static int qr_picture(struct visit *visit, struct buf *out)
{
	char uri[DOMAIN_STAFF_URI_SIZE];
	int err;

	domain_staff_otp_uri(tui_visit_record(visit), uri);
	err = print_qr_add(uri, out);
	base_mem_wipe(uri, sizeof uri);
	return err;
}

static const struct form_source qr_sources[] = {{"qr", qr_picture}, {NULL, NULL}};

const struct screen screen_staff_qr = {
	.form = "staff-qr",
	.record = &record,
	.sources = qr_sources,
};

/* Numbered, so that one can be crossed out on paper. */
static int recovery_text(struct visit *visit, struct buf *out)
{
	const struct staff_invitation *invitation = tui_visit_record(visit);

	for (size_t i = 0; i < DOMAIN_STAFF_RECOVERY_CODES; i++)
		base_buf_addf(out, "%2zu.  %s\n", i + 1, invitation->recovery[i]);
	return 0;
}

/* One key too many must not cost the only way back in when the telephone is lost. */
static const char *leave_recovery(struct visit *visit)
{
	int is_copied = tui_visit_confirm(visit, "備援碼離開本頁後不再顯示。10組都已抄妥？", "已抄妥", "再看一次");

	return is_copied ? "done" : NULL;
}

static const struct form_action recovery_actions[] = {{"next", leave_recovery}, {NULL, NULL}};
static const struct form_source recovery_sources[] = {{"recovery", recovery_text}, {NULL, NULL}};

const struct screen screen_staff_recovery = {
	.form = "staff-recovery",
	.record = &record,
	.actions = recovery_actions,
	.sources = recovery_sources,
};
