/* Titles, categories, dates and names of what is published. */
#include "config.h"

#include "domain/publication.h"

#include <string.h>

#include "base/date.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/rule.h"
#include "domain/shape.h"

static void normalise_date(char *text, size_t size)
{
	char iso[BASE_DATE_TEXT_SIZE];
	struct date date;

	if (!*text || base_date_parse(text, &date))
		return;
	base_date_format_iso(date, iso);
	base_mem_copy(text, size, iso);
}

void domain_publication_normalise(struct publication *publication, const char *today)
{
	if (!*publication->published_date)
		base_mem_copy(publication->published_date, sizeof publication->published_date, today);
	normalise_date(publication->published_date, sizeof publication->published_date);
	normalise_date(publication->valid_until, sizeof publication->valid_until);
}

/* A text of one line that came from anywhere. */
static enum rule look_at_text(const char *text, size_t most, enum rule long_rule)
{
	struct buf admitted = {0};
	enum gate_fault fault = base_gate_admit(text, strlen(text), 0, &admitted);

	base_buf_release(&admitted);
	if (fault)
		return domain_rule_from_gate(fault);
	return base_text_length(text) > most ? long_rule : RULE_NONE;
}

void domain_publication_check_title(const void *publication, struct problems *problems)
{
	const char *title = ((const struct publication *)publication)->title;

	domain_rule_add(problems, "title",
			*title ? look_at_text(title, DOMAIN_PUBLICATION_TITLE_CHARS, RULE_PUB_1) : RULE_PUB_1);
}

void domain_publication_check_category(const void *publication, struct problems *problems)
{
	domain_rule_add(problems, "category",
			look_at_text(((const struct publication *)publication)->category,
				     DOMAIN_PUBLICATION_CATEGORY_CHARS, RULE_PUB_2));
}

static int is_date(const char *text)
{
	struct date date;

	return base_date_parse(text, &date) == 0;
}

void domain_publication_check_published_date(const void *publication, struct problems *problems)
{
	const char *date = ((const struct publication *)publication)->published_date;

	if (*date && !is_date(date))
		domain_rule_add(problems, "published_date", RULE_PUB_4);
}

void domain_publication_check_valid_until(const void *publication, struct problems *problems)
{
	const struct publication *typed = publication;
	struct date first, last;

	if (!*typed->valid_until)
		return;
	if (base_date_parse(typed->valid_until, &last))
		domain_rule_add(problems, "valid_until", RULE_PUB_4);
	else if (*typed->published_date && base_date_parse(typed->published_date, &first) == 0 &&
		 base_date_days(first) > base_date_days(last))
		domain_rule_add(problems, "valid_until", RULE_PUB_5);
}

static int is_letter_or_digit(char c)
{
	return domain_shape_is_upper(c) || domain_shape_is_lower(c) || domain_shape_is_digit(c);
}

/* It becomes a file's name on other people's machines: nothing that a shell or a file system takes for more. */
void domain_publication_check_name(const void *publication, struct problems *problems)
{
	const char *name = ((const struct publication *)publication)->name;
	int is_right = is_letter_or_digit(*name);

	for (const char *at = name; is_right && *at; at++)
		is_right = is_letter_or_digit(*at) || *at == '-' || *at == '_' || (*at == '.' && at[1] && at[1] != '.');
	if (!is_right)
		domain_rule_add(problems, "name", RULE_DOC_1);
}

void domain_publication_check_notice(const struct publication *publication, struct problems *problems)
{
	domain_publication_check_title(publication, problems);
	domain_publication_check_category(publication, problems);
	domain_publication_check_published_date(publication, problems);
	domain_publication_check_valid_until(publication, problems);
}

void domain_publication_check_document(const struct publication *publication, struct problems *problems)
{
	domain_publication_check_name(publication, problems);
	domain_publication_check_notice(publication, problems);
}
