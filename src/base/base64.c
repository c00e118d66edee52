/* OpenSSL decodes whole groups of four; the rest is looked at here. */
#include "config.h"

#include "base/base64.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"

enum { GROUP_TEXT = 4, GROUP_BYTES = 3, TEXT_MAX = 1 << 20 };

int base_base64_decode(const char *text, void *bytes, size_t size, size_t *n)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t length = strlen(text), plain = strspn(text, letters), padding = strspn(text + plain, "=");
	unsigned char *whole;
	int err = 0;

	*n = 0;
	if (length > TEXT_MAX || length % GROUP_TEXT || plain + padding != length || padding > 2)
		return ERR_SYNTAX;
	if (length / GROUP_TEXT * GROUP_BYTES - padding > size)
		return ERR_RANGE;
	whole = base_mem_zero(1, length / GROUP_TEXT * GROUP_BYTES + 1);
	if (EVP_DecodeBlock(whole, (const unsigned char *)text, (int)length) < 0)
		err = ERR_SYNTAX;
	else
		*n = length / GROUP_TEXT * GROUP_BYTES - padding;
	memcpy(bytes, whole, *n);
	free(whole);
	return err;
}
