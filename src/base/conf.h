/*
 * The configuration of all programs: one table of keywords gives the members, the parser and the check;
 * maportal.conf(5) tells the same to operators.
 *
 * A file has lines of "keyword value"; # begins a comment; a value may stand in double quotes.  Every keyword
 * has a default, so a data directory alone is enough; relative paths are below the data directory.  What the
 * portal's rules are (times, limits, texts) is not configuration but policy rows in the database.
 */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include "base/buf.h"

enum { BASE_CONF_TEXT_SIZE = 512 };

/*
 * TEXT: member (char[]), keyword, default, choices (separated by blanks; "": anything goes).
 * NUMBER: member (long), keyword, default, least, most.
 */
#define BASE_CONF_LIST(TEXT, NUMBER) \
	TEXT(forms, "forms", FORMS_DIR, "") /* folder of the forms, help and letter texts */ \
	TEXT(language, "language", "zh_TW", "zh_TW en") /* of the screens, for who asks for none */ \
	TEXT(log, "log", "", "") /* file for the log; empty: standard error */ \
	TEXT(theme, "theme", "plain", "plain dark light") /* colours of the screens */ \
	NUMBER(escape_delay_ms, "escape-delay", 100, 10, 2000) /* wait for the rest of a function key */ \
	NUMBER(mouse, "mouse", 0, 0, 1) /* 1: the mouse selects fields and keys */ \
	TEXT(download_dir, "download-dir", "", "") /* folder of a medium that the kiosk saves files to; empty: none */ \
	TEXT(mail_transport, "mail-transport", "maildir", "maildir smtp") /* how letters leave */ \
	TEXT(maildir, "maildir", "mail", "") /* folder of the maildir transport */ \
	TEXT(mail_from, "mail-from", "portal@localhost.localdomain", "") /* address that letters come from */ \
	TEXT(mail_name, "mail-name", "醫事系統入口網", "") /* name that letters come from */ \
	TEXT(smtp_server, "smtp-server", "localhost:587", "") /* host:port; STARTTLS is required */ \
	TEXT(smtp_user, "smtp-user", "", "") /* account at the SMTP server; empty: no authentication */ \
	TEXT(smtp_password_file, "smtp-password-file", "", "") /* file whose first line is its password */ \
	TEXT(smtp_ca_file, "smtp-ca-file", "", "") /* PEM file of accepted authorities; empty: the system's */ \
	TEXT(smtp_helo, "smtp-helo", "localhost", "") /* name this machine gives itself */ \
	NUMBER(smtp_timeout_s, "smtp-timeout", 60, 1, 600) /* seconds to wait for each answer of the server */ \
	TEXT(sms_transport, "sms-transport", "maildir", "maildir mail exec") /* how text messages leave */ \
	TEXT(sms_address, "sms-address", "{number}@sms.localdomain", "") /* a gateway's mailbox for a number */ \
	TEXT(sms_program, "sms-program", "", "") /* takes number and text on standard input */ \
	NUMBER(sms_timeout_s, "sms-timeout", 30, 1, 600) /* seconds that it may take */ \
	TEXT(nhi_check, "nhi-check", "none", "none exec simulator") /* who answers for the insurer */ \
	TEXT(nhi_program, "nhi-program", "", "") /* question and verdict as JSON on standard input and output */ \
	NUMBER(nhi_timeout_s, "nhi-timeout", 15, 1, 600) /* seconds that it may take */ \
	TEXT(nhi_simulator, "nhi-simulator", "nhi-simulator.csv", "") /* verdicts of the simulator */ \
	TEXT(card_module, "card-module", "", "") /* PKCS#11 module of certificate cards; empty: none */ \
	TEXT(card_token, "card-token", "", "") /* label of the token to be used; empty: any */ \
	TEXT(card_reader, "card-reader", "", "") /* how the name of the reader to be used begins; empty: any */ \
	TEXT(card_soft, "card-soft", "", "") /* folder of soft cards in the place of a reader; empty: none */ \
	NUMBER(card_timeout_s, "card-timeout", 30, 1, 300) /* seconds that a card has for one request */ \
	NUMBER(seal_slots, "password-hash-slots", 2, 1, 64) /* hashes computed at the same time */ \
	NUMBER(seal_wait_s, "password-hash-wait", 30, 0, 600) /* seconds that one waits for its turn */ \
	NUMBER(seal_memory_kib, "password-hash-memory", 19456, 8, 1048576) /* of one hash */ \
	NUMBER(seal_passes, "password-hash-passes", 2, 1, 100) /* passes over that memory */ \
	TEXT(listen, "listen", "0.0.0.0:2222 [::]:2222", "") /* addresses of the SSH server, separated by blanks */ \
	TEXT(host_key, "host-key", "host-key", "") /* its Ed25519 key; made when missing */ \
	TEXT(host_key_rsa, "host-key-rsa", "", "") /* an RSA key beside it, for old clients; empty: none */ \
	TEXT(link_host, "link-host", "localhost", "") /* name of the server in letters */ \
	NUMBER(link_port, "link-port", 2222, 1, 65535) /* and its port */ \
	TEXT(portal_user, "portal-user", "", "") /* of sessions and mailer below root; empty: the data's owner */ \
	TEXT(net_user, "net-user", "nobody", "") /* of maportal-net below root */ \
	NUMBER(run_mailer, "run-mailer", 1, 0, 1) /* 1: maportald keeps a maportal-mailer running */ \
	NUMBER(connections_per_exec, "connections-per-exec", 256, 1, 1000) /* forked from one exec of a program */ \
	NUMBER(login_grace_s, "login-grace", 60, 1, 3600) /* seconds from the connection to the first screen */ \
	NUMBER(startups_free, "startups-free", 40, 1, 100000) /* unfinished logins that are always let in */ \
	NUMBER(startups_drop_percent, "startups-drop", 30, 1, 100) /* of those beyond are dropped, rising to all */ \
	NUMBER(startups_max, "startups-max", 200, 1, 100000) /* at this many */ \
	NUMBER(source_startups_max, "source-startups-max", 20, 1, 100000) /* unfinished logins of one source */ \
	NUMBER(sessions_max, "sessions-max", 2500, 1, 100000) /* sessions at the same time */ \
	NUMBER(source_sessions_max, "source-sessions-max", 200, 1, 100000) /* of one source */ \
	NUMBER(source_bits_ipv4, "source-bits-ipv4", 32, 1, 32) /* addresses alike so far are one source */ \
	NUMBER(source_bits_ipv6, "source-bits-ipv6", 64, 1, 128) \
	NUMBER(penalty_crash_s, "penalty-crash", 90, 0, 86400) /* seconds that a source is refused for each fault */ \
	NUMBER(penalty_authentication_s, "penalty-authentication", 5, 0, 86400) \
	NUMBER(penalty_protocol_s, "penalty-protocol", 5, 0, 86400) \
	NUMBER(penalty_unfinished_s, "penalty-unfinished", 1, 0, 86400) \
	NUMBER(penalty_grace_s, "penalty-grace", 10, 0, 86400) \
	NUMBER(penalty_least_s, "penalty-least", 15, 0, 86400) /* less than this in sum is not enforced yet */ \
	NUMBER(penalty_most_s, "penalty-most", 600, 0, 86400) /* more is not added */ \
	TEXT(penalty_exempt, "penalty-exempt", "", "") /* addresses without penalties, separated by blanks */ \
	NUMBER(stall_s, "stall", 60, 1, 3600) /* seconds that a client may leave its screen unread */

struct conf {
	char data[BASE_CONF_TEXT_SIZE];
#define BASE_CONF_TEXT_MEMBER(member, keyword, standard, choices) char member[BASE_CONF_TEXT_SIZE];
#define BASE_CONF_NUMBER_MEMBER(member, keyword, standard, least, most) long member;
	BASE_CONF_LIST(BASE_CONF_TEXT_MEMBER, BASE_CONF_NUMBER_MEMBER)
};

/* Every keyword at its default; data is the data directory ("" stays empty). ERR_RANGE: the path is too long. */
int base_conf_init(struct conf *conf, const char *data);

/*
 * Reads a file over conf.  On ERR_SYNTAX, ERR_RANGE or a file that cannot be read, complaint receives one line
 * for the operator: "FILE:LINE:COLUMN: what is wrong".
 */
int base_conf_read(struct conf *conf, const char *path, struct buf *complaint);

/* Joins a configured path to the data directory unless it is absolute; ERR_RANGE. */
int base_conf_path(const struct conf *conf, const char *path, char joined[BASE_CONF_TEXT_SIZE]);

#endif
