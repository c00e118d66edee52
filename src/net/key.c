/* Host keys: a file that is there is never touched. */
#include "config.h"

#include "net/key.h"

#include <libssh/libssh.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

enum { RSA_BITS = 3072, KEY_FILE_MAX = 16384 };

static int make(const char *path, enum ssh_keytypes_e type)
{
	ssh_key key = NULL;
	char *text = NULL;
	int err = ERR_SYSTEM;

	if (ssh_pki_generate(type, type == SSH_KEYTYPE_RSA ? RSA_BITS : 0, &key) == SSH_OK &&
	    ssh_pki_export_privkey_base64(key, NULL, NULL, NULL, &text) == SSH_OK)
		err = base_file_write(path, text, strlen(text), 0600);
	if (text) {
		base_mem_wipe(text, strlen(text));
		ssh_string_free_char(text);
	}
	ssh_key_free(key);
	return err;
}

int net_key_read(const struct conf *conf, const char *name, ssh_key *key)
{
	char path[BASE_CONF_TEXT_SIZE];
	struct buf text = {0};
	int err = base_conf_path(conf, name, path);

	if (!err)
		err = base_file_read(path, KEY_FILE_MAX, &text);
	if (!err && ssh_pki_import_privkey_base64(base_buf_text(&text), NULL, NULL, NULL, key) != SSH_OK)
		err = ERR_SYNTAX;
	base_buf_release(&text);
	return err;
}

static int show(ssh_key key, FILE *out)
{
	unsigned char *hash = NULL;
	size_t n = 0;
	char *text = NULL;

	if (ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_SHA256, &hash, &n) == 0)
		text = ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, n);
	if (text)
		fprintf(out, "%s %s\n", ssh_key_type(key) == SSH_KEYTYPE_RSA ? "RSA" : "ED25519", text);
	ssh_clean_pubkey_hash(&hash);
	ssh_string_free_char(text);
	return text ? 0 : ERR_SYSTEM;
}

/* What is shown is what stands in the file, whoever wrote it. */
static int make_and_show(const struct conf *conf, const char *name, enum ssh_keytypes_e type, FILE *out)
{
	char path[BASE_CONF_TEXT_SIZE];
	ssh_key key = NULL;
	int err = net_key_read(conf, name, &key);

	if (err == ERR_NOT_FOUND) {
		err = base_conf_path(conf, name, path);
		if (!err)
			err = make(path, type);
		if (!err)
			err = net_key_read(conf, name, &key);
	}
	if (!err && ssh_key_type(key) != type)
		err = ERR_SYNTAX;
	if (!err)
		err = show(key, out);
	ssh_key_free(key);
	return err;
}

int net_key_make_all(const struct conf *conf, FILE *out)
{
	int err = make_and_show(conf, conf->host_key, SSH_KEYTYPE_ED25519, out);

	if (!err && *conf->host_key_rsa)
		err = make_and_show(conf, conf->host_key_rsa, SSH_KEYTYPE_RSA, out);
	return err;
}
