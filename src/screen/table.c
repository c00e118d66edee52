/* The table of all screens. */
#include "config.h"

#include "screen/table.h"

#include <stddef.h>

#include "screen/activation.h"
#include "screen/verification.h"

/* One row a screen that has C of its own. */
#define SCREEN_LIST(X) \
	X(screen_activation_account) \
	X(screen_activation_check) \
	X(screen_activation_identity) \
	X(screen_activation_licence) \
	X(screen_announcement) \
	X(screen_app_system) \
	X(screen_app_system_apply) \
	X(screen_app_system_check) \
	X(screen_app_system_done) \
	X(screen_application) \
	X(screen_application_list) \
	X(screen_console) \
	X(screen_console_case) \
	X(screen_console_decide) \
	X(screen_console_documents) \
	X(screen_console_filter) \
	X(screen_console_notice) \
	X(screen_console_notices) \
	X(screen_console_queue) \
	X(screen_console_terms) \
	X(screen_console_terms_consents) \
	X(screen_console_terms_text) \
	X(screen_card_institution) \
	X(screen_card_nhi) \
	X(screen_card_person) \
	X(screen_card_soft) \
	X(screen_code_card) \
	X(screen_code_check) \
	X(screen_code_request) \
	X(screen_contact_change) \
	X(screen_console_account) \
	X(screen_console_account_view) \
	X(screen_document) \
	X(screen_document_download) \
	X(screen_document_manual) \
	X(screen_email_change) \
	X(screen_email_code) \
	X(screen_forgotten_account) \
	X(screen_forgotten_password) \
	X(screen_faq) \
	X(screen_home) \
	X(screen_institution_main) \
	X(screen_lock) \
	X(screen_lock_card) \
	X(screen_login) \
	X(screen_login_key) \
	X(screen_main) \
	X(screen_news) \
	X(screen_notice) \
	X(screen_own_licence) \
	X(screen_own_session) \
	X(screen_own_terms) \
	X(screen_own_terms_text) \
	X(screen_password_change) \
	X(screen_password_expired) \
	X(screen_notice_document) \
	X(screen_profile) \
	X(screen_progress) \
	X(screen_progress_answer) \
	X(screen_review) \
	X(screen_reset_code) \
	X(screen_reset_password) \
	X(screen_search) \
	X(screen_search_category) \
	X(screen_search_system) \
	X(screen_service) \
	X(screen_staff_add) \
	X(screen_staff_code) \
	X(screen_staff_invitation) \
	X(screen_staff_list) \
	X(screen_staff_otp) \
	X(screen_staff_password) \
	X(screen_staff_qr) \
	X(screen_staff_recovery) \
	X(screen_session_ended) \
	X(screen_staff_view) \
	X(screen_terms) \
	X(screen_terms_renewed) \
	X(screen_verification_code) \
	X(screen_verification_email) \
	X(screen_verification_password)

#define DECLARE(name) extern const struct screen name;
SCREEN_LIST(DECLARE)

/* Forms that only tell something. */
static const struct screen activation_done = {.form = "activation-done", .record = &screen_activation_record};
static const struct screen email_done = {.form = "email-done", .record = &screen_verification_record};
static const struct screen forgotten_account_done = {.form = "forgotten-account-done"};
static const struct screen forgotten_password_done = {.form = "forgotten-password-done"};
static const struct screen login_card = {.form = "login-card"};
static const struct screen login_help = {.form = "login-help"};
static const struct screen login_person = {.form = "login-person"};
static const struct screen reset_done = {.form = "reset-done"};
static const struct screen reset_expired = {.form = "reset-expired"};
static const struct screen password_done = {.form = "password-done"};
static const struct screen verification_done = {.form = "verification-done"};
static const struct screen verification_email_done = {
	.form = "verification-email-done", .record = &screen_verification_record};
static const struct screen verification_expired = {.form = "verification-expired"};
static const struct screen verification_superseded = {.form = "verification-superseded"};
static const struct screen verification_used = {.form = "verification-used"};
static const struct screen verification_wrong = {.form = "verification-wrong"};

const struct screen *const screen_table[] = {
#define ROW(name) &name,
	SCREEN_LIST(ROW)
	&activation_done,
	&email_done,
	&forgotten_account_done,
	&forgotten_password_done,
	&login_card,
	&login_help,
	&login_person,
	&reset_done,
	&reset_expired,
	&password_done,
	&verification_done,
	&verification_email_done,
	&verification_expired,
	&verification_superseded,
	&verification_used,
	&verification_wrong,
	NULL,
};
