/* Matching texts of fixed length. */
#include "config.h"

#include "domain/shape.h"

#include <string.h>

int domain_shape_is_blank(const char *text)
{
	return text[strspn(text, " \t")] == '\0';
}

int domain_shape_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

int domain_shape_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

int domain_shape_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static int fits(char c, char shape)
{
	switch (shape) {
	case 'A':
		return domain_shape_is_upper(c);
	case '9':
		return domain_shape_is_digit(c);
	case 'X':
		return domain_shape_is_upper(c) || domain_shape_is_digit(c);
	case '-':
		return c == '-' || c == ' ';
	default:
		return c == shape;
	}
}

int domain_shape_matches(const char *text, const char *shape)
{
	for (; *text && *shape; text++, shape++)
		if (!fits(*text, *shape))
			return 0;
	return !*text && !*shape;
}

void domain_shape_raise(char *text)
{
	for (; *text; text++)
		if (domain_shape_is_lower(*text))
			*text = (char)(*text - 'a' + 'A');
}

void domain_shape_lower(char *text)
{
	for (; *text; text++)
		if (domain_shape_is_upper(*text))
			*text = (char)(*text - 'A' + 'a');
}
