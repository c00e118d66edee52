/*
 * What every program does first: locale, log, and the options that all of them take.
 *
 *	--data DIR     the data directory (default: the one chosen when the program was built)
 *	--config FILE  the configuration (default: DIR/maportal.conf, where there is one)
 *	--now INSTANT  stops the clock at YYYY-MM-DDThh:mm, Taipei time; for tests and demonstrations
 *	--help         says how the program is used
 *	--version
 */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/conf.h"

enum { BASE_PROGRAM_DONE = 0, BASE_PROGRAM_FAILED = 1, BASE_PROGRAM_MISUSED = 2 }; /* exit status */

/* One option: a row of a table that ends with a NULL name. */
struct program_option {
	const char *name;     /* without dashes */
	const char *argument; /* what its value is called; NULL: takes none */
	const char *help;
};

enum program_common { PROGRAM_DATA, PROGRAM_CONFIG, PROGRAM_NOW, PROGRAM_HELP, PROGRAM_VERSION, PROGRAM_COMMON_COUNT };

/* Those that all programs take, in the order of the enum. */
extern const struct program_option base_program_options[PROGRAM_COMMON_COUNT + 1];

struct program {
	const char *name, *usage; /* usage: the arguments, as the first line of the help shows them */
	const char *purpose;	  /* one sentence for the help */
	const struct program_option *options; /* its own; NULL when it has none */
	const char **values; /* beside options: what was given ("" for one without a value); NULL: not given */
	const char *common[PROGRAM_COMMON_COUNT]; /* beside base_program_options, likewise */
	struct conf conf;
	char **arguments; /* from the first word on that is no option of these; ends with NULL */
};

/*
 * Fills conf, option values and arguments.  1: go on; 0: the program is finished and *status is its exit status (help
 * was asked for, or a complaint was printed on standard error).
 */
int base_program_start(struct program *program, int argc, char **argv, int *status);

/*
 * The part of it that comes after the command line, for programs that read theirs otherwise: the clock, the defaults
 * for the data directory, the configuration (NULL: not given).  An exit status; a complaint was printed unless it is
 * BASE_PROGRAM_DONE.
 */
int base_program_configure(struct program *program, const char *data, const char *config, const char *now);

/*
 * Reads the configuration anew, as base_program_start did, into conf; what is wrong is appended to complaint as one
 * line, and conf is then not to be used.
 */
int base_program_reread(const struct program *program, struct conf *conf, struct buf *complaint);

/* Prints "NAME: subject：the sentence of err" on standard error; BASE_PROGRAM_FAILED. */
int base_program_fail(const struct program *program, const char *subject, int err);

#endif
