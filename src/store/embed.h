/* Text files of db/ that are part of the program: migrations, connection settings, code tables. */
#ifndef STORE_EMBED_H
#define STORE_EMBED_H

struct embed {
	const char *path; /* below db/ */
	const char *text;
};

/* In the order of src/store/local.mk (migrations ascending); ends with a row of NULL. */
extern const struct embed store_embed_files[];

#endif
