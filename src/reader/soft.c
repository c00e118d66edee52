/* A reader and its cards made of files. */
#include "config.h"

#include "reader/soft.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "card/nhi.h"

enum { FILE_MAX = 65536, NAME_MAX_SIZE = 33, TRIES = 3 };

static int is_name(const char *name)
{
	size_t n = strlen(name);

	return n > 0 && n < NAME_MAX_SIZE && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

/* The card that is in; "" for none. */
static void read_reader(const struct reader_setting *setting, char name[NAME_MAX_SIZE])
{
	struct buf path = {0}, text = {0};

	name[0] = '\0';
	base_buf_addf(&path, "%s/reader", setting->soft);
	if (base_file_read(path.data, FILE_MAX, &text) == 0 && text.len > 0) {
		text.data[strcspn(text.data, "\r\n")] = '\0';
		if (is_name(text.data))
			(void)base_mem_copy(name, NAME_MAX_SIZE, text.data);
	}
	base_buf_clear(&path);
	base_buf_addf(&path, "%s/%s", setting->soft, name);
	if (*name && access(path.data, X_OK) < 0)
		name[0] = '\0';
	base_buf_release(&path);
	base_buf_release(&text);
}

int reader_soft_insert(const struct reader_setting *setting, const char *card)
{
	struct buf path = {0};
	int err = 0;

	base_buf_addf(&path, "%s/%s", setting->soft, card);
	if (*card && (!is_name(card) || access(path.data, X_OK) < 0))
		err = ERR_NOT_FOUND;
	base_buf_clear(&path);
	base_buf_addf(&path, "%s/reader", setting->soft);
	if (!err)
		err = base_file_write(path.data, card, strlen(card), 0600);
	base_buf_release(&path);
	return err;
}

/* ---- the reader ---- */

static int wait_for_change(int fd)
{
	char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
	ssize_t n;

	do
		n = read(fd, events, sizeof events);
	while (n < 0 && errno == EINTR);
	return n > 0 ? 0 : ERR_IO;
}

int reader_soft_watch(const struct reader_setting *setting, const struct reader_teller *teller)
{
	struct card_reader reader = {.is_soft = 1, .insertion = (uint64_t)base_clock_monotonic_ms()};
	int fd = inotify_init1(IN_CLOEXEC), err = 0, is_told = 0;
	char name[NAME_MAX_SIZE];

	if (fd < 0 || inotify_add_watch(fd, setting->soft, IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE) < 0)
		err = base_err_from_errno(errno);
	while (!err) {
		read_reader(setting, name);
		if (!is_told++ || strcmp(name, reader.name) != 0) {
			reader.state = *name ? CARD_STATE_IN : CARD_STATE_EMPTY;
			reader.insertion += *name ? 1 : 0;
			(void)base_mem_copy(reader.name, sizeof reader.name, name);
			err = teller->tell(teller->data, &reader);
		}
		if (!err)
			err = wait_for_change(fd);
	}
	if (fd >= 0)
		close(fd);
	return err;
}

/* ---- the cards ---- */

/* A file of the card that is in; RULE_CARD_1_EMPTY, without when the card has none. */
static enum rule read_file(const struct reader_setting *setting, const char *file, enum rule without,
			   struct buf *out)
{
	char name[NAME_MAX_SIZE];
	struct buf path = {0};
	enum rule rule = RULE_NONE;

	read_reader(setting, name);
	base_buf_addf(&path, "%s/%s/%s", setting->soft, name, file);
	if (!*name)
		rule = RULE_CARD_1_EMPTY;
	else if (base_file_read(path.data, FILE_MAX, out))
		rule = without;
	base_buf_release(&path);
	return rule;
}

enum rule reader_soft_read_nhi(const struct reader_setting *setting, struct card_nhi *nhi)
{
	struct buf record = {0};
	enum rule rule = read_file(setting, "nhi", RULE_CARD_7_NHI, &record);

	*nhi = (struct card_nhi){0};
	if (!rule)
		rule = card_nhi_read(base_buf_text(&record), record.len, nhi);
	base_buf_release(&record);
	return rule;
}

static long read_tries(const struct reader_setting *setting)
{
	struct buf text = {0};
	long tries = 0;

	if (read_file(setting, "tries", RULE_CARD_3, &text) == RULE_NONE)
		tries = strtol(base_buf_text(&text), NULL, 10);
	base_buf_release(&text);
	return tries < 0 || tries > TRIES ? TRIES : tries;
}

static void write_tries(const struct reader_setting *setting, long tries)
{
	char name[NAME_MAX_SIZE], text[24];
	struct buf path = {0};

	read_reader(setting, name);
	base_buf_addf(&path, "%s/%s/tries", setting->soft, name);
	snprintf(text, sizeof text, "%ld\n", tries);
	(void)base_file_write(path.data, text, strlen(text), 0600);
	base_buf_release(&path);
}

/* What the card says about its PIN after so many wrong ones. */
static struct card_token describe(long tries)
{
	return (struct card_token){.is_pin_low = tries > 0 && tries < TRIES - 1,
				   .is_pin_final = tries == TRIES - 1,
				   .is_pin_locked = tries == TRIES};
}

static enum rule read_certificate(const struct reader_setting *setting,
				  struct trust_certificate **certificate)
{
	struct buf bytes = {0};
	enum rule rule = read_file(setting, "certificate.pem", RULE_CARD_7_CERTIFICATE, &bytes);

	*certificate = NULL;
	if (!rule && trust_certificate_read_file(base_buf_text(&bytes), bytes.len, certificate))
		rule = RULE_CARD_7_CERTIFICATE;
	base_buf_release(&bytes);
	return rule;
}

enum rule reader_soft_list(const struct reader_setting *setting, struct card_token *token,
			   struct card_certificate *certificate)
{
	struct trust_certificate *read;
	enum rule rule = read_certificate(setting, &read);
	const unsigned char *der;

	*token = describe(read_tries(setting));
	read_reader(setting, token->label);
	*certificate = (struct card_certificate){.has_key = 1};
	if (!rule) {
		der = trust_certificate_der(read, &certificate->n);
		memcpy(certificate->der, der, certificate->n);
	}
	trust_certificate_free(read);
	return rule;
}

static enum rule check_pin(const struct reader_setting *setting, const char *pin)
{
	enum rule rule = card_pin_check(pin);
	long tries = read_tries(setting);
	struct card_token after = describe(tries + 1);
	struct buf right = {0};

	if (tries == TRIES)
		return RULE_CARD_41_LOCKED;
	if (!rule)
		rule = read_file(setting, "pin", RULE_CARD_41_LOCKED, &right);
	if (!rule) {
		right.data[strcspn(right.data, "\r\n")] = '\0';
		rule = base_hash_is_equal(right.data, pin) ? RULE_NONE : card_token_wrong(&after);
		write_tries(setting, rule ? tries + 1 : 0);
	}
	base_buf_release(&right);
	return rule;
}

static EVP_PKEY *read_key(const struct reader_setting *setting)
{
	struct buf bytes = {0};
	EVP_PKEY *key = NULL;
	BIO *in;

	if (read_file(setting, "key.pem", RULE_CARD_33_KEY, &bytes) == RULE_NONE) {
		in = BIO_new_mem_buf(base_buf_text(&bytes), (int)bytes.len);
		key = in ? PEM_read_bio_PrivateKey(in, NULL, NULL, NULL) : NULL;
		BIO_free(in);
	}
	ERR_clear_error();
	base_buf_release(&bytes);
	return key;
}

static enum rule sign(EVP_PKEY *key, const struct card_request *request, struct trust_signature *signature)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	enum rule rule = RULE_CARD_33_NOTHING;

	signature->n = sizeof signature->bytes;
	signature->scheme =
		EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA ? TRUST_SCHEME_PKCS1 : TRUST_SCHEME_ECDSA;
	if (context && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
	    EVP_DigestSign(context, signature->bytes, &signature->n, request->bytes, request->n) == 1)
		rule = RULE_NONE;
	EVP_MD_CTX_free(context);
	ERR_clear_error();
	return rule;
}

static enum rule check_fingerprint(const struct reader_setting *setting, const char *fingerprint)
{
	struct trust_certificate *certificate;
	struct trust_description description = {0};
	enum rule rule = read_certificate(setting, &certificate);

	if (!rule)
		trust_certificate_describe(certificate, &description);
	trust_certificate_free(certificate);
	if (!rule && strcmp(description.fingerprint, fingerprint) != 0)
		rule = RULE_CARD_4_REMOVED; /* another card */
	return rule;
}

enum rule reader_soft_sign(const struct reader_setting *setting, const struct card_request *request,
			   struct trust_signature *signature)
{
	enum rule rule = check_fingerprint(setting, request->fingerprint);
	EVP_PKEY *key = NULL;

	*signature = (struct trust_signature){0};
	if (!rule)
		rule = check_pin(setting, request->pin);
	if (!rule) {
		key = read_key(setting);
		rule = key ? sign(key, request, signature) : RULE_CARD_33_KEY;
	}
	EVP_PKEY_free(key);
	if (rule)
		*signature = (struct trust_signature){0};
	return rule;
}
