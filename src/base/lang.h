/*
 * The language in which this process speaks to a person.
 *
 * Sentences stand in the source in Traditional Chinese, whole, and are looked up where they are shown: base_lang_text
 * gives the English one of po/en.po, or the Chinese one back.  What is stored, sent in letters or written to the log
 * stays Chinese.  Whatever a person typed is no sentence and is never looked up.
 *
 * There is one language a process because there is one person at it; base_lang_set is called where that person is
 * known (the start of a program, an SSH session) and where they choose (the driver's key).
 */
#ifndef BASE_LANG_H
#define BASE_LANG_H

/* word, name in maportal.conf, language of a locale's name */
#define BASE_LANG_LIST(X) \
	X(LANG_ZH_TW, "zh_TW", "zh") \
	X(LANG_EN, "en", "en")

#define BASE_LANG_ENUM(word, name, language) word,
enum lang { BASE_LANG_LIST(BASE_LANG_ENUM) LANG_COUNT };

void base_lang_set(enum lang lang);
enum lang base_lang_now(void);

/* The sentence in the present language; it lasts as long as the program, or as the argument where nobody translated. */
const char *base_lang_text(const char *sentence) __attribute__((format_arg(1)));

/* The language of a locale's name, of which what stands behind _ . @ does not count; ERR_NOT_FOUND: none of ours. */
int base_lang_find(const char *locale, enum lang *lang);

/*
 * What an environment asks for: of LC_ALL, LC_MESSAGES and LANG the first that is not empty decides, as POSIX has it;
 * standard (a name of the list) when it names none of ours.  variable finds a value, or NULL.
 */
enum lang base_lang_choose(const char *(*variable)(const void *context, const char *name), const void *context,
			   const char *standard);

/* The same for the environment of this process. */
enum lang base_lang_of_environment(const char *standard);

#endif
