/* Reading telephone numbers as people write them. */
#include "config.h"

#include "domain/phone.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/identifier.h"
#include "domain/shape.h"

enum { DIGITS_SIZE = 16 };

/* The longest code that fits counts: 037 is not 03. */
static const struct phone_area areas[] = {
	{.code = "02", .name_zh = "臺北市、新北市、基隆市", .least = 8, .most = 8},
	{.code = "03", .name_zh = "桃園、新竹、宜蘭、花蓮", .least = 7, .most = 7},
	{.code = "037", .name_zh = "苗栗", .least = 6, .most = 6},
	{.code = "04", .name_zh = "臺中、彰化", .least = 7, .most = 8},
	{.code = "049", .name_zh = "南投", .least = 7, .most = 7},
	{.code = "05", .name_zh = "嘉義、雲林", .least = 7, .most = 7},
	{.code = "06", .name_zh = "臺南、澎湖", .least = 7, .most = 7},
	{.code = "07", .name_zh = "高雄", .least = 7, .most = 7},
	{.code = "08", .name_zh = "屏東", .least = 7, .most = 7},
	{.code = "089", .name_zh = "臺東", .least = 6, .most = 6},
	{.code = "082", .name_zh = "金門", .least = 6, .most = 6},
	{.code = "0826", .name_zh = "烏坵", .least = 5, .most = 5},
	{.code = "0836", .name_zh = "馬祖", .least = 5, .most = 5},
	{.code = "0800", .name_zh = "免付費電話", .least = 6, .most = 6, .is_toll_free = 1},
	{.code = "0809", .name_zh = "免付費電話", .least = 6, .most = 6, .is_toll_free = 1},
};

const struct phone_area *domain_phone_area(size_t i)
{
	return i < BASE_COUNT(areas) ? &areas[i] : NULL;
}

static const struct phone_area *longest_area(const char *digits)
{
	const struct phone_area *best = NULL;

	for (size_t i = 0; i < BASE_COUNT(areas); i++) {
		size_t n = strlen(areas[i].code);

		if (strncmp(digits, areas[i].code, n) == 0 && (!best || n > strlen(best->code)))
			best = &areas[i];
	}
	return best;
}

static int is_area(const char *digits, size_t n)
{
	for (size_t i = 0; i < BASE_COUNT(areas); i++)
		if (strlen(areas[i].code) == n && strncmp(digits, areas[i].code, n) == 0)
			return 1;
	return 0;
}

static int is_separator(char c)
{
	return c == '-' || c == ' ';
}

/*
 * Collects digits with at most one separator between two of them; *first is how many stand in the first group.
 * Where the run ends, or NULL when it is empty, has too many digits or a hyphen follows.
 */
static const char *collect(const char *text, char digits[DIGITS_SIZE], size_t *first)
{
	size_t n = 0;

	*first = 0;
	for (;; text++) {
		if (domain_shape_is_digit(*text)) {
			if (n == DIGITS_SIZE - 1)
				return NULL;
			digits[n++] = *text;
			continue;
		}
		if (n == 0 || !is_separator(*text) || !domain_shape_is_digit(text[1]))
			break;
		if (*first == 0)
			*first = n;
	}
	digits[n] = '\0';
	if (*first == 0)
		*first = n;
	return n == 0 || *text == '-' ? NULL : text;
}

/* The same for AREA-NUMBER or (AREA)NUMBER; a group that stands apart in front must be an area. */
static const char *collect_landline(const char *text, char digits[DIGITS_SIZE])
{
	const char *close = strchr(text, ')');
	char rest[DIGITS_SIZE];
	size_t first, n;

	if (*text != '(') {
		text = collect(text, digits, &first);
		return text && (first == strlen(digits) || is_area(digits, first)) ? text : NULL;
	}
	text++;
	if (!close || !is_area(text, (size_t)(close - text)))
		return NULL;
	n = (size_t)(close - text);
	memcpy(digits, text, n);
	text = collect(close + 1 + is_separator(close[1]), rest, &first);
	if (!text || n + strlen(rest) >= DIGITS_SIZE)
		return NULL;
	memcpy(digits + n, rest, strlen(rest) + 1);
	return text;
}

/* What stands before an extension; 0 bytes when nothing of the kind does. */
static size_t extension_mark(const char *text)
{
	static const char *const marks[] = {"#", "=", "轉", "分機", "EXT", "X"};

	for (size_t i = 0; i < BASE_COUNT(marks); i++) {
		size_t n = strlen(marks[i]);

		if (strncmp(text, marks[i], n) == 0)
			return n;
	}
	return 0;
}

/* Reads what follows the number: nothing, or a mark and one to six digits. */
static enum rule read_extension(const char *text, char extension[DOMAIN_PHONE_EXTENSION_SIZE])
{
	size_t mark, n = 0;

	extension[0] = '\0';
	if (!*text)
		return RULE_NONE;
	mark = extension_mark(text);
	text += mark;
	if (*text == ':' || *text == '.')
		text++;
	while (*text == ' ')
		text++;
	while (domain_shape_is_digit(text[n]))
		n++;
	if (mark == 0 || n == 0 || n >= DOMAIN_PHONE_EXTENSION_SIZE || text[n])
		return RULE_ID_8;
	memcpy(extension, text, n + 1);
	return RULE_NONE;
}

enum rule domain_phone_parse(const char *text, struct phone *phone)
{
	char digits[DIGITS_SIZE];
	const struct phone_area *area;
	size_t n;

	*phone = (struct phone){0};
	text = collect_landline(text, digits);
	area = text ? longest_area(digits) : NULL;
	if (!area)
		return RULE_ID_8;
	n = strlen(digits) - strlen(area->code);
	if (n < area->least || n > area->most)
		return RULE_ID_8;
	while (*text == ' ')
		text++;
	phone->area = area;
	memcpy(phone->subscriber, digits + strlen(area->code), n + 1);
	return read_extension(text, phone->extension);
}

enum rule domain_phone_identify_landline(struct identifier *identifier)
{
	struct phone phone;
	const char *hash;

	if (domain_phone_parse(identifier->value, &phone) != RULE_NONE)
		return RULE_ID_8;
	hash = phone.extension[0] ? "#" : "";
	snprintf(identifier->value, sizeof identifier->value, "%s-%s%s%s", phone.area->code, phone.subscriber, hash,
		 phone.extension);
	snprintf(identifier->detail, sizeof identifier->detail, base_lang_text("市話 %s"),
		 base_lang_text(phone.area->name_zh));
	if (phone.area->is_toll_free)
		identifier->warning = RULE_ID_8_TOLL_FREE;
	return RULE_NONE;
}

enum rule domain_phone_identify_mobile(struct identifier *identifier)
{
	static const char country[] = "886";
	char digits[DIGITS_SIZE];
	const char *text = identifier->value;
	int is_abroad = *text == '+';
	size_t first, skip = 0;

	text = collect(text + is_abroad, digits, &first);
	if (!text || *text)
		return RULE_ID_7;
	if (strncmp(digits, country, strlen(country)) == 0)
		skip = strlen(country);
	else if (is_abroad)
		return RULE_ID_7;
	snprintf(identifier->value, sizeof identifier->value, "%s%s", skip ? "0" : "", digits + skip);
	if (!domain_shape_matches(identifier->value, "0999999999") || identifier->value[1] != '9')
		return RULE_ID_7;
	snprintf(identifier->detail, sizeof identifier->detail, base_lang_text("行動電話 %.4s-%.6s"),
		 identifier->value, identifier->value + 4);
	return RULE_NONE;
}
