/* The key of the second factors. */
#include "config.h"

#include "portal/staff-key.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"

enum { PURPOSE_SIZE = 32 };

int portal_staff_key_make(const struct conf *conf)
{
	unsigned char key[BASE_VAULT_KEY_SIZE];
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, PORTAL_STAFF_KEY, path);

	if (err || access(path, F_OK) == 0)
		return err;
	base_random_bytes(key, sizeof key);
	err = base_file_write(path, key, sizeof key, 0600);
	base_mem_wipe(key, sizeof key);
	return err;
}

static int read_key(const struct conf *conf, unsigned char key[BASE_VAULT_KEY_SIZE])
{
	char path[BASE_CONF_TEXT_SIZE];
	struct buf bytes = {0};
	int err = base_conf_path(conf, PORTAL_STAFF_KEY, path);

	if (!err)
		err = base_file_read(path, BASE_VAULT_KEY_SIZE, &bytes);
	if (!err && bytes.len != BASE_VAULT_KEY_SIZE)
		err = ERR_CORRUPT;
	if (err)
		base_log_error("%s: %s", PORTAL_STAFF_KEY, base_err_text(err));
	else
		memcpy(key, bytes.data, BASE_VAULT_KEY_SIZE);
	base_mem_wipe(bytes.data, bytes.len);
	base_buf_release(&bytes);
	return err ? ERR_SYSTEM : 0;
}

static void name_purpose(int64_t staff_id, char purpose[PURPOSE_SIZE])
{
	snprintf(purpose, PURPOSE_SIZE, "staff:%" PRId64, staff_id);
}

int portal_staff_key_seal(const struct conf *conf, int64_t staff_id, const unsigned char secret[BASE_OTP_SECRET_SIZE],
			  char sealed[BASE_VAULT_TEXT_SIZE])
{
	unsigned char key[BASE_VAULT_KEY_SIZE];
	char purpose[PURPOSE_SIZE];
	int err = read_key(conf, key);

	name_purpose(staff_id, purpose);
	if (!err)
		err = base_vault_seal(key, purpose, secret, BASE_OTP_SECRET_SIZE, sealed);
	base_mem_wipe(key, sizeof key);
	return err;
}

int portal_staff_key_open(const struct conf *conf, int64_t staff_id, const char *sealed,
			  unsigned char secret[BASE_OTP_SECRET_SIZE])
{
	unsigned char key[BASE_VAULT_KEY_SIZE];
	char purpose[PURPOSE_SIZE];
	int err = read_key(conf, key);

	name_purpose(staff_id, purpose);
	if (!err && base_vault_open(key, purpose, sealed, secret, BASE_OTP_SECRET_SIZE)) {
		base_log_error("%s: the second factor of %s does not open", PORTAL_STAFF_KEY, purpose);
		err = ERR_SYSTEM;
	}
	base_mem_wipe(key, sizeof key);
	return err;
}
