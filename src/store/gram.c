/* Pairs of characters. */
#include "config.h"

#include "store/gram.h"

#include <string.h>
#include <wctype.h>

#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/statement.h"

enum { TAI_FORMAL = 0x81fa, TAI_USUAL = 0x53f0 }; /* 臺 and 台: one word, written in two ways */

static uint32_t fold(uint32_t code)
{
	code = base_gate_fold(code);
	if (code == TAI_FORMAL)
		return TAI_USUAL;
	return code <= ' ' ? ' ' : (uint32_t)towlower((wint_t)code);
}

void store_gram_fold(const char *text, struct buf *out)
{
	size_t n = strlen(text), used;
	char last = ' ';
	uint32_t code;

	for (; n > 0 && (used = base_text_decode(text, n, &code)) > 0; text += used, n -= used) {
		char bytes[BASE_TEXT_CHAR_SIZE];

		code = fold(code);
		if (code == ' ' && last == ' ')
			continue;
		base_text_encode(code, bytes);
		base_buf_add_text(out, bytes);
		last = code == ' ' ? ' ' : 'x';
	}
}

/* Bytes of the first pair; 0 when there is less than that. */
static size_t pair(const char *text, size_t n)
{
	uint32_t code;
	size_t first = base_text_decode(text, n, &code), second = 0;

	if (first > 0 && first < n)
		second = base_text_decode(text + first, n - first, &code);
	return second ? first + second : 0;
}

/* A word of one character has no pair: all are looked through for it. */
void store_gram_open(const struct listing *listing, struct gram_query *query)
{
	struct buf word = {0};

	*query = (struct gram_query){0};
	store_gram_fold(listing->word, &word);
	if (word.len > 0 && word.data[word.len - 1] == ' ')
		base_buf_cut(&word, word.len - 1);
	base_buf_add(&query->gram, base_buf_text(&word), pair(base_buf_text(&word), word.len));
	base_buf_add_char(&query->pattern, '%');
	for (size_t i = 0; i < word.len; i++) {
		if (strchr("%_\\", word.data[i]))
			base_buf_add_char(&query->pattern, '\\');
		base_buf_add_char(&query->pattern, word.data[i]);
	}
	base_buf_add_char(&query->pattern, '%');
	base_buf_release(&word);
}

void store_gram_close(struct gram_query *query)
{
	base_buf_release(&query->gram);
	base_buf_release(&query->pattern);
}

/* Every text has the empty gram: without a word all are listed by it. */
int store_gram_write(struct store *store, const char *kind, int64_t id, int is_pinned, const char *published_date,
		     const char *search_text)
{
	int err = store_statement_run(store, STATEMENT_GRAM_DROP, "si", kind, id);
	size_t n = strlen(search_text), taken = 0, used;
	struct buf gram = {0};
	uint32_t code;

	while (!err) {
		err = store_statement_run(store, STATEMENT_GRAM_ADD, "ssisi", base_buf_text(&gram), kind,
					  (int64_t)is_pinned, published_date, id);
		taken = pair(search_text, n);
		if (taken == 0)
			break;
		base_buf_clear(&gram);
		base_buf_add(&gram, search_text, taken);
		used = base_text_decode(search_text, n, &code);
		search_text += used;
		n -= used;
	}
	base_buf_release(&gram);
	return err;
}

int store_gram_categories(struct store *store, const char *kind, struct category *categories, size_t max, size_t *n)
{
	static const struct field fields[] = {STORE_FIELD(FIELD_TEXT, category, category)};
	static const struct shape shape = STORE_SHAPE(category, fields);
	static const enum statement tables[] = {STATEMENT_NOTICE_CATEGORIES, STATEMENT_DOCUMENT_CATEGORIES};
	int err = 0;

	*n = 0;
	for (size_t i = 0; !err && *n == 0 && i < BASE_COUNT(tables); i++) {
		sqlite3_stmt *run;

		err = store_statement_start(store, tables[i], &run, "si", kind, (int64_t)max);
		if (!err)
			err = store_statement_collect(store, run, &shape, categories, n);
	}
	return err;
}
