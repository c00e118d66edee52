/* The language of the process, and its sentences from the compiled catalogue. */
#include "config.h"

#include "base/lang.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/catalog.h"
#include "base/err.h"
#include "base/mem.h"

/*
 * Of the file that msgfmt writes: words of four bytes, and tables of length and offset, the originals sorted.
 */
enum { AT_COUNT = 8, AT_ORIGINALS = 12, AT_TRANSLATIONS = 16, ROW = 8, ROW_OFFSET = 4 };

static enum lang now = LANG_ZH_TW;

static const struct {
	const char *name, *language;
} rows[LANG_COUNT] = {
#define LANG_ROW(word, its_name, its_language) [word] = {its_name, its_language},
	BASE_LANG_LIST(LANG_ROW)
#undef LANG_ROW
};

void base_lang_set(enum lang lang)
{
	now = lang;
}

enum lang base_lang_now(void)
{
	return now;
}

static uint32_t word_at(size_t at)
{
	const unsigned char *byte = base_catalog_en + at;

	return byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
}

/* Sentence i of one of the two tables. */
static const char *sentence_at(unsigned table, uint32_t i)
{
	return (const char *)base_catalog_en + word_at(word_at(table) + (size_t)i * ROW + ROW_OFFSET);
}

const char *base_lang_text(const char *sentence)
{
	uint32_t low = 0, high = word_at(AT_COUNT);

	/* the empty sentence is the catalogue's heading */
	if (now != LANG_EN || !*sentence)
		return sentence;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = strcmp(sentence, sentence_at(AT_ORIGINALS, middle));

		if (order == 0)
			return sentence_at(AT_TRANSLATIONS, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return sentence;
}

int base_lang_find(const char *locale, enum lang *lang)
{
	size_t n = strcspn(locale, "_.@-");

	for (size_t i = 0; i < LANG_COUNT; i++)
		if (strlen(rows[i].language) == n && strncmp(rows[i].language, locale, n) == 0) {
			*lang = (enum lang)i;
			return 0;
		}
	return ERR_NOT_FOUND;
}

enum lang base_lang_choose(const char *(*variable)(const void *context, const char *name),
			   const void *context, const char *standard)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	enum lang lang = LANG_ZH_TW;
	const char *value = NULL;

	for (size_t i = 0; i < BASE_COUNT(names) && (!value || !*value); i++)
		value = variable(context, names[i]);
	if (!value || base_lang_find(value, &lang))
		base_lang_find(standard, &lang);
	return lang;
}

static const char *environment(const void *context, const char *name)
{
	(void)context;
	return getenv(name);
}

enum lang base_lang_of_environment(const char *standard)
{
	return base_lang_choose(environment, NULL, standard);
}
