/* The table of all acts. */
#include "config.h"

#include "portal/table.h"

#include <stddef.h>

#include "portal/account-desk.h"
#include "portal/activation.h"
#include "portal/application-case.h"
#include "portal/application-filing.h"
#include "portal/application-queue.h"
#include "portal/application-review.h"
#include "portal/application.h"
#include "portal/audit.h"
#include "portal/backup.h"
#include "portal/card-assign.h"
#include "portal/card-desk.h"
#include "portal/card-login.h"
#include "portal/code-login.h"
#include "portal/consent.h"
#include "portal/contact.h"
#include "portal/demo.h"
#include "portal/document.h"
#include "portal/draft.h"
#include "portal/email.h"
#include "portal/import.h"
#include "portal/institution.h"
#include "portal/mail-request.h"
#include "portal/notice.h"
#include "portal/operate.h"
#include "portal/publish.h"
#include "portal/password-change.h"
#include "portal/reset.h"
#include "portal/session.h"
#include "portal/staff-admin.h"
#include "portal/staff-invitation.h"
#include "portal/staff-login.h"
#include "portal/staff.h"
#include "portal/stay.h"
#include "portal/verification.h"

const struct act *const portal_table_acts[] = {
	&portal_account_desk_find,
	&portal_account_desk_resend,
	&portal_account_desk_resume,
	&portal_account_desk_suspend,
	&portal_account_desk_unlock,
	&portal_activation_match,
	&portal_activation_name,
	&portal_activation_personal,
	&portal_activation_query,
	&portal_activation_submit,
	&portal_application_case_own,
	&portal_application_case_review,
	&portal_application_filing_check,
	&portal_application_filing_find_own,
	&portal_application_filing_submit,
	&portal_application_filing_withdraw,
	&portal_application_progress,
	&portal_application_queue_own,
	&portal_application_queue_review,
	&portal_application_review_decide,
	&portal_application_review_release,
	&portal_application_review_take,
	&portal_application_status,
	&portal_audit_renew,
	&portal_audit_seal,
	&portal_backup_made,
	&portal_backup_made_unsound,
	&portal_backup_restored,
	&portal_card_assign,
	&portal_card_assign_look,
	&portal_card_desk_list,
	&portal_card_desk_block,
	&portal_card_desk_release,
	&portal_card_login_enroll,
	&portal_card_login_enter,
	&portal_card_login_key,
	&portal_card_login_look,
	&portal_card_login_nhi,
	&portal_card_login_unlock,
	&portal_institution_read,
	&portal_code_login_check,
	&portal_code_login_enter,
	&portal_code_login_request,
	&portal_contact_change,
	&portal_contact_open,
	&portal_demo_fill,
	&portal_document_find,
	&portal_document_list,
	&portal_document_open,
	&portal_document_save,
	&portal_draft_drop,
	&portal_draft_find,
	&portal_draft_keep,
	&portal_email_change,
	&portal_email_check,
	&portal_email_finish,
	&portal_email_pending,
	&portal_import_institution,
	&portal_import_licence,
	&portal_mail_request_post,
	&portal_notice_app_systems,
	&portal_notice_categories,
	&portal_notice_list,
	&portal_notice_read,
	&portal_notice_systems,
	&portal_notice_terms,
	&portal_operate_policy,
	&portal_operate_policy_unset,
	&portal_operate_retry,
	&portal_operate_trust_add,
	&portal_operate_trust_list,
	&portal_operate_trust_remove,
	&portal_publish_detach,
	&portal_publish_document,
	&portal_publish_document_change,
	&portal_publish_document_withdraw,
	&portal_publish_notice,
	&portal_publish_notice_change,
	&portal_publish_notice_withdraw,
	&portal_publish_terms,
	&portal_publish_terms_consents,
	&portal_publish_terms_list,
	&portal_publish_terms_read,
	&portal_password_change,
	&portal_password_change_open,
	&portal_reset_account,
	&portal_reset_password,
	&portal_session_agree,
	&portal_consent_list,
	&portal_consent_read,
	&portal_session_licences,
	&portal_session_login,
	&portal_session_logout,
	&portal_session_profile,
	&portal_session_unlock,
	&portal_stay_end,
	&portal_stay_end_others,
	&portal_stay_list,
	&portal_staff_admin_add,
	&portal_staff_admin_change,
	&portal_staff_admin_invite,
	&portal_staff_admin_readdress,
	&portal_staff_admin_list,
	&portal_staff_admin_read,
	&portal_staff_admin_resume,
	&portal_staff_admin_suspend,
	&portal_staff_invitation_accept,
	&portal_staff_invitation_choose,
	&portal_staff_invitation_open,
	&portal_staff_login_code,
	&portal_staff_login_password,
	&portal_staff_login_unlock,
	&portal_staff_profile,
	&portal_verification_finish,
	&portal_verification_open,
	&portal_verification_reset,
	NULL,
};
