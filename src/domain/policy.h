/*
 * Settings of the ministry: times, limits and texts that an operator changes without a new program.  Here are
 * their names, defaults and limits; values that differ from the default are rows of the database.
 */
#ifndef DOMAIN_POLICY_H
#define DOMAIN_POLICY_H

#include <stddef.h>

enum policy_kind {
	POLICY_NUMBER, /* least .. most */
	POLICY_TEXT,   /* least .. most bytes */
	POLICY_DATE,   /* ISO */
	POLICY_WORD,   /* name of a password policy */
	POLICY_EMAIL,  /* an address, or nothing */
};

enum { DOMAIN_POLICY_VALUE_MAX = 255 };

/* word, name, kind, default, least, most, help */
#define DOMAIN_POLICY_LIST(X) \
	X(POLICY_LOGIN_FAILURES_MAX, "login_failures_max", POLICY_NUMBER, "5", 1, 100, \
	  "failed logins within login_window_s that lock an account (R-ACT-7)") \
	X(POLICY_LOGIN_WINDOW_S, "login_window_s", POLICY_NUMBER, "900", 1, 86400, \
	  "seconds in which failed logins are counted") \
	X(POLICY_LOGIN_LOCK_S, "login_lock_s", POLICY_NUMBER, "900", 1, 86400, "seconds that a locked account waits") \
	X(POLICY_LOGIN_SOURCE_FAILURES_MAX, "login_source_failures_max", POLICY_NUMBER, "200", 1, 1000000, \
	  "failed logins of any accounts within login_window_s that close a terminal or address (R-ACT-7)") \
	X(POLICY_ACTIVATION_QUERY_MAX, "activation_query_max", POLICY_NUMBER, "10", 1, 10000, \
	  "ID numbers, and account names, that one terminal may ask for in activation_query_window_s (R-ACT-26)") \
	X(POLICY_ACTIVATION_QUERY_WINDOW_S, "activation_query_window_s", POLICY_NUMBER, "3600", 1, 86400, \
	  "seconds in which these queries are counted") \
	X(POLICY_ACTIVATION_QUERY_DAY_MAX, "activation_query_day_max", POLICY_NUMBER, "100", 1, 1000000, \
	  "the same in throttle_day_s (R-ACT-26)") \
	X(POLICY_QUERY_LETTERS_MAX, "query_letter", POLICY_NUMBER, "1", 0, 100, \
	  "letters in throttle_day_s that tell an account's owner that it was asked for (R-ACT-26); 0: none") \
	X(POLICY_RESET_REQUESTS_MAX, "reset_requests_max", POLICY_NUMBER, "5", 1, 1000000, \
	  "letters for a forgotten account or password that one person has in throttle_day_s (R-ACT-75)") \
	X(POLICY_RESET_SOURCE_MAX, "reset_source_max", POLICY_NUMBER, "100", 1, 1000000, \
	  "the same for one terminal or address, of whatever persons") \
	X(POLICY_THROTTLE_DAY_S, "throttle_day_s", POLICY_NUMBER, "86400", 60, 604800, \
	  "seconds in which resets, and queries of the longer run, are counted") \
	X(POLICY_VERIFICATION_TRIES_MAX, "verification_tries_max", POLICY_NUMBER, "10", 1, 1000, \
	  "wrong verification codes that one terminal has in verification_window_s (R-ACT-50)") \
	X(POLICY_VERIFICATION_WINDOW_S, "verification_window_s", POLICY_NUMBER, "900", 1, 86400, \
	  "seconds in which wrong codes are counted") \
	X(POLICY_STATUS_MISSES_MAX, "status_misses_max", POLICY_NUMBER, "50", 1, 10000, \
	  "unknown application numbers that one terminal may ask for in status_window_s (R-APP-3)") \
	X(POLICY_STATUS_WINDOW_S, "status_window_s", POLICY_NUMBER, "3600", 1, 86400, \
	  "seconds in which these are counted") \
	X(POLICY_APPLICATION_LEASE_S, "application_lease_s", POLICY_NUMBER, "1800", 60, 86400, \
	  "seconds that an application taken for review is kept from other reviewers (R-APP-20)") \
	X(POLICY_TOKEN_VERIFICATION_S, "token_verification_s", POLICY_NUMBER, "86400", 60, 604800, \
	  "seconds that a verification letter is good (R-ACT-49)") \
	X(POLICY_TOKEN_RESET_S, "token_reset_s", POLICY_NUMBER, "600", 60, 86400, \
	  "seconds that a letter for a forgotten password is good (R-ACT-71)") \
	X(POLICY_SMS_CODE_S, "sms_code_s", POLICY_NUMBER, "300", 60, 3600, \
	  "seconds that a code by text message is good (R-CARD-50)") \
	X(POLICY_SMS_CODE_NOW_MAX, "sms_code_now_max", POLICY_NUMBER, "1", 1, 1000000, \
	  "codes that one person may ask for in sms_code_resend_s (R-CARD-52)") \
	X(POLICY_SMS_CODE_RESEND_S, "sms_code_resend_s", POLICY_NUMBER, "60", 1, 3600, \
	  "seconds until another code may be asked for") \
	X(POLICY_SMS_CODE_DAY_MAX, "sms_code_day_max", POLICY_NUMBER, "5", 1, 1000000, \
	  "the same in throttle_day_s") \
	X(POLICY_SMS_CODE_SOURCE_MAX, "sms_code_source_max", POLICY_NUMBER, "20", 1, 1000000, \
	  "codes that one terminal or address may ask for in sms_code_source_window_s, for whatever persons") \
	X(POLICY_SMS_CODE_SOURCE_WINDOW_S, "sms_code_source_window_s", POLICY_NUMBER, "3600", 1, 86400, \
	  "seconds in which these are counted") \
	X(POLICY_TOKEN_INVITATION_S, "token_invitation_s", POLICY_NUMBER, "259200", 60, 2592000, \
	  "seconds that an invitation of staff is good (R-STF-12)") \
	X(POLICY_STAFF_SOURCE_FAILURES_MAX, "staff_source_failures_max", POLICY_NUMBER, "20", 1, 10000, \
	  "failed logins of staff that one terminal has in login_window_s") \
	X(POLICY_EMAIL_CHANGES_MAX, "email_changes_max", POLICY_NUMBER, "5", 1, 1000, \
	  "changes of its address that an account may ask for in email_change_window_s (R-ACT-82)") \
	X(POLICY_EMAIL_CHANGE_WINDOW_S, "email_change_window_s", POLICY_NUMBER, "3600", 1, 86400, \
	  "seconds in which these changes are counted") \
	X(POLICY_DRAFT_S, "draft_s", POLICY_NUMBER, "604800", 60, 31536000, \
	  "seconds that a form left half filled in is offered again") \
	X(POLICY_IDLE_KIOSK_S, "idle_kiosk_s", POLICY_NUMBER, "900", 10, 86400, \
	  "idle seconds until a kiosk forgets everything (R-ACT-9)") \
	X(POLICY_IDLE_SSH_WARN_S, "idle_ssh_warn_s", POLICY_NUMBER, "60", 0, 3600, \
	  "seconds that a remote session announces its lock or end before (R-ACT-9); 0: not at all") \
	X(POLICY_IDLE_SSH_LOCK_S, "idle_ssh_lock_s", POLICY_NUMBER, "900", 0, 86400, \
	  "idle seconds until a remote session locks the screen of who is logged in; 0: never") \
	X(POLICY_IDLE_SSH_END_S, "idle_ssh_end_s", POLICY_NUMBER, "1800", 0, 86400, \
	  "idle seconds until a remote session ends, locked or not; 0: never") \
	X(POLICY_CAPTCHA_S, "captcha_s", POLICY_NUMBER, "300", 10, 3600, "seconds that a captcha is good (R-ACT-11)") \
	X(POLICY_CAPTCHA_CASE_SENSITIVE, "captcha_case_sensitive", POLICY_NUMBER, "0", 0, 1, \
	  "1: the case of a captcha counts (R-ACT-12)") \
	X(POLICY_CRL_GRACE_S, "crl_grace_s", POLICY_NUMBER, "0", 0, 86400, \
	  "seconds that a revocation list still counts after its next update (R-CARD-35)") \
	X(POLICY_CRL_MISSING_ALLOWED, "crl_missing_allowed", POLICY_NUMBER, "0", 0, 1, \
	  "1: cards of an authority without revocation list are let in, unchecked (R-CARD-35)") \
	X(POLICY_CARD_RECHECK_S, "card_recheck_s", POLICY_NUMBER, "3600", 60, 86400, \
	  "seconds after which the certificate of who is logged in by card is checked again (R-CARD-67)") \
	X(POLICY_EMAIL_SHARED_ALLOWED, "email_shared_allowed", POLICY_NUMBER, "1", 0, 1, \
	  "1: several people may give one address, after a warning (R-ACT-44)") \
	X(POLICY_PASSWORD_POLICY, "password_policy", POLICY_WORD, "mohw", 0, 0, \
	  "rules for passwords: mohw (R-ACT-60 to R-ACT-69), hpa (R-HPA-20 to R-HPA-26), nist (SP 800-63B-4, the " \
	  "password alone) or nist_second_factor") \
	X(POLICY_STAFF_PASSWORD_POLICY, "staff_password_policy", POLICY_WORD, "mohw", 0, 0, \
	  "rules for passwords of staff, as password_policy") \
	X(POLICY_DOCUMENT_MAX_BYTES, "document_max_bytes", POLICY_NUMBER, "33554432", 1048576, 268435456, \
	  "bytes that one file for everyone may have (R-DOC-2)") \
	X(POLICY_DOCUMENT_TOTAL_MAX_BYTES, "document_total_max_bytes", POLICY_NUMBER, "4294967296", 1048576, \
	  1099511627776, "bytes that all of them together may have (R-DOC-3)") \
	X(POLICY_HELPDESK_PHONE, "helpdesk_phone", POLICY_TEXT, "(02)8952-1508", 0, 60, \
	  "telephone of customer service") \
	X(POLICY_HELPDESK_FAX, "helpdesk_fax", POLICY_TEXT, "(02)7738-0776", 0, 60, \
	  "fax of customer service") \
	X(POLICY_HELPDESK_EMAIL, "helpdesk_email", POLICY_TEXT, "dohcs@csc.tradevan.com.tw", 0, 254, \
	  "address of customer service") \
	X(POLICY_HELPDESK_HOURS, "helpdesk_hours", POLICY_TEXT, \
	  "AM 8:00 ~ PM 6:00 (星期一至五，國定假日休息)", 0, 120, "hours of customer service (R-ACT-4)") \
	X(POLICY_AUDIT_HEAD_S, "audit_head_s", POLICY_NUMBER, "60", 1, 3600, \
	  "seconds between two signed heads of the audit trail, while it grows") \
	X(POLICY_AUDIT_MAIL, "audit_mail", POLICY_EMAIL, "", 0, 254, \
	  "address that a signed head of the audit trail is mailed to once a day; empty: nowhere") \
	X(POLICY_RESIDENT_ID_OLD_LAST_DAY, "resident_id_old_last_day", POLICY_DATE, "2030-12-31", 0, 0, \
	  "last day on which resident numbers of the old form are accepted")

#define DOMAIN_POLICY_ENUM(word, name, kind, standard, least, most, help) word,
enum policy { DOMAIN_POLICY_LIST(DOMAIN_POLICY_ENUM) POLICY_COUNT };

struct policy_row {
	const char *name;
	enum policy_kind kind;
	const char *standard; /* the default; it passes domain_policy_check */
	long least, most;
	const char *help;
};

const struct policy_row *domain_policy_row(enum policy policy);

/* By name; NULL when there is none. */
const struct policy_row *domain_policy_find(const char *name);

/* Whether a value may stand in a row: ERR_SYNTAX for another shape, ERR_RANGE beyond the limits. */
int domain_policy_check(const struct policy_row *row, const char *value);

/* A NUMBER row's value as a number; the default's when value does not pass the check. */
long domain_policy_number(const struct policy_row *row, const char *value);

#endif
