/* Marks at the beginning of files, and what makes a text. */
#include "config.h"

#include "domain/media.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"

static const struct row {
	const char *type, *title_zh, *endings;
} rows[MEDIA_COUNT] = {
	[MEDIA_UNKNOWN] = {"", "", ""},
#define ROW(word, its_type, its_title, its_endings) [word] = {its_type, its_title, its_endings},
	DOMAIN_MEDIA_LIST(ROW)
#undef ROW
};

#define MARK(bytes) bytes, sizeof bytes - 1

enum { ZIP_NAME = 30 }; /* where the name of its first entry begins */

static const struct {
	const char *mark;
	size_t n;
	enum media media;
} marks[] = {
	{MARK("%PDF-"), MEDIA_PDF},
	{MARK("PK\x03\x04"), MEDIA_ZIP},
	{MARK("\x89PNG\r\n\x1a\n"), MEDIA_PNG},
	{MARK("\xff\xd8\xff"), MEDIA_JPEG},
	{MARK("#!"), MEDIA_UNKNOWN}, /* text that a system would run */
};

void domain_media_begin(struct media_probe *probe)
{
	*probe = (struct media_probe){.is_text = 1};
}

static void take_character(struct media_probe *probe, uint32_t code)
{
	if ((code < ' ' && code != '\t' && code != '\n' && code != '\r') || (code >= 0x7f && code < 0xa0))
		probe->is_text = 0;
	probe->lines += code == '\n';
	if (code == ',' && probe->lines < BASE_COUNT(probe->commas))
		probe->commas[probe->lines]++;
}

static void take_byte(struct media_probe *probe, char byte)
{
	uint32_t code;

	probe->held[probe->held_n++] = byte;
	if (base_text_decode(probe->held, probe->held_n, &code) > 0) {
		probe->held_n = 0;
		take_character(probe, code);
	} else if (probe->held_n == sizeof probe->held) {
		probe->held_n = 0;
		probe->is_text = 0;
	}
}

void domain_media_add(struct media_probe *probe, const void *bytes, size_t n)
{
	const char *at = bytes;
	size_t room = sizeof probe->head - probe->head_n, taken = n < room ? n : room;

	memcpy(probe->head + probe->head_n, at, taken);
	probe->head_n += taken;
	for (size_t i = 0; i < n && probe->is_text; i++)
		take_byte(probe, at[i]);
}

static int has_at(const struct media_probe *probe, size_t at, const char *word)
{
	size_t n = strlen(word);

	return probe->head_n >= at + n && memcmp(probe->head + at, word, n) == 0;
}

static enum media kind_of_zip(const struct media_probe *probe)
{
	if (has_at(probe, ZIP_NAME, "[Content_Types].xml"))
		return MEDIA_OFFICE;
	if (has_at(probe, ZIP_NAME, "mimetypeapplication/vnd.oasis.opendocument."))
		return MEDIA_OPENDOCUMENT;
	return MEDIA_ZIP;
}

static enum media kind_of_text(const struct media_probe *probe)
{
	if (!probe->is_text || probe->held_n > 0 || probe->head_n == 0)
		return MEDIA_UNKNOWN;
	if (probe->commas[0] > 0 && probe->lines > 0 && (probe->lines == 1 || probe->commas[1] == probe->commas[0]))
		return MEDIA_CSV;
	return MEDIA_TEXT;
}

enum media domain_media_finish(const struct media_probe *probe)
{
	for (size_t i = 0; i < BASE_COUNT(marks); i++)
		if (probe->head_n >= marks[i].n && memcmp(probe->head, marks[i].mark, marks[i].n) == 0)
			return marks[i].media == MEDIA_ZIP ? kind_of_zip(probe) : marks[i].media;
	return kind_of_text(probe);
}

const char *domain_media_type(enum media media)
{
	return rows[media].type;
}

const char *domain_media_title(const char *type)
{
	for (size_t i = 1; i < BASE_COUNT(rows); i++)
		if (strcmp(rows[i].type, type) == 0)
			return rows[i].title_zh;
	return type;
}

int domain_media_fits(enum media media, const char *name)
{
	const char *ending = strrchr(name, '.'), *at = rows[media].endings;

	if (!ending)
		return 0;
	for (ending++; *at; at += strspn(at, " ")) {
		size_t n = strcspn(at, " ");

		if (strlen(ending) == n && strncasecmp(at, ending, n) == 0)
			return 1;
		at += n;
	}
	return 0;
}
