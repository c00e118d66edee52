/*
 * What a file is, by its bytes and not by its name: only what people can open without running it is taken.
 *
 *	domain_media_begin(&probe);
 *	domain_media_add(&probe, bytes, n);	again and again
 *	media = domain_media_finish(&probe);
 */
#ifndef DOMAIN_MEDIA_H
#define DOMAIN_MEDIA_H

#include <stddef.h>

/* word, type, what people call it, endings of names, separated by blanks */
#define DOMAIN_MEDIA_LIST(X) \
	X(MEDIA_PDF, "application/pdf", "PDF文件", "pdf") \
	X(MEDIA_OFFICE, "application/vnd.openxmlformats-officedocument", "Office文件", "docx xlsx pptx") \
	X(MEDIA_OPENDOCUMENT, "application/vnd.oasis.opendocument", "OpenDocument文件", "odt ods odp") \
	X(MEDIA_ZIP, "application/zip", "ZIP壓縮檔", "zip") \
	X(MEDIA_PNG, "image/png", "PNG圖片", "png") \
	X(MEDIA_JPEG, "image/jpeg", "JPEG圖片", "jpg jpeg") \
	X(MEDIA_CSV, "text/csv", "CSV表格", "csv txt") \
	X(MEDIA_TEXT, "text/plain", "文字檔", "txt csv md")

#define DOMAIN_MEDIA_ENUM(word, type, title, endings) word,
enum media { MEDIA_UNKNOWN, DOMAIN_MEDIA_LIST(DOMAIN_MEDIA_ENUM) MEDIA_COUNT };

enum { DOMAIN_MEDIA_HEAD = 512 };

struct media_probe {
	char head[DOMAIN_MEDIA_HEAD];
	size_t head_n;
	int is_text;		 /* so far: UTF-8 without control characters */
	char held[4];		 /* a character of which not all bytes have come */
	size_t held_n;
	size_t lines, commas[2]; /* of the first two lines */
};

void domain_media_begin(struct media_probe *probe);
void domain_media_add(struct media_probe *probe, const void *bytes, size_t n);

/* MEDIA_UNKNOWN: not one that is taken (programs, scripts, what nobody knows). */
enum media domain_media_finish(const struct media_probe *probe);

const char *domain_media_type(enum media media);

/* What people call a type; the type itself when it is none of ours. */
const char *domain_media_title(const char *type);

/* Whether a file of that name may have such content: by what stands behind its last dot. */
int domain_media_fits(enum media media, const char *name);

#endif
