/* Institutions of the demonstration world. */
#include "config.h"

#include <stdio.h>

#include "base/mem.h"
#include "domain/institution-code.h"
#include "portal/demo-random.h"
#include "portal/demo.h"

enum { KIND_WEIGHTS = 100, NUMBERED = 999, LETTERED = 2600, DISTRICT_LAST = 98, KIND_OF_FIRST = 2 };

/* Characters 3 and 4 of the code, the county they stand for, and its telephones. */
static const struct {
	const char *digits, *county_code, *name, *area;
	int subscriber_digits;
} counties[] = {
	{"01", "63000", "臺北市", "02", 8},  {"31", "65000", "新北市", "02", 8},   {"32", "68000", "桃園市", "03", 7},
	{"03", "66000", "臺中市", "04", 8},  {"17", "66000", "臺中市", "04", 8},   {"36", "66000", "臺中市", "04", 8},
	{"05", "67000", "臺南市", "06", 7},  {"21", "67000", "臺南市", "06", 7},   {"41", "67000", "臺南市", "06", 7},
	{"02", "64000", "高雄市", "07", 7},  {"07", "64000", "高雄市", "07", 7},   {"42", "64000", "高雄市", "07", 7},
	{"11", "10017", "基隆市", "02", 8},  {"12", "10018", "新竹市", "03", 7},   {"22", "10020", "嘉義市", "05", 7},
	{"34", "10002", "宜蘭縣", "03", 7},  {"33", "10004", "新竹縣", "03", 7},   {"35", "10005", "苗栗縣", "037", 6},
	{"37", "10007", "彰化縣", "04", 7},  {"38", "10008", "南投縣", "049", 7},  {"39", "10009", "雲林縣", "05", 7},
	{"40", "10010", "嘉義縣", "05", 7},  {"43", "10013", "屏東縣", "08", 7},   {"46", "10014", "臺東縣", "089", 6},
	{"45", "10015", "花蓮縣", "03", 7},  {"44", "10016", "澎湖縣", "06", 7},   {"90", "09020", "金門縣", "082", 6},
	{"91", "09007", "連江縣", "0836", 5},
};

/* First two characters of the code, how many of a hundred, and the end of the name. */
static const struct {
	const char *prefix;
	unsigned weight;
	const char *kind, *ending;
} kinds[] = {
	{"15", 4, "醫院", "醫院"},
	{"11", 3, "醫院", "醫療財團法人醫院"},
	{"35", 16, "診所", "診所"},
	{"35", 8, "診所", "家庭醫學科診所"},
	{"35", 7, "診所", "小兒科診所"},
	{"35", 5, "診所", "眼科診所"},
	{"37", 18, "牙醫診所", "牙醫診所"},
	{"38", 12, "中醫診所", "中醫診所"},
	{"59", 18, "藥局", "藥局"},
	{"74", 4, "居家護理所", "居家護理所"},
	{"94", 3, "醫事檢驗所", "醫事檢驗所"},
	{"QY", 2, "物理治療所", "物理治療所"},
};

static const char name_first[] = "仁康安和德慈惠福永長聖光明新大宏建瑞祥欣";
static const char name_second[] = "愛寧泰平心恩民生春安佑誠美欣和康健德華仁";
static const char *const roads[] = {"中正路", "中山路", "民生路", "民權路", "復興路",
				    "和平路", "仁愛路", "信義路", "光復路", "成功路"};

/* What the code and all else depend on, in the order of drawing. */
struct draw {
	struct demo_random random;
	size_t county, kind;
};

/*
 * The first institutions go round the counties, so that even a small world has all of them; the very first is a
 * clinic, where the people known by name practise.
 */
static void draw(const struct demo *demo, unsigned long i, struct draw *draw)
{
	unsigned weight;

	portal_demo_random_init(&draw->random, demo->seed, 'i', i);
	draw->county = portal_demo_random_below(&draw->random, BASE_COUNT(counties));
	if (i < BASE_COUNT(counties))
		draw->county = i;
	weight = portal_demo_random_below(&draw->random, KIND_WEIGHTS);
	for (draw->kind = 0; weight >= kinds[draw->kind].weight; draw->kind++)
		weight -= kinds[draw->kind].weight;
	if (i == 0)
		draw->kind = KIND_OF_FIRST;
}

/*
 * District and serial follow from the index, so no two codes are alike; the districts are such as no real code has.
 * Once the numbers of a district run out its serials have a letter, as the real ones do.
 */
static void write_code(const struct draw *draw, unsigned long i, char code[11])
{
	unsigned district = DISTRICT_LAST - (unsigned)(i / (NUMBERED + LETTERED)) % DISTRICT_LAST;
	unsigned serial = (unsigned)(i % (NUMBERED + LETTERED));

	if (serial < NUMBERED)
		snprintf(code, 11, "%.2s%.2s%02u%03u0", kinds[draw->kind].prefix, counties[draw->county].digits,
			 district % 100, serial + 1);
	else
		snprintf(code, 11, "%.2s%.2s%02u%c%02u0", kinds[draw->kind].prefix, counties[draw->county].digits,
			 district % 100, 'A' + (int)(serial - NUMBERED) / 100, (serial - NUMBERED) % 100);
	code[9] = domain_institution_code_digit(code);
}

void portal_demo_institution_code(const struct demo *demo, unsigned long i, char code[11])
{
	struct draw drawn;

	draw(demo, i, &drawn);
	write_code(&drawn, i, code);
}

void portal_demo_institution(const struct demo *demo, unsigned long i, struct institution *institution)
{
	struct draw drawn;
	struct demo_random *random = &drawn.random;
	const char *first, *second;
	int n_first, n_second;
	unsigned number = 0;

	*institution = (struct institution){0};
	draw(demo, i, &drawn);
	write_code(&drawn, i, institution->institution_code);
	first = portal_demo_random_char(random, name_first, &n_first);
	second = portal_demo_random_char(random, name_second, &n_second);
	snprintf(institution->institution_name, sizeof institution->institution_name, "%.*s%.*s%s", n_first, first,
		 n_second, second, kinds[drawn.kind].ending);
	snprintf(institution->institution_kind, sizeof institution->institution_kind, "%s", kinds[drawn.kind].kind);
	snprintf(institution->county_code, sizeof institution->county_code, "%s", counties[drawn.county].county_code);
	for (int digit = 0; digit < counties[drawn.county].subscriber_digits; digit++)
		number = 10 * number + (digit ? portal_demo_random_below(random, 10) : 2);
	snprintf(institution->phone_no, sizeof institution->phone_no, "%s-%u", counties[drawn.county].area, number);
	snprintf(institution->address, sizeof institution->address, "%s%s%u號", counties[drawn.county].name,
		 roads[portal_demo_random_below(random, BASE_COUNT(roads))], 1 + portal_demo_random_below(random, 400));
	snprintf(institution->contract_start_date, sizeof institution->contract_start_date, "%04u-%02u-01",
		 1995 + portal_demo_random_below(random, 30), 1 + portal_demo_random_below(random, 12));
}
