/* People of the demonstration world and their licences. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person-id.h"
#include "portal/demo-random.h"
#include "portal/demo.h"

/*
 * Numbers that must not occur twice are not drawn: an index is spread over its range by a factor that has no
 * divisor in common with the range.  Certificates begin at 100000; after a lap over their range the types move on.
 */
enum {
	ID_RANGE = 6000000, /* characters 3 to 9 of an ID number; the third is 0 to 5 for people born here */
	ID_FACTOR = 3708203,
	SERIAL_FIRST = 100000,
	SERIAL_RANGE = 900000,
	SERIAL_FACTOR = 556231,
	SECOND_EVERY = 40, /* of so many licences the last is another one of the person before */
	TYPE_WEIGHTS = 1000,
	SURNAME_WEIGHTS = 909, /* the sum of the table, as that of the types is TYPE_WEIGHTS */
	PLACE_TRIES = 16,
};

/* Code, how many of a thousand, women of a hundred, word in practice licence numbers, where they practise. */
static const struct {
	const char *code;
	unsigned weight, women;
	const char *word, *places;
} types[] = {
	{"F", 480, 95, "護", "15 11 35 74"}, {"G", 30, 97, "護", "15 11 35"},  {"A", 150, 25, "醫", "15 11 35"},
	{"C", 50, 30, "牙", "37"},	     {"B", 25, 35, "中醫", "38"},      {"D", 100, 65, "藥", "59 15 11"},
	{"E", 20, 60, "藥生", "59"},	     {"J", 50, 75, "醫檢", "94 15 11"}, {"S", 30, 50, "放", "15 11"},
	{"Q", 25, 60, "物理", "QY 15"},	     {"R", 10, 70, "職治", "15 11"},   {"Z", 10, 92, "營養", "15 11"},
	{"Y", 5, 78, "臨心", "15 11"},	     {"V", 5, 85, "呼", "15 11"},      {"1", 5, 90, "語", "15 11"},
	{"5", 5, 55, "驗光", "35"},
};

/* How many of SURNAME_WEIGHTS people have the name. */
static const struct {
	const char *surname;
	unsigned weight;
} surnames[] = {
	{"陳", 111}, {"林", 83}, {"黃", 61}, {"張", 53}, {"李", 51}, {"王", 41}, {"吳", 40}, {"劉", 32}, {"蔡", 29},
	{"楊", 27},  {"許", 23}, {"鄭", 19}, {"謝", 18}, {"洪", 15}, {"郭", 15}, {"邱", 15}, {"曾", 15}, {"廖", 14},
	{"賴", 13},  {"徐", 13}, {"周", 12}, {"葉", 12}, {"蘇", 11}, {"莊", 10}, {"呂", 10}, {"江", 9},	 {"何", 9},
	{"蕭", 8},   {"羅", 8},	 {"高", 8},  {"潘", 7},	 {"簡", 7},  {"朱", 7},	 {"鍾", 7},  {"彭", 6},	 {"游", 6},
	{"詹", 6},   {"胡", 6},	 {"施", 5},  {"沈", 5},	 {"余", 5},  {"盧", 5},	 {"梁", 4},  {"趙", 4},	 {"顏", 4},
	{"柯", 4},   {"翁", 4},	 {"魏", 4},  {"孫", 4},	 {"戴", 4},  {"范", 3},	 {"方", 3},  {"宋", 3},	 {"鄧", 3},
	{"杜", 2},   {"侯", 2},	 {"歐陽", 1}, {"溫", 3},
};

static const char *const given_first[] = {"志俊建文家冠宗承柏宇彥偉信明國政", "淑雅怡美惠佳欣詩雯婷心宜思筱郁曉"};
static const char *const given_second[] = {"明豪宏偉傑翰廷賢銘榮龍哲霖緯均安", "君芬玲婷娟華慧如萍雯蓉穎儀潔芳瑜"};
static const char id_letters[] = "ABCDEFGHIJKMNOPQTUVWXZAABBDDEEFFFHH";

/* People to try the screens with: one who practises, one who does not, one with a resident number. */
static const struct {
	const char *person_id_no, *person_id_kind, *name, *personnel_type, *certificate_serial;
	int is_practising;
	const char *renewal_due_date;
} known[PORTAL_DEMO_KNOWN] = {
	{"A223456781", "national", "林怡君", "F", "049465", 1, "2029-05-20"},
	{"B123456780", "national", "陳志明", "D", "004226", 0, ""},
	{"A923456785", "resident_new", "阮氏秋", "F", "030303", 1, "2030-08-05"},
};

static size_t weighted_surname(struct demo_random *random)
{
	unsigned weight = portal_demo_random_below(random, SURNAME_WEIGHTS);
	size_t at = 0;

	while (weight >= surnames[at].weight)
		weight -= surnames[at++].weight;
	return at;
}

/* The type that a place in the lap of certificates has; a second certificate is of another type than the first. */
static size_t type_of_place(const struct demo *demo, unsigned long place)
{
	int is_second = place % SECOND_EVERY == SECOND_EVERY - 1;
	struct demo_random random;
	unsigned weight;
	size_t at = 0;

	portal_demo_random_init(&random, demo->seed, 't', place - (unsigned long)is_second);
	weight = portal_demo_random_below(&random, TYPE_WEIGHTS);
	while (weight >= types[at].weight)
		weight -= types[at++].weight;
	return (at + (size_t)is_second) % BASE_COUNT(types);
}

static void make_person(const struct demo *demo, unsigned long i, unsigned women, struct person *person)
{
	struct demo_random random;
	unsigned digits = (unsigned)((uint64_t)i * ID_FACTOR % ID_RANGE);
	int is_woman, n_first, n_second;
	const char *first, *second;

	portal_demo_random_init(&random, demo->seed, 'p', i);
	is_woman = portal_demo_random_below(&random, 100) < women;
	snprintf(person->person_id_no, sizeof person->person_id_no, "%c%d%07u0",
		 id_letters[portal_demo_random_below(&random, sizeof id_letters - 1)], 1 + is_woman,
		 digits == 2345678 ? ID_RANGE : digits); /* the people known by name have that one */
	person->person_id_no[9] = domain_person_id_digit(person->person_id_no);
	snprintf(person->person_id_kind, sizeof person->person_id_kind, "national");
	first = portal_demo_random_char(&random, given_first[is_woman], &n_first);
	second = portal_demo_random_char(&random, given_second[is_woman], &n_second);
	snprintf(person->name, sizeof person->name, "%s%.*s%.*s", surnames[weighted_surname(&random)].surname, n_first,
		 first, n_second, second);
}

/* An institution of a kind where the type is found, if a few tries meet one. */
static void make_practice(const struct demo *demo, unsigned long i, size_t type, const struct person *person,
			  struct licence *licence)
{
	struct demo_random random;
	char prefix[3];

	portal_demo_random_init(&random, demo->seed, 'l', i);
	licence->is_practising = portal_demo_random_below(&random, 100) >= 12;
	if (!licence->is_practising)
		return;
	for (int tries = 0; tries < PLACE_TRIES; tries++) {
		portal_demo_institution_code(demo, portal_demo_random_below(&random, (unsigned)demo->institutions),
					     licence->home_institution_code);
		snprintf(prefix, sizeof prefix, "%.2s", licence->home_institution_code);
		if (strstr(types[type].places, prefix))
			break;
	}
	snprintf(licence->practice_licence_no, sizeof licence->practice_licence_no, "衛%s執字第%s號", types[type].word,
		 person->person_id_no);
	snprintf(licence->renewal_due_date, sizeof licence->renewal_due_date, "%04u-%02u-%02u",
		 2027 + portal_demo_random_below(&random, 6), 1 + portal_demo_random_below(&random, 12),
		 1 + portal_demo_random_below(&random, 28));
}

static void make_known(const struct demo *demo, unsigned long i, struct person *person, struct licence *licence)
{
	snprintf(person->person_id_no, sizeof person->person_id_no, "%s", known[i].person_id_no);
	snprintf(person->person_id_kind, sizeof person->person_id_kind, "%s", known[i].person_id_kind);
	snprintf(person->name, sizeof person->name, "%s", known[i].name);
	snprintf(licence->personnel_type, sizeof licence->personnel_type, "%s", known[i].personnel_type);
	snprintf(licence->certificate_serial, sizeof licence->certificate_serial, "%s", known[i].certificate_serial);
	snprintf(licence->renewal_due_date, sizeof licence->renewal_due_date, "%s", known[i].renewal_due_date);
	licence->is_practising = known[i].is_practising;
	if (licence->is_practising)
		portal_demo_institution_code(demo, 0, licence->home_institution_code);
}

void portal_demo_licence(const struct demo *demo, unsigned long i, struct person *person, struct licence *licence)
{
	unsigned long lap, place, holder;
	size_t type;

	*person = (struct person){0};
	*licence = (struct licence){0};
	if (i < PORTAL_DEMO_KNOWN) {
		make_known(demo, i, person, licence);
		return;
	}
	i -= PORTAL_DEMO_KNOWN;
	lap = i / SERIAL_RANGE;
	place = i % SERIAL_RANGE;
	holder = place % SECOND_EVERY == SECOND_EVERY - 1 ? i - 1 : i;
	type = (type_of_place(demo, place) + lap) % BASE_COUNT(types);
	make_person(demo, holder, types[(type_of_place(demo, holder % SERIAL_RANGE) + lap) % BASE_COUNT(types)].women,
		    person);
	snprintf(licence->personnel_type, sizeof licence->personnel_type, "%s", types[type].code);
	snprintf(licence->certificate_serial, sizeof licence->certificate_serial, "%06lu",
		 (SERIAL_FIRST + (unsigned long)((uint64_t)place * SERIAL_FACTOR % SERIAL_RANGE)) % 1000000);
	make_practice(demo, i, type, person, licence);
}
