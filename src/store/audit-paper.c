/* Heads as text, and back. */
#include "config.h"

#include "store/audit-paper.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/hex.h"
#include "base/mem.h"

enum { WORD_SIZE = 65, NUMBER_DIGITS = 18, HALF = (BASE_SIGN_TEXT_SIZE - 1) / 2 };

void store_audit_paper_add_key(struct buf *out, const struct audit_key *key)
{
	base_buf_addf(out, "key %s %s\n", key->id, key->public_key);
}

void store_audit_paper_add_head(struct buf *out, const struct audit_head *head, int broken)
{
	const char *gap = broken ? "\n  " : " ";

	base_buf_addf(out, "head %" PRId64 " %" PRId64 " %" PRId64 "%s%s%s%s%s%s%s%.*s%s%s\n", head->id, head->at,
		      head->rows, gap, head->hash, gap, head->previous, gap, head->key_id, gap, HALF, head->signature,
		      gap, head->signature + HALF);
}

/* Where reading has come to. */
struct reader {
	const char *at, *end;
	size_t line;
};

static int is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '>';
}

static void skip_blanks(struct reader *reader)
{
	for (; reader->at < reader->end && is_blank(*reader->at); reader->at++)
		reader->line += *reader->at == '\n';
}

static void skip_line(struct reader *reader)
{
	const char *newline = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));

	reader->line += newline != NULL;
	reader->at = newline ? newline + 1 : reader->end;
}

/* The next word; ERR_SYNTAX when there is none, or a longer one than fits. */
static int read_word(struct reader *reader, char *word, size_t size)
{
	size_t n = 0;

	skip_blanks(reader);
	for (; reader->at < reader->end && !is_blank(*reader->at); reader->at++) {
		if (n + 1 == size || !*reader->at)
			return ERR_SYNTAX;
		word[n++] = *reader->at;
	}
	word[n] = '\0';
	return n ? 0 : ERR_SYNTAX;
}

static int read_number(struct reader *reader, int64_t *number)
{
	char word[NUMBER_DIGITS + 1];
	int err = read_word(reader, word, sizeof word);

	if (err || strspn(word, "0123456789") != strlen(word))
		return ERR_SYNTAX;
	*number = strtoll(word, NULL, 10);
	return 0;
}

/* A word of exactly so many bytes as hexadecimal digits. */
static int read_hex(struct reader *reader, size_t bytes, char *text)
{
	unsigned char raw[BASE_HASH_SIZE];
	int err = read_word(reader, text, BASE_HEX_SIZE(bytes));

	return err ? err : base_hex_read(text, raw, bytes);
}

/* The name must be the key's own: a name is what people compare. */
static int read_key(struct reader *reader, struct audit_paper *paper)
{
	char id[BASE_SIGN_ID_SIZE] = "";
	struct audit_key key = {.made_at = 0};
	int err = read_hex(reader, sizeof key.id / 2, key.id);

	if (!err)
		err = read_hex(reader, sizeof key.public_key / 2, key.public_key);
	if (!err)
		err = base_sign_id(key.public_key, id);
	if (err || strcmp(id, key.id) != 0)
		return ERR_SYNTAX;
	if (store_audit_paper_key(paper, id))
		return 0;
	if (paper->n_keys == STORE_AUDIT_PAPER_KEYS)
		return ERR_RANGE;
	paper->keys[paper->n_keys++] = key;
	return 0;
}

static int read_head(struct reader *reader, struct audit_paper *paper)
{
	struct audit_head head = {.id = 0};
	int err = read_number(reader, &head.id);

	if (!err)
		err = read_number(reader, &head.at);
	if (!err)
		err = read_number(reader, &head.rows);
	if (!err)
		err = read_hex(reader, BASE_HASH_SIZE, head.hash);
	if (!err)
		err = read_hex(reader, BASE_HASH_SIZE, head.previous);
	if (!err)
		err = read_hex(reader, sizeof head.key_id / 2, head.key_id);
	if (!err)
		err = read_hex(reader, HALF / 2, head.signature);
	if (!err)
		err = read_hex(reader, HALF / 2, head.signature + HALF);
	if (err || head.id == 0 || head.rows == 0)
		return ERR_SYNTAX;
	if (paper->n_heads == paper->cap) {
		paper->cap = paper->cap ? 2 * paper->cap : 64;
		paper->heads = base_mem_grow(paper->heads, paper->cap, sizeof *paper->heads);
	}
	paper->heads[paper->n_heads++] = head;
	return 0;
}

static int begins(const struct reader *reader, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(reader->end - reader->at) > n && memcmp(reader->at, word, n) == 0 && is_blank(reader->at[n]);
}

static int read_next(struct reader *reader, struct audit_paper *paper, size_t *line)
{
	int err;

	while (reader->at < reader->end && is_blank(*reader->at) && *reader->at != '\n')
		reader->at++;
	*line = reader->line;
	if (!begins(reader, "key") && !begins(reader, "head")) {
		skip_line(reader);
		return 0;
	}
	if (begins(reader, "key")) {
		reader->at += sizeof "key";
		err = read_key(reader, paper);
	} else {
		reader->at += sizeof "head";
		err = read_head(reader, paper);
	}
	if (!err)
		skip_line(reader);
	return err;
}

static int compare(const void *a, const void *b)
{
	int64_t x = ((const struct audit_head *)a)->id, y = ((const struct audit_head *)b)->id;

	return x < y ? -1 : x > y;
}

/* Letters may be kept twice; the same number for something else is a forgery. */
static int sort(struct audit_paper *paper)
{
	char link[BASE_HASH_TEXT_SIZE], other[BASE_HASH_TEXT_SIZE];
	size_t kept = 0;

	if (!paper->n_heads)
		return ERR_NOT_FOUND;
	qsort(paper->heads, paper->n_heads, sizeof *paper->heads, compare);
	for (size_t i = 1; i < paper->n_heads; i++) {
		if (paper->heads[i].id == paper->heads[kept].id) {
			store_audit_head_link(&paper->heads[i], link);
			store_audit_head_link(&paper->heads[kept], other);
			if (strcmp(link, other) != 0)
				return ERR_SYNTAX;
		} else {
			paper->heads[++kept] = paper->heads[i];
		}
	}
	paper->n_heads = kept + 1;
	return 0;
}

int store_audit_paper_read(struct audit_paper *paper, const char *text, size_t n, size_t *line)
{
	struct reader reader = {.at = text, .end = text + n, .line = 1};
	int err = 0;

	*paper = (struct audit_paper){.n_keys = 0};
	*line = 1;
	while (!err && reader.at < reader.end)
		err = read_next(&reader, paper, line);
	return err ? err : sort(paper);
}

void store_audit_paper_release(struct audit_paper *paper)
{
	free(paper->heads);
	*paper = (struct audit_paper){.n_keys = 0};
}

const struct audit_key *store_audit_paper_key(const struct audit_paper *paper, const char *id)
{
	for (size_t i = 0; i < paper->n_keys; i++)
		if (strcmp(paper->keys[i].id, id) == 0)
			return &paper->keys[i];
	return NULL;
}
