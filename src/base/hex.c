/* Hexadecimal digits. */
#include "config.h"

#include "base/hex.h"

#include <string.h>

#include "base/err.h"

static const char digits[] = "0123456789abcdef";

void base_hex_write(const unsigned char *bytes, size_t n, char *text)
{
	for (size_t i = 0; i < n; i++) {
		*text++ = digits[bytes[i] >> 4];
		*text++ = digits[bytes[i] & 15];
	}
	*text = '\0';
}

int base_hex_read(const char *text, unsigned char *bytes, size_t n)
{
	if (strlen(text) != 2 * n || strspn(text, digits) != 2 * n)
		return ERR_SYNTAX;
	for (size_t i = 0; i < n; i++)
		bytes[i] = (unsigned char)((strchr(digits, text[2 * i]) - digits) << 4 |
					   (strchr(digits, text[2 * i + 1]) - digits));
	return 0;
}
