/* The table of configuration keywords and what reads it. */
#include "config.h"

#include "base/conf.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

enum { FILE_LIMIT = 65536 };

struct keyword {
	const char *name;
	size_t offset;
	int is_number;
	const char *standard_text, *choices;
	long standard, least, most;
};

static const struct keyword keywords[] = {
#define TEXT_ROW(member, keyword, text, words) \
	{.name = keyword, .offset = offsetof(struct conf, member), .standard_text = text, .choices = words},
#define NUMBER_ROW(member, keyword, value, lowest, highest) \
	{.name = keyword, .offset = offsetof(struct conf, member), .is_number = 1, .standard = value, .least = lowest, \
	 .most = highest},
	BASE_CONF_LIST(TEXT_ROW, NUMBER_ROW)
};

static char *text_of(struct conf *conf, const struct keyword *keyword)
{
	return (char *)conf + keyword->offset;
}

static long *number_of(struct conf *conf, const struct keyword *keyword)
{
	return (long *)(void *)((char *)conf + keyword->offset);
}

int base_conf_init(struct conf *conf, const char *data)
{
	*conf = (struct conf){0};
	for (size_t i = 0; i < BASE_COUNT(keywords); i++) {
		if (keywords[i].is_number)
			*number_of(conf, &keywords[i]) = keywords[i].standard;
		else if (base_mem_copy(text_of(conf, &keywords[i]), BASE_CONF_TEXT_SIZE, keywords[i].standard_text))
			return ERR_RANGE;
	}
	return base_mem_copy(conf->data, sizeof conf->data, data);
}

static const struct keyword *find(const char *name, size_t n)
{
	for (size_t i = 0; i < BASE_COUNT(keywords); i++)
		if (strlen(keywords[i].name) == n && strncmp(keywords[i].name, name, n) == 0)
			return &keywords[i];
	return NULL;
}

/* Whether a word is one of the words of a list separated by blanks (an empty list allows everything). */
static int is_choice(const char *choices, const char *word)
{
	size_t n = strlen(word);

	if (!*choices)
		return 1;
	for (const char *at = choices; n && (at = strstr(at, word)); at += n)
		if ((at == choices || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
			return 1;
	return 0;
}

/* Puts a value in its place; a complaint about the value, or NULL. */
static const char *set(struct conf *conf, const struct keyword *keyword, const char *value)
{
	char *end;
	long number;

	if (!keyword->is_number) {
		if (!is_choice(keyword->choices, value))
			return "此關鍵字不接受這個值";
		return base_mem_copy(text_of(conf, keyword), BASE_CONF_TEXT_SIZE, value) ? "值過長" : NULL;
	}
	errno = 0;
	number = strtol(value, &end, 10);
	if (errno || end == value || *end)
		return "此關鍵字的值須為整數";
	if (number < keyword->least || number > keyword->most)
		return "數值超出允許範圍";
	*number_of(conf, keyword) = number;
	return NULL;
}

/* One line without its newline; *column tells where the complaint is. */
static const char *read_line(struct conf *conf, char *line, size_t *column)
{
	char *word = line + strspn(line, " \t"), *value;
	const struct keyword *keyword;
	size_t n = strcspn(word, " \t"), end;

	*column = (size_t)(word - line) + 1;
	if (!*word || *word == '#')
		return NULL;
	if (!base_text_is_utf8(line, strlen(line)))
		return "文字不是正確的 UTF-8";
	keyword = find(word, n);
	if (!keyword)
		return "沒有這個關鍵字";
	value = word + n + strspn(word + n, " \t");
	*column = (size_t)(value - line) + 1;
	end = strlen(value);
	while (end > 0 && strchr(" \t\r", value[end - 1]))
		end--;
	value[end] = '\0';
	if (*value == '"') {
		if (end < 2 || value[end - 1] != '"')
			return "引號沒有結束";
		value[end - 1] = '\0';
		value++;
	} else if (!*value) {
		return "缺少值（空值請寫成 \"\"）";
	}
	return set(conf, keyword, value);
}

int base_conf_read(struct conf *conf, const char *path, struct buf *complaint)
{
	struct buf text = {0};
	int err = base_file_read(path, FILE_LIMIT, &text);
	unsigned line = 0;

	if (!err && strlen(base_buf_text(&text)) != text.len)
		err = ERR_ENCODING;
	if (err)
		base_buf_addf(complaint, "%s: %s", path, base_err_text(err));
	for (char *at = text.data; !err && at && *at;) {
		char *newline = strchr(at, '\n');
		size_t column;
		const char *wrong;

		if (newline)
			*newline = '\0';
		line++;
		wrong = read_line(conf, at, &column);
		if (wrong) {
			base_buf_addf(complaint, "%s:%u:%zu: %s", path, line, column, wrong);
			err = ERR_SYNTAX;
		}
		at = newline ? newline + 1 : NULL;
	}
	base_buf_release(&text);
	return err;
}

int base_conf_path(const struct conf *conf, const char *path, char joined[BASE_CONF_TEXT_SIZE])
{
	int n = *path == '/' ? snprintf(joined, BASE_CONF_TEXT_SIZE, "%s", path)
			     : snprintf(joined, BASE_CONF_TEXT_SIZE, "%s/%s", conf->data, path);

	return n < 0 || n >= BASE_CONF_TEXT_SIZE ? ERR_RANGE : 0;
}
