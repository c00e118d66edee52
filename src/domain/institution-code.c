/* Shape, check digit and county of institution codes. */
#include "config.h"

#include "domain/institution-code.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/identifier.h"
#include "domain/shape.h"

/* Merged cities have several. */
static const struct county {
	const char *digits, *name_zh;
} counties[] = {
	{"01", "臺北市"}, {"02", "高雄市"}, {"03", "臺中市"}, {"05", "臺南市"}, {"07", "高雄市"}, {"11", "基隆市"},
	{"12", "新竹市"}, {"17", "臺中市"}, {"21", "臺南市"}, {"22", "嘉義市"}, {"31", "新北市"}, {"32", "桃園市"},
	{"33", "新竹縣"}, {"34", "宜蘭縣"}, {"35", "苗栗縣"}, {"36", "臺中市"}, {"37", "彰化縣"}, {"38", "南投縣"},
	{"39", "雲林縣"}, {"40", "嘉義縣"}, {"41", "臺南市"}, {"42", "高雄市"}, {"43", "屏東縣"}, {"44", "澎湖縣"},
	{"45", "花蓮縣"}, {"46", "臺東縣"}, {"90", "金門縣"}, {"91", "連江縣"},
};

/* A letter counts by its place in the alphabet, modulo ten: A=0, J=9, K=0. */
static unsigned value_of(char c)
{
	return domain_shape_is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'A') % 10;
}

char domain_institution_code_digit(const char *value)
{
	unsigned total = 0;

	for (unsigned i = 0; i < 9; i++)
		total += (i + 1) * value_of(value[i]);
	return (char)('0' + total % 10);
}

const char *domain_institution_code_county(const char *value)
{
	for (size_t i = 0; i < BASE_COUNT(counties); i++)
		if (strncmp(value + 2, counties[i].digits, 2) == 0)
			return counties[i].name_zh;
	return NULL;
}

enum rule domain_institution_code_warning(const char *value)
{
	if (domain_institution_code_digit(value) != value[9])
		return RULE_ACT_35;
	if (!domain_institution_code_county(value))
		return RULE_ID_4_COUNTY;
	if (!domain_shape_matches(value, "XX9999X999")) /* where letters have been seen */
		return RULE_ID_4_LETTER;
	return RULE_NONE;
}

enum rule domain_institution_code_identify(struct identifier *identifier)
{
	const char *county;

	if (!domain_shape_matches(identifier->value, "XXXXXXXXXX"))
		return RULE_ID_4;
	county = domain_institution_code_county(identifier->value);
	snprintf(identifier->detail, sizeof identifier->detail, base_lang_text("醫事機構 %s"),
		 county ? base_lang_text(county) : base_lang_text("縣市碼不明"));
	identifier->warning = domain_institution_code_warning(identifier->value);
	return RULE_NONE;
}
