/* One SMTP session by libesmtp, watched: the library tells neither a refused login nor why TLS failed. */
#include "config.h"

#include "mail/session.h"

#include <arpa/inet.h>
#include <openssl/ssl.h> /* this and auth-client.h before libesmtp.h, or it hides what takes their types */
#include <openssl/x509v3.h>
#include <auth-client.h>
#include <libesmtp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

enum { PASSWORD_LIMIT = 4096, HOST_SIZE = 256 };

struct session {
	const struct conf *conf;
	struct outcome *outcome;
	const struct session_host *host;
	char *user, *password;
	int is_logging_in, is_logged_in;
	size_t last_n;	  /* bytes of outcome->last */
	int is_line_over; /* the next byte begins a new line */
	SSL_CTX *tls;
	auth_context_t auth;
	smtp_session_t smtp;
};

static void blame(struct session *session, int is_alarm, const char *text, const char *detail)
{
	struct outcome *outcome = session->outcome;

	outcome->is_alarm = is_alarm;
	snprintf(outcome->trouble, sizeof outcome->trouble, "%s%s%s", text, *detail ? "：" : "", detail);
}

/* A whole line of the server; while we are logging in it answers that. */
static void read_line(struct session *session)
{
	const char *line = session->outcome->last;

	if (!session->is_logging_in || strlen(line) < 4 || line[3] == '-' || line[0] == '3')
		return;
	session->is_logging_in = 0;
	session->is_logged_in = line[0] == '2';
	if (!session->is_logged_in) {
		blame(session, line[0] == '5', line, "");
		return;
	}
	session->outcome->is_alarm = 0; /* what another mechanism was told before */
	session->outcome->trouble[0] = '\0';
}

static void read_bytes(struct session *session, const char *bytes, size_t n)
{
	char *last = session->outcome->last;

	for (size_t i = 0; i < n; i++) {
		if (session->is_line_over)
			session->last_n = 0;
		session->is_line_over = bytes[i] == '\n';
		if (session->is_line_over)
			read_line(session);
		else if (bytes[i] != '\r' && session->last_n + 1 < sizeof session->outcome->last)
			last[session->last_n++] = bytes[i];
		last[session->last_n] = '\0';
	}
}

/* libesmtp shows what it writes just before it writes it, so a MAIL that must not go out can still be stopped. */
static void write_bytes(struct session *session, const char *bytes, size_t n)
{
	const struct session_host *host = session->host;

	if (n > 5 && memcmp(bytes, "AUTH ", 5) == 0)
		session->is_logging_in = 1;
	if (memmem(bytes, n, "DATA\r\n", 6) || memmem(bytes, n, "BDAT ", 5))
		host->commit(host->data);
	if (session->is_logged_in || !*session->conf->smtp_user || !memmem(bytes, n, "MAIL FROM:", 10))
		return;
	if (!*session->outcome->trouble)
		blame(session, 1, "郵件伺服器不提供 PLAIN 或 LOGIN 登入", "");
	host->give_up(session->outcome, host->data);
}

static void watch(const char *bytes, int n, int is_writing, void *data)
{
	if (n > 0 && is_writing == SMTP_CB_WRITING)
		write_bytes(data, bytes, (size_t)n);
	else if (n > 0 && is_writing == SMTP_CB_READING)
		read_bytes(data, bytes, (size_t)n);
}

static void hear_event(smtp_session_t smtp, int event, void *data, ...)
{
	va_list args;

	(void)smtp;
	va_start(args, data);
	if (event == SMTP_EV_EXTNA_STARTTLS)
		blame(data, 1, "郵件伺服器不提供 STARTTLS，信件不會以明文送出", "");
	else if (event == SMTP_EV_NO_PEER_CERTIFICATE || event == SMTP_EV_WRONG_PEER_CERTIFICATE)
		blame(data, 1, "郵件伺服器的憑證不符", ""); /* *ok stays 0 */
	else if (event == SMTP_EV_INVALID_PEER_CERTIFICATE)
		blame(data, 1, "郵件伺服器的憑證無效", X509_verify_cert_error_string(va_arg(args, long)));
	va_end(args);
}

/* OpenSSL's own check, so that its reason is not lost in the library. */
static int verify(X509_STORE_CTX *chain, void *data)
{
	int is_good = X509_verify_cert(chain) == 1;

	if (!is_good)
		blame(data, 1, "郵件伺服器的憑證無效", X509_verify_cert_error_string(X509_STORE_CTX_get_error(chain)));
	return is_good;
}

/* The host of "host:port" or "[address]:port". */
static void host_of(const char *server, char host[HOST_SIZE])
{
	const char *colon = strrchr(server, ':');
	size_t n = colon ? (size_t)(colon - server) : strlen(server);

	if (n >= 2 && server[0] == '[' && server[n - 1] == ']') {
		server++;
		n -= 2;
	}
	if (n >= HOST_SIZE)
		n = HOST_SIZE - 1;
	memcpy(host, server, n);
	host[n] = '\0';
}

static int expect_host(SSL_CTX *tls, const char *server)
{
	X509_VERIFY_PARAM *param = SSL_CTX_get0_param(tls);
	struct in6_addr address;
	char host[HOST_SIZE];

	host_of(server, host);
	if (inet_pton(AF_INET, host, &address) == 1 || inet_pton(AF_INET6, host, &address) == 1)
		return X509_VERIFY_PARAM_set1_ip_asc(param, host);
	X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
	return X509_VERIFY_PARAM_set1_host(param, host, 0);
}

/*
 * TLS 1.2 and nothing else: with 1.3 a session ticket that comes before libesmtp 1.1 has flushed its EHLO makes it
 * wait for the answer to a command that it never sent.
 */
static int prepare_tls(struct session *session)
{
	const struct conf *conf = session->conf;
	char path[BASE_CONF_TEXT_SIZE];
	SSL_CTX *tls = session->tls = SSL_CTX_new(TLS_client_method());

	if (!tls || !SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION) ||
	    !SSL_CTX_set_max_proto_version(tls, TLS1_2_VERSION) || !expect_host(tls, conf->smtp_server))
		return ERR_SYSTEM;
	SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, NULL);
	SSL_CTX_set_cert_verify_callback(tls, verify, session);
	if (!*conf->smtp_ca_file)
		return SSL_CTX_set_default_verify_paths(tls) == 1 ? 0 : ERR_SYSTEM;
	if (base_conf_path(conf, conf->smtp_ca_file, path) || SSL_CTX_load_verify_locations(tls, path, NULL) != 1) {
		blame(session, 1, "無法讀取 smtp-ca-file", conf->smtp_ca_file);
		return ERR_IO;
	}
	return 0;
}

static int answer_login(auth_client_request_t request, char **result, int fields, void *data)
{
	struct session *session = data;

	for (int i = 0; i < fields; i++)
		result[i] = request[i].flags & AUTH_PASS ? session->password : session->user;
	return 1;
}

static int prepare_login(struct session *session)
{
	const struct conf *conf = session->conf;
	char path[BASE_CONF_TEXT_SIZE];
	struct buf text = {0};
	int err = base_conf_path(conf, conf->smtp_password_file, path);

	if (!*conf->smtp_user)
		return 0;
	if (!err)
		err = base_file_read(path, PASSWORD_LIMIT, &text);
	if (err) {
		blame(session, 1, "無法讀取 smtp-password-file", base_err_text(err));
		return err;
	}
	base_buf_cut(&text, strcspn(base_buf_text(&text), "\r\n"));
	session->password = base_buf_detach(&text);
	session->user = base_mem_dup(conf->smtp_user);
	session->auth = auth_create_context();
	auth_set_mechanism_flags(session->auth, AUTH_PLUGIN_PLAIN, 0); /* off by default */
	auth_set_interact_cb(session->auth, answer_login, session);
	return 0;
}

static smtp_recipient_t prepare_smtp(struct session *session, const struct letter *letter, const struct buf *message,
				     smtp_message_t *mail)
{
	const struct conf *conf = session->conf;
	smtp_session_t smtp = session->smtp = smtp_create_session();

	smtp_set_server(smtp, conf->smtp_server);
	smtp_set_hostname(smtp, conf->smtp_helo);
	smtp_set_eventcb(smtp, hear_event, session);
	smtp_set_monitorcb(smtp, watch, session, 0);
	smtp_starttls_enable(smtp, Starttls_REQUIRED);
	smtp_starttls_set_ctx(smtp, session->tls);
	if (session->auth)
		smtp_auth_set_context(smtp, session->auth);
	/* without the flag the library raises these to the minutes of the RFC */
	for (int wait = Timeout_GREETING; wait <= Timeout_DATA2; wait++)
		smtp_set_timeout(smtp, wait | Timeout_OVERRIDE_RFC2822_MINIMUM, conf->smtp_timeout_s * 1000);
	*mail = smtp_add_message(smtp);
	smtp_set_reverse_path(*mail, conf->mail_from);
	smtp_set_message_str(*mail, message->data);
	return smtp_add_recipient(*mail, letter->recipient);
}

static void keep(struct answer *answer, const smtp_status_t *status)
{
	char codes[40] = "";

	if (!status || !status->code)
		return;
	if (status->enh_class)
		snprintf(codes, sizeof codes, "%d.%d.%d ", status->enh_class, status->enh_subject, status->enh_detail);
	answer->code = status->code;
	snprintf(answer->text, sizeof answer->text, "%s%s", codes, status->text ? status->text : "");
}

/* The session did not even begin: errno as a negative number, or a number of the library's. */
static void keep_error(struct session *session)
{
	int error = smtp_errno(), is_name = error >= SMTP_ERR_EAI_ADDRFAMILY && error <= SMTP_ERR_EAI_SOCKTYPE;
	char text[256] = "";

	if (*session->outcome->trouble || error == SMTP_ERR_DROPPED_CONNECTION)
		return;
	smtp_strerror(error, text, sizeof text);
	if (is_name)
		blame(session, 1, "找不到郵件伺服器", text);
	else if (error < 0)
		blame(session, 0, "無法連線至郵件伺服器", text);
	else
		blame(session, 1, "對方不是郵件伺服器", text);
}

void mail_session_run(const struct conf *conf, const struct letter *letter, const struct buf *message,
		      const struct session_host *host, struct outcome *outcome)
{
	struct session session = {.conf = conf, .outcome = outcome, .host = host};
	smtp_recipient_t recipient;
	smtp_message_t mail;

	*outcome = (struct outcome){0};
	blame(&session, 1, "無法準備加密連線", "");
	auth_client_init();
	if (prepare_tls(&session) || prepare_login(&session))
		goto out;
	blame(&session, 0, "", "");
	recipient = prepare_smtp(&session, letter, message, &mail);
	if (!smtp_start_session(session.smtp))
		keep_error(&session);
	keep(&outcome->mail, smtp_reverse_path_status(mail));
	keep(&outcome->recipient, smtp_recipient_status(recipient));
	keep(&outcome->message, smtp_message_transfer_status(mail));
out:
	if (session.smtp)
		smtp_destroy_session(session.smtp);
	if (session.auth)
		auth_destroy_context(session.auth);
	auth_client_exit();
	SSL_CTX_free(session.tls);
	if (session.password)
		base_mem_wipe(session.password, strlen(session.password));
	free(session.password);
	free(session.user);
}
