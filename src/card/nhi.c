/* From the bytes of a health card to checked values. */
#include "config.h"

#include "card/nhi.h"

#include <iconv.h>
#include <string.h>

#include "base/clock.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/identifier.h"

enum {
	AT_NUMBER = 0,
	AT_NAME = 12,
	AT_PERSON = 32,
	AT_BORN = 42,
	AT_SEX = 49,
	AT_ISSUED = 50,
	DATE_BYTES = 7,
	REPLACEMENT = 0xFFFD,
	PAIR_MAX = 3, /* characters that one pair of bytes may become */
};

static void add_char(struct card_nhi *nhi, size_t *at, uint32_t code)
{
	char bytes[BASE_TEXT_CHAR_SIZE];
	size_t n;

	if (base_gate_char(code) != GATE_OK)
		code = REPLACEMENT;
	if (code == REPLACEMENT)
		nhi->has_gap = 1;
	n = base_text_encode(code, bytes);
	if (*at + n < sizeof nhi->name) {
		memcpy(nhi->name + *at, bytes, n + 1);
		*at += n;
	}
}

static int is_lead(unsigned char byte)
{
	return byte >= 0x81 && byte <= 0xFE;
}

static int is_trail(unsigned char byte)
{
	return (byte >= 0x40 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xFE);
}

/* One character of n bytes, which may be one that becomes a base and a mark. */
static void convert(struct card_nhi *nhi, iconv_t converter, const unsigned char *bytes, size_t n, size_t *at)
{
	char text[PAIR_MAX * BASE_TEXT_CHAR_SIZE], *in = (char *)(uintptr_t)bytes, *out = text;
	size_t in_n = n, out_n = sizeof text, used;
	uint32_t code;

	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &in, &in_n, &out, &out_n) == (size_t)-1 || in_n > 0 ||
	    iconv(converter, NULL, NULL, &out, &out_n) == (size_t)-1 || out == text) {
		add_char(nhi, at, REPLACEMENT);
		return;
	}
	for (const char *from = text; from < out; from += used) {
		used = base_text_decode(from, (size_t)(out - from), &code);
		if (used == 0)
			break;
		add_char(nhi, at, code);
	}
}

/* Blanks of either width around a name are padding. */
static void trim(char *name)
{
	static const char wide[] = "\xe3\x80\x80";
	size_t skip = 0, n;

	for (;; skip += name[skip] == ' ' ? 1 : 3)
		if (name[skip] != ' ' && strncmp(name + skip, wide, 3) != 0)
			break;
	memmove(name, name + skip, strlen(name + skip) + 1);
	n = strlen(name);
	for (;;) {
		if (n > 0 && name[n - 1] == ' ')
			name[--n] = '\0';
		else if (n >= 3 && strcmp(name + n - 3, wide) == 0)
			name[n -= 3] = '\0';
		else
			break;
	}
}

/* The name ends at the first zero; half a character at its end was cut off by whoever made the card. */
static void read_name(struct card_nhi *nhi, const unsigned char *bytes)
{
	iconv_t converter = iconv_open("UTF-8", "BIG5-HKSCS");
	size_t n = strnlen((const char *)bytes, CARD_NHI_NAME_BYTES), at = 0;

	memcpy(nhi->name_bytes, bytes, CARD_NHI_NAME_BYTES);
	for (size_t i = 0; i < n;) {
		size_t used = 1;

		if (is_lead(bytes[i]) && i + 1 == n)
			break;
		if (is_lead(bytes[i]) && is_trail(bytes[i + 1]))
			used = 2;
		if (converter == (iconv_t)-1)
			add_char(nhi, &at, REPLACEMENT);
		else
			convert(nhi, converter, bytes + i, used, &at);
		i += used;
	}
	if (converter != (iconv_t)-1)
		iconv_close(converter);
	trim(nhi->name);
}

static int read_number(struct card_nhi *nhi, const unsigned char *bytes)
{
	for (size_t i = 0; i < CARD_NHI_NUMBER_SIZE - 1; i++) {
		if (bytes[i] < '0' || bytes[i] > '9')
			return 0;
		nhi->number[i] = (char)bytes[i];
	}
	return 1;
}

static int read_person(struct card_nhi *nhi, const unsigned char *bytes)
{
	char text[DOMAIN_PERSON_ID_SIZE], value[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;
	int is_good;

	memcpy(text, bytes, sizeof text - 1);
	text[sizeof text - 1] = '\0';
	is_good = domain_identifier_person(text, value, &kind) == RULE_NONE && strcmp(text, value) == 0;
	if (is_good)
		memcpy(nhi->person_id_no, value, sizeof value);
	base_mem_wipe(text, sizeof text);
	base_mem_wipe(value, sizeof value);
	return is_good;
}

static void read_date(const unsigned char *bytes, struct date *date)
{
	struct date today = base_date_at(base_clock_now_s());
	char text[DATE_BYTES + 1];

	memcpy(text, bytes, DATE_BYTES);
	text[DATE_BYTES] = '\0';
	if (base_date_parse_roc(text, date) || base_date_days(*date) > base_date_days(today))
		*date = (struct date){0};
	base_mem_wipe(text, sizeof text);
}

enum rule card_nhi_read(const void *bytes, size_t n, struct card_nhi *nhi)
{
	const unsigned char *record = bytes;
	enum rule rule = RULE_NONE;

	*nhi = (struct card_nhi){0};
	if (n != CARD_NHI_BYTES)
		return RULE_CARD_8_LENGTH;
	if (!read_number(nhi, record + AT_NUMBER))
		rule = RULE_CARD_8_NUMBER;
	else if (!read_person(nhi, record + AT_PERSON))
		rule = RULE_CARD_8_ID;
	if (rule) {
		base_mem_wipe(nhi, sizeof *nhi);
		return rule;
	}
	read_name(nhi, record + AT_NAME);
	read_date(record + AT_BORN, &nhi->born);
	read_date(record + AT_ISSUED, &nhi->issued);
	if (record[AT_SEX] == 'M' || record[AT_SEX] == 'F')
		nhi->sex = (char)record[AT_SEX];
	return RULE_NONE;
}

enum rule card_nhi_warning(const struct card_nhi *nhi)
{
	if (!nhi->born.year || !nhi->issued.year)
		return RULE_CARD_8_DATE;
	return nhi->sex ? RULE_NONE : RULE_CARD_8_SEX;
}
