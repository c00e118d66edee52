/* All commands of maportal-admin, in the order of the help. */
#ifndef COMMAND_REGISTRY_H
#define COMMAND_REGISTRY_H

#include "command/command.h"

/* Ends with NULL. */
extern const struct command *const command_registry[];

extern const struct command command_application; /* verbs, as are all that begin so */
extern const struct command command_application_apply;
extern const struct command command_application_list;
extern const struct command command_application_print;
extern const struct command command_application_systems;
extern const struct command command_application_withdraw;
extern const struct command command_audit;
extern const struct command command_batch; /* a verb: verb.c */
extern const struct command command_backup;
extern const struct command command_backup_restore;
extern const struct command command_card;
extern const struct command command_check;
extern const struct command command_demo;
extern const struct command command_document;
extern const struct command command_download_get;  /* a verb */
extern const struct command command_download_list; /* a verb */
extern const struct command command_enroll; /* a verb */
extern const struct command command_form;
extern const struct command command_id;
extern const struct command command_import;
extern const struct command command_mail;
extern const struct command command_metric;
extern const struct command command_migrate;
extern const struct command command_notice;
extern const struct command command_overview; /* status */
extern const struct command command_policy;
extern const struct command command_profile; /* a verb */
extern const struct command command_session;
extern const struct command command_session_kick;
extern const struct command command_session_say;
extern const struct command command_stay; /* a verb */
extern const struct command command_stay_end; /* a verb */
extern const struct command command_staff_operator;

/* Verbs of staff. */
extern const struct command command_batch_staff;
extern const struct command command_staff_list;
extern const struct command command_staff_add;
extern const struct command command_staff_grant;
extern const struct command command_staff_revoke;
extern const struct command command_staff_suspend;
extern const struct command command_staff_resume;
extern const struct command command_staff_invite;
extern const struct command command_application_review_approve;
extern const struct command command_application_review_case;
extern const struct command command_application_review_queue;
extern const struct command command_application_review_reject;
extern const struct command command_application_review_release;
extern const struct command command_application_review_return;
extern const struct command command_application_review_take;
extern const struct command command_document_add;
extern const struct command command_document_withdraw;
extern const struct command command_notice_add;
extern const struct command command_notice_edit;
extern const struct command command_notice_list;
extern const struct command command_notice_withdraw;
extern const struct command command_terms_agreed;
extern const struct command command_terms_publish;
extern const struct command command_account_find;
extern const struct command command_account_resend;
extern const struct command command_account_unlock;
extern const struct command command_account_suspend;
extern const struct command command_account_resume;

extern const struct command command_status; /* a verb: verb.c */
extern const struct command command_terms;
extern const struct command command_trust;

#endif
